package org.qistage.runtime.explore;

import java.util.List;

/// What a task did between being taken from the ready queue and giving up the processor.
///
/// @param task the task's number
/// @param ready the numbers of the tasks that were ready, in the order of the queue
/// @param cause the index of the slice that made the task ready; -1 when that was none: the root
///     task, a timer, an answer from outside
/// @param footprint what it used that other tasks may use, too
/// @param cancelled the numbers of the tasks that it cancelled: what they would have done next never was
public record Slice(
    int task, List<Integer> ready, int cause, Footprint footprint, List<Integer> cancelled) {
  public Slice {
    ready = List.copyOf(ready);
    cancelled = List.copyOf(cancelled);
  }

  /// Whether there were others to choose from.
  boolean isChoice() {
    return ready.size() > 1;
  }
}
