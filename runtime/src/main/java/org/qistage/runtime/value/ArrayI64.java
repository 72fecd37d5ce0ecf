package org.qistage.runtime.value;

import java.util.Arrays;

/// An array of 整数 or 长整数.
public final class ArrayI64 extends ArrayValue {
  long[] elements;

  ArrayI64(long capacity) {
    elements = new long[storageFor(capacity)];
  }

  /// Apart, so that adding is small enough to inline everywhere: then the elements of a literal are
  /// stored straight into an array of known length.
  void grow() {
    elements = Arrays.copyOf(elements, grown(length));
  }

  @Override
  public long storageBytes() {
    return (long) elements.length * Long.BYTES;
  }

  @Override
  void appendElement(ValueText out, int index) {
    out.text.append(elements[index]);
  }

  @Override
  void appendPlain(StringBuilder text, int index) {
    text.append(elements[index]);
  }

  @Override
  long bits(int index) {
    return elements[index];
  }

  @Override
  void reverse() {
    for (int low = 0, high = length - 1; low < high; low++, high--) {
      long element = elements[low];
      elements[low] = elements[high];
      elements[high] = element;
    }
  }

  @Override
  void sort() {
    Arrays.sort(elements, 0, length);
  }

  @Override
  ArrayI64 copy() {
    ArrayI64 copy = new ArrayI64(length);
    System.arraycopy(elements, 0, copy.elements, 0, length);
    copy.length = length;
    return copy;
  }

  @Override
  void takeElementsOf(ArrayValue other) {
    elements = ((ArrayI64) other).elements;
    length = other.length;
  }
}
