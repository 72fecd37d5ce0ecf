package org.qistage.runtime.value;

import java.util.Arrays;

/// An array of 整数 or 长整数.
public final class ArrayI64 extends ArrayValue {
  private long[] elements;

  public ArrayI64(long capacity) {
    elements = new long[storageFor(capacity)];
  }

  /// An array of so many times the same value.
  public static ArrayI64 filled(long count, long value) {
    ArrayI64 array = new ArrayI64(count);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public long get(long index) {
    checkIndex(index);
    return elements[(int) index];
  }

  public void set(long index, long value) {
    checkIndex(index);
    elements[(int) index] = value;
  }

  public void add(long value) {
    int count = length;
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, grown(count));
    }
    elements[count] = value;
    length = count + 1;
  }

  @Override
  void appendElement(StringBuilder text, int index) {
    text.append(elements[index]);
  }
}
