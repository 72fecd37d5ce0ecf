package org.qistage.runtime.value;

import java.util.Arrays;

/// An array of 短整数, 字节 or 字符.
public final class ArrayI32 extends ArrayValue {
  int[] elements;

  /// Whether the elements are 字符, which print quoted.
  private final boolean characters;

  ArrayI32(long capacity, boolean characters) {
    this(new int[storageFor(capacity)], characters);
  }

  private ArrayI32(int[] elements, boolean characters) {
    this.elements = elements;
    this.characters = characters;
  }

  /// The 字符 of a 字符串.
  public static ArrayI32 ofCharacters(String text) {
    ArrayI32 array = new ArrayI32(text.codePoints().toArray(), true);
    array.length = array.elements.length;
    return array;
  }

  /// Apart, so that adding is small enough to inline everywhere: then the elements of a literal are
  /// stored straight into an array of known length.
  void grow() {
    elements = Arrays.copyOf(elements, grown(length));
  }

  @Override
  public long storageBytes() {
    return (long) elements.length * Integer.BYTES;
  }

  @Override
  void appendElement(ValueText out, int index) {
    if (characters) {
      QiText.appendQuotedCharacter(out.text, elements[index]);
    } else {
      out.text.append(elements[index]);
    }
  }

  boolean ofCharacters() {
    return characters;
  }

  @Override
  void appendPlain(StringBuilder text, int index) {
    if (characters) {
      text.appendCodePoint(elements[index]);
    } else {
      text.append(elements[index]);
    }
  }

  @Override
  long bits(int index) {
    return elements[index];
  }

  @Override
  void reverse() {
    for (int low = 0, high = length - 1; low < high; low++, high--) {
      int element = elements[low];
      elements[low] = elements[high];
      elements[high] = element;
    }
  }

  @Override
  void sort() {
    Arrays.sort(elements, 0, length);
  }

  @Override
  ArrayI32 copy() {
    ArrayI32 copy = new ArrayI32(length, characters);
    System.arraycopy(elements, 0, copy.elements, 0, length);
    copy.length = length;
    return copy;
  }

  @Override
  void takeElementsOf(ArrayValue other) {
    elements = ((ArrayI32) other).elements;
    length = other.length;
  }
}
