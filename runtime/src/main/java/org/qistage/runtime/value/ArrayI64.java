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
  void appendElement(StringBuilder text, int index) {
    text.append(elements[index]);
  }
}
