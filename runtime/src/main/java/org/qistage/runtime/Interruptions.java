package org.qistage.runtime;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// Lets a program be ended from outside while it computes. Sessions, and launches with a time limit, put
/// a call of {@link #check} into every loop and at the head of every function.
public final class Interruptions {
  private Interruptions() {}

  /// Ends the run, past every 捕获, when its thread has been interrupted.
  public static void check() {
    Thread thread = Thread.currentThread();
    if (thread.isInterrupted()) {
      Fault reason = thread instanceof Worker worker ? worker.reason() : null;
      throw reason == null ? RunStopped.quietly() : RunStopped.by(QiError.of(reason));
    }
  }
}
