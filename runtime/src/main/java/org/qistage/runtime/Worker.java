package org.qistage.runtime;

/// A thread that runs tasks, with the one context that it lends them.
public final class Worker extends Thread {
  private final Context context;

  Worker(Runnable body, Context context, long stackBytes) {
    super(null, body, "qi-worker", stackBytes);
    this.context = context;
  }

  /// The context of this worker.
  public Context context() {
    return context;
  }
}
