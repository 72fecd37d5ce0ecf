package org.qistage.pipeline.launch;

/// How a {@link ChildRun} ended.
public sealed interface ChildEnd {
  /// The run came to its end; its report, if any, has been passed on.
  ///
  /// @param exitStatus as in {@link Launched.Ran}; 1 also for a program that did not start
  record Ran(int exitStatus) implements ChildEnd {}

  /// It was killed by {@link ChildRun#kill}.
  record Killed() implements ChildEnd {}

  /// The process ended without having come to the end of the run: a C program crashed or called `exit`,
  /// somebody killed it, or the JVM could not be started.
  ///
  /// @param status the process's exit status; on Linux 128 and the number of the signal that ended it
  record Crashed(int status) implements ChildEnd {}
}
