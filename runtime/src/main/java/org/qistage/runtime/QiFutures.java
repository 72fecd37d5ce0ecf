package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI for 未来 that are made with their outcome.
public final class QiFutures {
  private QiFutures() {}

  public static Task qi_future_ready_i64(long value) {
    Task future = ReadyFuture.completed();
    future.i64 = value;
    return future;
  }

  public static Task qi_future_ready_i32(int value) {
    return qi_future_ready_i64(value);
  }

  public static Task qi_future_ready_f64(double value) {
    return qi_future_ready_i64(Double.doubleToRawLongBits(value));
  }

  public static Task qi_future_ready_bool(boolean value) {
    return qi_future_ready_i64(value ? 1 : 0);
  }

  public static Task qi_future_ready_ref(@Nullable Object value) {
    Task future = ReadyFuture.completed();
    future.ref = value;
    return future;
  }

  /// One without a value.
  public static Task qi_future_ready() {
    return ReadyFuture.completed();
  }

  /// One that has failed with an error of the program's own.
  ///
  /// @param maker what has made it, for reports
  public static Task qi_future_failed_text(String text, String maker, Context context) {
    return ReadyFuture.failed(QiError.of(new Fault.User(text)).endedHere(), maker, context);
  }

  /// One that has failed with an error that was caught before.
  ///
  /// @param maker what has made it, for reports
  public static Task qi_future_failed(QiError error, String maker, Context context) {
    return ReadyFuture.failed(error.endedHere(), maker, context);
  }
}
