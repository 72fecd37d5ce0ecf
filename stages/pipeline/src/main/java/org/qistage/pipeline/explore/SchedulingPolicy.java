package org.qistage.pipeline.explore;

import java.util.List;

/// Picks which of several ready tasks runs next. A jar offers one by naming an implementation in
/// `META-INF/services/org.qistage.pipeline.explore.SchedulingPolicy`; each run gets a new instance.
///
/// Only the deterministic scheduler asks, on its own thread, and only when two tasks or more are ready. The
/// same questions have to get the same answers, or the run could not be repeated.
@FunctionalInterface
public interface SchedulingPolicy {
  /// @param ready at least two tasks, in the order in which they joined the queue: taking the first each time is
  ///     first in, first out
  /// @return the number of one of them
  int choose(List<ReadyTask> ready);

  /// A task that could run.
  ///
  /// @param task its number
  /// @param arrived the how manieth it was to join the queue; greater for those that came later
  /// @param turns how often it has run already
  record ReadyTask(int task, long arrived, int turns) {}
}
