package org.qistage.runtime;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// Lengths of time that programs give.
final class Durations {
  private Durations() {}

  /// The length, which must not be negative.
  static long required(long milliseconds) {
    if (milliseconds < 0) {
      throw QiError.of(new Fault.NegativeDuration(milliseconds));
    }
    return milliseconds;
  }
}
