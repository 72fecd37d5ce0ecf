package org.qistage.runtime;

import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;

/// A 未来 that has its outcome from the start, without a task that runs.
final class ReadyFuture extends Task {
  private final String maker;

  ReadyFuture(String maker) {
    this.maker = maker;
    status = COMPLETED;
  }

  /// One with a value, which the caller puts into the registers.
  static ReadyFuture completed() {
    return new ReadyFuture("");
  }

  /// One that has failed. Like a failed task it is reported when nobody awaits it.
  ///
  /// @param maker what has made it, for the report
  static ReadyFuture failed(QiError error, String maker, Context context) {
    ReadyFuture future = new ReadyFuture(maker);
    future.ref = error;
    future.status = FAILED;
    context.scheduler.number(future, context);
    context.scheduler.ended(future, context);
    return future;
  }

  @Override
  public void start(Context context) {
    throw new IllegalStateException("a future has nothing to run");
  }

  @Override
  public void finish(Context context) {
    throw new IllegalStateException("a future has nothing to run");
  }

  @Override
  TaskName name() {
    return new TaskName(number, maker);
  }
}
