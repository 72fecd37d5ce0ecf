package org.qistage.explorer.run;

import java.util.OptionalInt;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.runtime.trace.TraceLog;

/// The deadlock that a run has ended in.
final class Deadlock {
  private Deadlock() {}

  /// The last event before the scheduler found that nothing can go on; what follows is only that it cancels
  /// the tasks. Empty for a run that ended otherwise.
  @SuppressWarnings("EnumOrdinal") // the number is that of the recorded form
  static OptionalInt at(TraceNavigator navigator) {
    TraceLog log = navigator.trace().log();
    int event = log.size() - 1;
    if (event < 0 || !isEnd(log, event) || log.b(event) != RunEnd.DEADLOCK.ordinal()) {
      return OptionalInt.empty();
    }
    while (event >= 0 && isEnd(log, event)) {
      event--;
    }
    return OptionalInt.of(event);
  }

  private static boolean isEnd(TraceLog log, int event) {
    return switch (log.kind(event)) {
      case ENDED, CANCELLED -> true;
      default -> false;
    };
  }
}
