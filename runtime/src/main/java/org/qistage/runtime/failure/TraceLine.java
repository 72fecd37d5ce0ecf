package org.qistage.runtime.failure;

/// A line of a Qi call stack.
public sealed interface TraceLine {
  /// @param line from 1; 0 when it is not known
  record Call(String function, String file, int line) implements TraceLine {}

  /// What stands above happened in the failed task; what follows, in the task that awaited it.
  record Awaited(int failedTask, String failedFunction, int waitingTask, String waitingFunction)
      implements TraceLine {}

  /// So many lines are left out here.
  ///
  /// @param atLeast whether there were more than could be counted
  record Omitted(long count, boolean atLeast) implements TraceLine {}
}
