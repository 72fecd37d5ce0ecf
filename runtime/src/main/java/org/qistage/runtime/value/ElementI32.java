package org.qistage.runtime.value;

/// A pointer to an element of an array. The array may have lost the element when it is used.
final class ElementI32 extends PointerI32 {
  private final ArrayI32 array;
  private final long index;

  ElementI32(ArrayI32 array, long index) {
    this.array = array;
    this.index = index;
  }

  @Override
  public int get() {
    return QiArrays.qi_array_get_i32(array, index);
  }

  @Override
  public void set(int value) {
    QiArrays.qi_array_set_i32(array, index, value);
  }

  @Override
  public Object holder() {
    return array;
  }

  @Override
  public long position() {
    return index;
  }
}
