package org.qistage.explorer.live;

/// How a run at full speed is getting on.
sealed interface LiveState {
  /// Nothing has been run yet.
  record Idle() implements LiveState {}

  /// The program is compiled, or its process begins.
  record Starting() implements LiveState {}

  /// @param process its number
  record Running(long process) implements LiveState {}

  /// It has ended.
  sealed interface Ended extends LiveState {}

  /// The program came to its end.
  ///
  /// @param status 0 for a run without failure
  record Finished(int status) implements Ended {}

  /// The user has stopped it.
  record Stopped() implements Ended {}

  /// Its process is gone without having come to the end of the run.
  ///
  /// @param status the process's exit status
  /// @param signal the number of the signal that ended it, where the system tells; else 0
  record Crashed(int status, int signal) implements Ended {}

  /// It was stopped, and its process is still there.
  record Stuck(long process) implements Ended {}

  /// The program has errors.
  record Refused(int errors) implements Ended {}

  /// There is no process.
  ///
  /// @param reason in the system's words
  record NotStarted(String reason) implements Ended {}

  default boolean isRunning() {
    return this instanceof Starting || this instanceof Running;
  }
}
