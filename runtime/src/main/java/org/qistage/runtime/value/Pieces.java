package org.qistage.runtime.value;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The bounds of a piece of an 数组 or a 字符串: from the first position up to, and without, the second.
public final class Pieces {
  private Pieces() {}

  /// @throws QiError when the piece does not lie inside the length
  public static void check(long from, long to, long length) {
    if (from < 0 || from > length) {
      throw QiError.of(new Fault.IndexOutOfRange(from, length));
    }
    if (to < 0 || to > length) {
      throw QiError.of(new Fault.IndexOutOfRange(to, length));
    }
    if (from > to) {
      throw QiError.of(new Fault.ReversedBounds(from, to));
    }
  }
}
