package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// A pointer to an element of an array. The array may have lost the element when it is used.
final class ElementRef extends PointerRef {
  private final ArrayRef array;
  private final long index;

  ElementRef(ArrayRef array, long index) {
    this.array = array;
    this.index = index;
  }

  @Override
  public @Nullable Object get() {
    return QiArrays.qi_array_get_ref(array, index);
  }

  @Override
  public void set(@Nullable Object value) {
    QiArrays.qi_array_set_ref(array, index, value);
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
