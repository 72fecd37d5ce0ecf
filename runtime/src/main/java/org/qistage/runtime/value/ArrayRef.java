package org.qistage.runtime.value;

import java.util.Arrays;
import java.util.function.Consumer;
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
  public void eachHeld(Consumer<@Nullable Object> visitor) {
    for (int i = 0; i < length; i++) {
      visitor.accept(elements[i]);
    }
  }

  @Override
  public long storageBytes() {
    return (long) elements.length * Long.BYTES;
  }

  @Override
  void appendElement(ValueText out, int index) {
    out.inside(elements[index]);
  }

  @Override
  void appendPlain(StringBuilder text, int index) {
    text.append(QiText.of(elements[index]));
  }

  @Override
  long bits(int index) {
    return 0;
  }

  @Override
  void reverse() {
    for (int low = 0, high = length - 1; low < high; low++, high--) {
      @Nullable Object element = elements[low];
      elements[low] = elements[high];
      elements[high] = element;
    }
  }

  /// Only 字符串 have an order of their own among references.
  @Override
  void sort() {
    Arrays.sort(
        elements,
        0,
        length,
        (left, right) -> QiText.compare(String.valueOf(left), String.valueOf(right)));
  }

  @Override
  ArrayRef copy() {
    ArrayRef copy = new ArrayRef(length);
    System.arraycopy(elements, 0, copy.elements, 0, length);
    copy.length = length;
    return copy;
  }

  @Override
  void takeElementsOf(ArrayValue other) {
    elements = ((ArrayRef) other).elements;
    length = other.length;
  }
}
