package org.qistage.explorer.model;

import java.util.EnumSet;
import java.util.Set;
import org.qistage.pipeline.trace.Trace;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// Where a position of one recording is in another: as far as the two have happened alike up to it. When one of
/// them counts references and the other does not, what counting adds to the events is passed over.
final class SamePlace {
  /// What there may be more of in a recording that counts. Frames keep more, and what is allocated is met.
  private static final Set<EventKind> OF_COUNTING =
      EnumSet.of(
          EventKind.OBJECT,
          EventKind.SLOT,
          EventKind.ALLOCATED,
          EventKind.STORED,
          EventKind.RETAINED,
          EventKind.RELEASED,
          EventKind.FREED);

  private final TraceLog before;
  private final TraceLog after;
  private final boolean counting;

  private SamePlace(Trace before, Trace after) {
    this.before = before.log();
    this.after = after.log();
    counting = before.settings().memory() != after.settings().memory();
  }

  /// @return the last event of the other recording up to which the two are alike, the position at most; -1
  ///     for none
  static int of(int position, Trace before, Trace after) {
    return new SamePlace(before, after).find(position);
  }

  private int find(int position) {
    int found = -1;
    int one = next(before, 0);
    int other = next(after, 0);
    while (one <= position && one < before.size() && other < after.size() && isSame(one, other)) {
      found = other;
      one = next(before, one + 1);
      other = next(after, other + 1);
    }
    return found;
  }

  private int next(TraceLog log, int from) {
    int event = from;
    while (counting && event < log.size() && OF_COUNTING.contains(log.kind(event))) {
      event++;
    }
    return event;
  }

  private boolean isSame(int one, int other) {
    // The code that counts is other code, so its places have other numbers.
    return before.kind(one) == after.kind(other)
        && before.a(one) == after.a(other)
        && (counting || before.b(one) == after.b(other));
  }
}
