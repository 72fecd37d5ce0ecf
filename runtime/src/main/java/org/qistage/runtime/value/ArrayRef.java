package org.qistage.runtime.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An array of references.
public final class ArrayRef extends ArrayValue {
  @Nullable Object[] elements;

  ArrayRef(long capacity) {
    elements = new Object[storageFor(capacity)];
  }

  /// Apart, so that adding is small enough to inline everywhere: then the elements of a literal are
  /// stored straight into an array of known length.
  void grow() {
    elements = Arrays.copyOf(elements, grown(length));
  }

  @Override
  void appendElement(StringBuilder text, int index) {
    QiText.appendInside(text, elements[index]);
  }
}
