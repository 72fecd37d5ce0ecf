package org.qistage.runtime.value;

import java.util.Arrays;

/// An array of 浮点数.
public final class ArrayF64 extends ArrayValue {
  double[] elements;

  ArrayF64(long capacity) {
    elements = new double[storageFor(capacity)];
  }

  /// Apart, so that adding is small enough to inline everywhere: then the elements of a literal are
  /// stored straight into an array of known length.
  void grow() {
    elements = Arrays.copyOf(elements, grown(length));
  }

  @Override
  public long storageBytes() {
    return (long) elements.length * Double.BYTES;
  }

  @Override
  void appendElement(ValueText out, int index) {
    QiText.appendFloat(out.text, elements[index]);
  }

  @Override
  void appendPlain(StringBuilder text, int index) {
    QiText.appendFloat(text, elements[index]);
  }

  @Override
  long bits(int index) {
    return Double.doubleToRawLongBits(elements[index]);
  }

  @Override
  void reverse() {
    for (int low = 0, high = length - 1; low < high; low++, high--) {
      double element = elements[low];
      elements[low] = elements[high];
      elements[high] = element;
    }
  }

  /// By `<`, by which both zeros are equal: `Arrays.sort` would put the negative one first.
  @Override
  void sort() {
    for (int i = 0; i < length; i++) {
      if (elements[i] == 0) {
        sortStably();
        return;
      }
    }
    Arrays.sort(elements, 0, length);
  }

  private void sortStably() {
    Double[] boxes = new Double[length];
    for (int i = 0; i < length; i++) {
      boxes[i] = elements[i];
    }
    Arrays.sort(
        boxes,
        (left, right) ->
            left < right ? -1 : left > right ? 1 : Boolean.compare(left.isNaN(), right.isNaN()));
    for (int i = 0; i < length; i++) {
      elements[i] = boxes[i];
    }
  }

  @Override
  ArrayF64 copy() {
    ArrayF64 copy = new ArrayF64(length);
    System.arraycopy(elements, 0, copy.elements, 0, length);
    copy.length = length;
    return copy;
  }

  @Override
  void takeElementsOf(ArrayValue other) {
    elements = ((ArrayF64) other).elements;
    length = other.length;
  }
}
