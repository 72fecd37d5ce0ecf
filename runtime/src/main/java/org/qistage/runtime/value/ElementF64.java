package org.qistage.runtime.value;

/// A pointer to an element of an array. The array may have lost the element when it is used.
final class ElementF64 extends PointerF64 {
  private final ArrayF64 array;
  private final long index;

  ElementF64(ArrayF64 array, long index) {
    this.array = array;
    this.index = index;
  }

  @Override
  public double get() {
    return QiArrays.qi_array_get_f64(array, index);
  }

  @Override
  public void set(double value) {
    QiArrays.qi_array_set_f64(array, index, value);
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
