package org.qistage.runtime.value;

import java.util.Arrays;

/// An array of 布尔.
public final class ArrayBool extends ArrayValue {
  boolean[] elements;

  ArrayBool(long capacity) {
    elements = new boolean[storageFor(capacity)];
  }

  /// Apart, so that adding is small enough to inline everywhere: then the elements of a literal are
  /// stored straight into an array of known length.
  void grow() {
    elements = Arrays.copyOf(elements, grown(length));
  }

  @Override
  public long storageBytes() {
    return elements.length;
  }

  @Override
  void appendElement(ValueText out, int index) {
    QiText.appendBoolean(out.text, elements[index]);
  }

  @Override
  void appendPlain(StringBuilder text, int index) {
    QiText.appendBoolean(text, elements[index]);
  }

  @Override
  long bits(int index) {
    return elements[index] ? 1 : 0;
  }

  @Override
  void reverse() {
    for (int low = 0, high = length - 1; low < high; low++, high--) {
      boolean element = elements[low];
      elements[low] = elements[high];
      elements[high] = element;
    }
  }

  /// 假 before 真.
  @Override
  void sort() {
    int falses = 0;
    for (int i = 0; i < length; i++) {
      falses += elements[i] ? 0 : 1;
    }
    Arrays.fill(elements, 0, falses, false);
    Arrays.fill(elements, falses, length, true);
  }

  @Override
  ArrayBool copy() {
    ArrayBool copy = new ArrayBool(length);
    System.arraycopy(elements, 0, copy.elements, 0, length);
    copy.length = length;
    return copy;
  }

  @Override
  void takeElementsOf(ArrayValue other) {
    elements = ((ArrayBool) other).elements;
    length = other.length;
  }
}
