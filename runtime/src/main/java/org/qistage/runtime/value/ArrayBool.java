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
  void appendElement(StringBuilder text, int index) {
    QiText.appendBoolean(text, elements[index]);
  }
}
