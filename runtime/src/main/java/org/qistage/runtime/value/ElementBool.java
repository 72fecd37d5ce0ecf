package org.qistage.runtime.value;

/// A pointer to an element of an array. The array may have lost the element when it is used.
final class ElementBool extends PointerBool {
  private final ArrayBool array;
  private final long index;

  ElementBool(ArrayBool array, long index) {
    this.array = array;
    this.index = index;
  }

  @Override
  public boolean get() {
    return QiArrays.qi_array_get_bool(array, index);
  }

  @Override
  public void set(boolean value) {
    QiArrays.qi_array_set_bool(array, index, value);
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
