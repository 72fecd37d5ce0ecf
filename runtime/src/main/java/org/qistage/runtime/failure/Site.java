package org.qistage.runtime.failure;

/// A place that a failure passed, still without names: those are in the {@link ProgramMap}.
public sealed interface Site {
  /// An activation that was on the machine's stack.
  record Call(StackTraceElement element) implements Site {}

  /// A suspended activation.
  ///
  /// @param className the binary name of its frame's class
  /// @param state the number of the suspension point that it waited at
  record Suspended(String className, int state) implements Site {}

  /// The failure went over from a task to the one that awaited it; the awaiting task's places
  /// follow.
  record AwaitedBy(TaskName failed, TaskName waiter) implements Site {}
}
