package org.qistage.runtime.value;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.memory.Holder;

/// An array that grows, with its elements in an array of their own representation. Subclasses differ
/// by that alone; they are written out so that no element is ever boxed. The accesses are in {@link
/// QiArrays}.
public abstract sealed class ArrayValue implements Holder
    permits ArrayI64, ArrayI32, ArrayF64, ArrayBool, ArrayRef {
  /// More than this no JVM array holds.
  static final int MOST = Integer.MAX_VALUE - 8;

  /// How many elements there are; the storage may be longer.
  int length;

  @Override
  public void poison() {
    length = 0;
  }

  /// Writes one element as it stands inside a collection.
  abstract void appendElement(ValueText out, int index);

  /// Writes one element as 打印 writes it alone.
  abstract void appendPlain(StringBuilder text, int index);

  /// Turns the order of the elements round.
  abstract void reverse();

  /// Puts the elements in their natural order.
  abstract void sort();

  /// An element as 64 bits: an f64 by its bits, 布尔 as 0 or 1; 0 for a reference.
  abstract long bits(int index);

  /// A new array with the same elements.
  abstract ArrayValue copy();

  /// Takes over the elements of another array of its class, which is not used any more.
  abstract void takeElementsOf(ArrayValue other);

  static QiError outOfRange(long index, int length) {
    return QiError.of(new Fault.IndexOutOfRange(index, length));
  }

  /// The length of new storage for a capacity that was asked for.
  static int storageFor(long capacity) {
    int size = (int) capacity;
    if (size != capacity || size < 0 || size > MOST) {
      throw noSuchSize(capacity);
    }
    return size;
  }

  private static QiError noSuchSize(long capacity) {
    return QiError.of(
        capacity < 0
            ? new Fault.NegativeSize(capacity)
            : new Fault.TooManyElements(String.valueOf(capacity)));
  }

  /// The length of the storage after growing to hold one more than `length`.
  static int grown(int length) {
    if (length >= MOST) {
      throw QiError.of(new Fault.TooManyElements(String.valueOf(length + 1L)));
    }
    return (int) Math.min(MOST, Math.max(8L, length + (length >> 1) + 1L));
  }
}
