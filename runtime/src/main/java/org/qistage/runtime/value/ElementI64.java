package org.qistage.runtime.value;

/// A pointer to an element of an array. The array may have lost the element when it is used.
final class ElementI64 extends PointerI64 {
  private final ArrayI64 array;
  private final long index;

  ElementI64(ArrayI64 array, long index) {
    this.array = array;
    this.index = index;
  }

  @Override
  public long get() {
    return QiArrays.qi_array_get_i64(array, index);
  }

  @Override
  public void set(long value) {
    QiArrays.qi_array_set_i64(array, index, value);
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
