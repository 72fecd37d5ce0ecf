package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.memory.HeapModel;
import org.qistage.runtime.value.ArrayBool;
import org.qistage.runtime.value.ArrayF64;
import org.qistage.runtime.value.ArrayI32;
import org.qistage.runtime.value.ArrayI64;
import org.qistage.runtime.value.ArrayRef;
import org.qistage.runtime.value.ArrayValue;
import org.qistage.runtime.value.DictValue;
import org.qistage.runtime.value.QiArrayMethods;
import org.qistage.runtime.value.QiArrays;
import org.qistage.runtime.value.QiDictionaries;
import org.qistage.runtime.value.QiOptional;
import org.qistage.runtime.value.QiSets;
import org.qistage.runtime.value.SetValue;

/// The functions of the ABI that stand, in programs that count references, for those whose effect on
/// counts only they know themselves: whether a key is new, what had the place before, whether the
/// storage has grown.
public final class QiCounted {
  private QiCounted() {}

  public static void qi_counted_add_i64(ArrayI64 array, long value, Context context) {
    QiArrays.qi_array_add_i64(array, value);
    resized(array, context);
  }

  public static void qi_counted_add_i32(ArrayI32 array, int value, Context context) {
    QiArrays.qi_array_add_i32(array, value);
    resized(array, context);
  }

  public static void qi_counted_add_f64(ArrayF64 array, double value, Context context) {
    QiArrays.qi_array_add_f64(array, value);
    resized(array, context);
  }

  public static void qi_counted_add_bool(ArrayBool array, boolean value, Context context) {
    QiArrays.qi_array_add_bool(array, value);
    resized(array, context);
  }

  public static void qi_counted_add_ref(ArrayRef array, @Nullable Object value, Context context) {
    QiArrays.qi_array_add_ref(array, value);
    resized(array, context);
  }

  public static void qi_counted_insert_i64(
      ArrayI64 array, long index, long value, Context context) {
    QiArrayMethods.qi_array_insert_i64(array, index, value);
    resized(array, context);
  }

  public static void qi_counted_insert_i32(ArrayI32 array, long index, int value, Context context) {
    QiArrayMethods.qi_array_insert_i32(array, index, value);
    resized(array, context);
  }

  public static void qi_counted_insert_f64(
      ArrayF64 array, long index, double value, Context context) {
    QiArrayMethods.qi_array_insert_f64(array, index, value);
    resized(array, context);
  }

  public static void qi_counted_insert_bool(
      ArrayBool array, long index, boolean value, Context context) {
    QiArrayMethods.qi_array_insert_bool(array, index, value);
    resized(array, context);
  }

  public static void qi_counted_insert_ref(
      ArrayRef array, long index, @Nullable Object value, Context context) {
    QiArrayMethods.qi_array_insert_ref(array, index, value);
    resized(array, context);
  }

  private static void resized(Object object, Context context) {
    HeapModel heap = context.scheduler.heap;
    if (heap != null) {
      heap.resized(object);
    }
  }

  /// One count of the value for each element.
  public static ArrayRef qi_counted_fill_ref(long count, @Nullable Object value, Context context) {
    ArrayRef array = QiArrays.qi_array_fill_ref(count, value);
    HeapModel heap = context.scheduler.heap;
    for (long i = 0; heap != null && i < count; i++) {
      heap.retain(value);
    }
    return array;
  }

  /// The other array gets the elements that this one had, and releases them with itself.
  public static void qi_counted_replace(ArrayValue array, ArrayValue other, Context context) {
    QiArrays.exchange(array, other);
    resized(array, context);
    resized(other, context);
  }

  public static void qi_counted_dict_set(
      DictValue dictionary, @Nullable Object key, @Nullable Object value, Context context) {
    HeapModel heap = context.scheduler.heap;
    if (heap == null) {
      QiDictionaries.qi_dict_set(dictionary, key, value);
      return;
    }
    boolean known = QiDictionaries.qi_dict_contains(dictionary, key);
    Object replaced = dictionary.valueOf(key);
    QiDictionaries.qi_dict_set(dictionary, key, value);
    if (!known) {
      heap.retain(key);
    }
    heap.retain(value);
    heap.release(replaced);
    heap.resized(dictionary);
  }

  /// The key is released; the value's count goes over to the 可选.
  public static QiOptional qi_counted_dict_remove(
      DictValue dictionary, @Nullable Object key, Context context) {
    Object own = dictionary.own(key);
    QiOptional removed = QiDictionaries.qi_dict_remove(dictionary, key);
    QiMemory.qi_free_ptr(own, context);
    resized(dictionary, context);
    return removed;
  }

  public static boolean qi_counted_set_insert(
      SetValue set, @Nullable Object element, Context context) {
    boolean added = QiSets.qi_set_insert(set, element);
    if (added) {
      QiMemory.qi_retain_ptr(element, context);
      resized(set, context);
    }
    return added;
  }

  public static boolean qi_counted_set_remove(
      SetValue set, @Nullable Object element, Context context) {
    Object own = set.own(element);
    boolean removed = QiSets.qi_set_remove(set, element);
    QiMemory.qi_free_ptr(own, context);
    resized(set, context);
    return removed;
  }
}
