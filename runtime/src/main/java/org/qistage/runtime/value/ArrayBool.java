package org.qistage.runtime.value;

import java.util.Arrays;

/// An array of 布尔.
public final class ArrayBool extends ArrayValue {
  private boolean[] elements;

  public ArrayBool(long capacity) {
    elements = new boolean[storageFor(capacity)];
  }

  /// An array of so many times the same value.
  public static ArrayBool filled(long count, boolean value) {
    ArrayBool array = new ArrayBool(count);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public boolean get(long index) {
    checkIndex(index);
    return elements[(int) index];
  }

  public void set(long index, boolean value) {
    checkIndex(index);
    elements[(int) index] = value;
  }

  public void add(boolean value) {
    int count = length;
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, grown(count));
    }
    elements[count] = value;
    length = count + 1;
  }

  @Override
  void appendElement(StringBuilder text, int index) {
    QiText.appendBoolean(text, elements[index]);
  }
}
