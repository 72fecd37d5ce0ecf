package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.value.ArrayBool;
import org.qistage.runtime.value.ArrayF64;
import org.qistage.runtime.value.ArrayI32;
import org.qistage.runtime.value.ArrayI64;
import org.qistage.runtime.value.ArrayRef;
import org.qistage.runtime.value.ArrayValue;

/// The functions of the ABI for arrays.
public final class QiArrays {
  private QiArrays() {}

  public static ArrayI64 qi_array_new_i64(long capacity) {
    return new ArrayI64(capacity);
  }

  public static ArrayI32 qi_array_new_i32(long capacity) {
    return new ArrayI32(capacity, false);
  }

  public static ArrayF64 qi_array_new_f64(long capacity) {
    return new ArrayF64(capacity);
  }

  public static ArrayBool qi_array_new_bool(long capacity) {
    return new ArrayBool(capacity);
  }

  public static ArrayRef qi_array_new_ref(long capacity) {
    return new ArrayRef(capacity);
  }

  public static ArrayI32 qi_array_new_char(long capacity) {
    return new ArrayI32(capacity, true);
  }

  public static ArrayI64 qi_array_fill_i64(long count, long value) {
    return ArrayI64.filled(count, value);
  }

  public static ArrayI32 qi_array_fill_i32(long count, int value) {
    return ArrayI32.filled(count, value, false);
  }

  public static ArrayF64 qi_array_fill_f64(long count, double value) {
    return ArrayF64.filled(count, value);
  }

  public static ArrayBool qi_array_fill_bool(long count, boolean value) {
    return ArrayBool.filled(count, value);
  }

  public static ArrayRef qi_array_fill_ref(long count, @Nullable Object value) {
    return ArrayRef.filled(count, value);
  }

  public static ArrayI32 qi_array_fill_char(long count, int value) {
    return ArrayI32.filled(count, value, true);
  }

  public static void qi_array_add_i64(ArrayI64 array, long value) {
    array.add(value);
  }

  public static void qi_array_add_i32(ArrayI32 array, int value) {
    array.add(value);
  }

  public static void qi_array_add_f64(ArrayF64 array, double value) {
    array.add(value);
  }

  public static void qi_array_add_bool(ArrayBool array, boolean value) {
    array.add(value);
  }

  public static void qi_array_add_ref(ArrayRef array, @Nullable Object value) {
    array.add(value);
  }

  public static long qi_array_get_i64(ArrayI64 array, long index) {
    return array.get(index);
  }

  public static int qi_array_get_i32(ArrayI32 array, long index) {
    return array.get(index);
  }

  public static double qi_array_get_f64(ArrayF64 array, long index) {
    return array.get(index);
  }

  public static boolean qi_array_get_bool(ArrayBool array, long index) {
    return array.get(index);
  }

  public static @Nullable Object qi_array_get_ref(ArrayRef array, long index) {
    return array.get(index);
  }

  public static void qi_array_set_i64(ArrayI64 array, long index, long value) {
    array.set(index, value);
  }

  public static void qi_array_set_i32(ArrayI32 array, long index, int value) {
    array.set(index, value);
  }

  public static void qi_array_set_f64(ArrayF64 array, long index, double value) {
    array.set(index, value);
  }

  public static void qi_array_set_bool(ArrayBool array, long index, boolean value) {
    array.set(index, value);
  }

  public static void qi_array_set_ref(ArrayRef array, long index, @Nullable Object value) {
    array.set(index, value);
  }

  public static long qi_array_length(ArrayValue array) {
    return array.length();
  }

  /// The numbers from the first up to, and without, the second, in steps; a negative step goes down.
  public static ArrayI64 qi_range(long from, long to, long step) {
    if (step == 0) {
      throw QiError.of(new Fault.RangeStepZero());
    }
    ArrayI64 numbers = new ArrayI64(rangeCount(from, to, step));
    long number = from;
    while (step > 0 ? number < to : number > to) {
      numbers.add(number);
      long following = number + step;
      if (step > 0 ? following < number : following > number) {
        break;
      }
      number = following;
    }
    return numbers;
  }

  /// The distance fits 64 bits without a sign, whatever the ends.
  private static long rangeCount(long from, long to, long step) {
    if (step > 0 ? from >= to : from <= to) {
      return 0;
    }
    long distance = step > 0 ? to - from : from - to;
    long count =
        Long.divideUnsigned(distance - 1, Math.absExact(Math.max(step, -Long.MAX_VALUE))) + 1;
    return count < 0 ? Long.MAX_VALUE : count;
  }
}
