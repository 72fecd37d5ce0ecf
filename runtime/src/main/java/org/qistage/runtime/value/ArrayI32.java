package org.qistage.runtime.value;

import java.util.Arrays;

/// An array of 短整数, 字节 or 字符.
public final class ArrayI32 extends ArrayValue {
  private int[] elements;

  /// Whether the elements are 字符, which print quoted.
  private final boolean characters;

  public ArrayI32(long capacity, boolean characters) {
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

  /// An array of so many times the same value.
  public static ArrayI32 filled(long count, int value, boolean characters) {
    ArrayI32 array = new ArrayI32(count, characters);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public int get(long index) {
    checkIndex(index);
    return elements[(int) index];
  }

  public void set(long index, int value) {
    checkIndex(index);
    elements[(int) index] = value;
  }

  public void add(int value) {
    int count = length;
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, grown(count));
    }
    elements[count] = value;
    length = count + 1;
  }

  @Override
  void appendElement(StringBuilder text, int index) {
    if (characters) {
      QiText.appendQuotedCharacter(text, elements[index]);
    } else {
      text.append(elements[index]);
    }
  }
}
