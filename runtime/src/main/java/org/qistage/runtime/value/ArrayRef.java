package org.qistage.runtime.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An array of references.
public final class ArrayRef extends ArrayValue {
  private @Nullable Object[] elements;

  public ArrayRef(long capacity) {
    elements = new Object[storageFor(capacity)];
  }

  /// An array of so many times the same value.
  public static ArrayRef filled(long count, @Nullable Object value) {
    ArrayRef array = new ArrayRef(count);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public @Nullable Object get(long index) {
    checkIndex(index);
    return elements[(int) index];
  }

  public void set(long index, @Nullable Object value) {
    checkIndex(index);
    elements[(int) index] = value;
  }

  public void add(@Nullable Object value) {
    int count = length;
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, grown(count));
    }
    elements[count] = value;
    length = count + 1;
  }

  @Override
  void appendElement(StringBuilder text, int index) {
    QiText.appendInside(text, elements[index]);
  }
}
