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
  void appendElement(StringBuilder text, int index) {
    QiText.appendFloat(text, elements[index]);
  }
}
