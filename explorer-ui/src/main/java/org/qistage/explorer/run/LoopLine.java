package org.qistage.explorer.run;

import java.util.Optional;
import java.util.OptionalInt;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// The lines of the scheduler's loop.
enum LoopLine {
  /// It takes the first ready task.
  TAKE,
  /// It runs it until it is suspended or ends.
  RUN,
  /// It wakes those whom that released.
  WAKE,
  /// If none is ready: the time goes on, or it is a deadlock.
  IDLE;

  /// The line that an event belongs to; empty before the first and after a run that has ended well.
  ///
  /// @param deadlock the event after which nothing could go on; empty for a run without a deadlock
  @SuppressWarnings("EnumOrdinal") // the number is that of the recorded form
  static Optional<LoopLine> of(TraceLog log, int event, OptionalInt deadlock) {
    if (event < 0) {
      return Optional.empty();
    }
    if (deadlock.isPresent() && event > deadlock.getAsInt()) {
      return Optional.of(IDLE);
    }
    EventKind kind = log.kind(event);
    return switch (kind) {
      case STARTED, SKIPPED -> Optional.of(TAKE);
      // A new task is no woken one: making it is a part of running.
      case READIED -> Optional.of(log.b(event) == Cause.SPAWN.ordinal() ? RUN : WAKE);
      case TIMER_FIRED -> Optional.of(IDLE);
      case ENDED -> Optional.empty();
      default -> Optional.of(RUN);
    };
  }
}
