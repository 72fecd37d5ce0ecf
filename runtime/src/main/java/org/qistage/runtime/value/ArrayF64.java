package org.qistage.runtime.value;

import java.util.Arrays;

/// An array of 浮点数.
public final class ArrayF64 extends ArrayValue {
  private double[] elements;

  public ArrayF64(long capacity) {
    elements = new double[storageFor(capacity)];
  }

  /// An array of so many times the same value.
  public static ArrayF64 filled(long count, double value) {
    ArrayF64 array = new ArrayF64(count);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public double get(long index) {
    checkIndex(index);
    return elements[(int) index];
  }

  public void set(long index, double value) {
    checkIndex(index);
    elements[(int) index] = value;
  }

  public void add(double value) {
    int count = length;
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, grown(count));
    }
    elements[count] = value;
    length = count + 1;
  }

  @Override
  void appendElement(StringBuilder text, int index) {
    QiText.appendFloat(text, elements[index]);
  }
}
