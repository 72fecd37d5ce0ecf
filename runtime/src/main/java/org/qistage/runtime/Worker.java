package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;

/// A thread that runs tasks, with the one context that it lends them.
public final class Worker extends Thread {
  private final Context context;
  private volatile @Nullable Fault reason;

  Worker(Runnable body, Context context, long stackBytes) {
    super(null, body, "qi-worker", stackBytes);
    this.context = context;
  }

  /// Ends what runs on it: at its next look at {@link Interruptions}, or when it next has to wait.
  ///
  /// @param why what the run is to fail with
  void stop(Fault why) {
    reason = why;
    interrupt();
  }

  /// What it was stopped for; null when it was only interrupted.
  @Nullable Fault reason() {
    return reason;
  }

  /// The context of this worker.
  public Context context() {
    return context;
  }
}
