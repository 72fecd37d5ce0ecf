package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// The functions of the ABI for pointers. A variable's cell is a pointer to it as it is.
public final class QiPointers {
  private QiPointers() {}

  public static PointerI64 qi_pointer_element_i64(ArrayI64 array, long index) {
    var _ = QiArrays.qi_array_get_i64(array, index); // there must be such an element
    return new ElementI64(array, index);
  }

  public static PointerI32 qi_pointer_element_i32(ArrayI32 array, long index) {
    var _ = QiArrays.qi_array_get_i32(array, index); // there must be such an element
    return new ElementI32(array, index);
  }

  public static PointerF64 qi_pointer_element_f64(ArrayF64 array, long index) {
    var _ = QiArrays.qi_array_get_f64(array, index); // there must be such an element
    return new ElementF64(array, index);
  }

  public static PointerBool qi_pointer_element_bool(ArrayBool array, long index) {
    var _ = QiArrays.qi_array_get_bool(array, index); // there must be such an element
    return new ElementBool(array, index);
  }

  public static PointerRef qi_pointer_element_ref(ArrayRef array, long index) {
    var _ = QiArrays.qi_array_get_ref(array, index); // there must be such an element
    return new ElementRef(array, index);
  }

  public static long qi_pointer_get_i64(PointerI64 pointer) {
    return pointer.get();
  }

  public static int qi_pointer_get_i32(PointerI32 pointer) {
    return pointer.get();
  }

  public static double qi_pointer_get_f64(PointerF64 pointer) {
    return pointer.get();
  }

  public static boolean qi_pointer_get_bool(PointerBool pointer) {
    return pointer.get();
  }

  public static @Nullable Object qi_pointer_get_ref(PointerRef pointer) {
    return pointer.get();
  }

  public static void qi_pointer_set_i64(PointerI64 pointer, long value) {
    pointer.set(value);
  }

  public static void qi_pointer_set_i32(PointerI32 pointer, int value) {
    pointer.set(value);
  }

  public static void qi_pointer_set_f64(PointerF64 pointer, double value) {
    pointer.set(value);
  }

  public static void qi_pointer_set_bool(PointerBool pointer, boolean value) {
    pointer.set(value);
  }

  public static void qi_pointer_set_ref(PointerRef pointer, @Nullable Object value) {
    pointer.set(value);
  }

  public static boolean qi_pointer_equal(@Nullable Pointer left, @Nullable Pointer right) {
    return Pointer.same(left, right);
  }
}
