package org.qistage.runtime;

/// Lets a program be ended from outside while it computes. Sessions put a call of {@link #check} into
/// every loop and at the head of every function.
public final class Interruptions {
  private Interruptions() {}

  /// Ends the run, past every 捕获, when its thread has been interrupted.
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw RunStopped.quietly();
    }
  }
}
