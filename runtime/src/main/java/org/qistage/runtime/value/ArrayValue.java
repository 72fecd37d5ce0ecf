package org.qistage.runtime.value;

import java.util.Objects;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// An array that grows, with its elements in an array of their own representation. Subclasses differ
/// by that alone; they are written out so that no element is ever boxed and every access inlines.
///
/// An access tests the index by `Objects.checkIndex`, which HotSpot knows: it takes the test out of
/// counted loops over 整数, which no comparison written by hand gets (a third of the time of a matrix
/// kernel).
public abstract sealed class ArrayValue permits ArrayI64, ArrayI32, ArrayF64, ArrayBool, ArrayRef {
  /// More than this no JVM array holds.
  static final int MOST = Integer.MAX_VALUE - 8;

  /// How many elements there are; the storage may be longer.
  int length;

  public final long length() {
    return length;
  }

  /// Writes one element as it stands inside a collection.
  abstract void appendElement(StringBuilder text, int index);

  /// Raises 下标越界 unless the index is that of an element.
  final void checkIndex(long index) {
    int count = length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw QiError.of(new Fault.IndexOutOfRange(index, count));
    }
  }

  /// The length of new storage for a capacity that was asked for.
  static int storageFor(long capacity) {
    if (capacity < 0) {
      throw QiError.of(new Fault.NegativeSize(capacity));
    }
    if (capacity > MOST) {
      throw QiError.of(new Fault.TooManyElements(String.valueOf(capacity)));
    }
    return (int) capacity;
  }

  /// The length of the storage after growing to hold one more than `length`.
  static int grown(int length) {
    if (length >= MOST) {
      throw QiError.of(new Fault.TooManyElements(String.valueOf(length + 1L)));
    }
    return (int) Math.min(MOST, Math.max(8L, length + (length >> 1) + 1L));
  }
}
