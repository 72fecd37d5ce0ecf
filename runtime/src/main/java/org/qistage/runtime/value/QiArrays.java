package org.qistage.runtime.value;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI for arrays.
///
/// # Why they look as they do
///
/// Generated code calls them in its innermost loops, and HotSpot inlines what is called there if it is
/// small (35 bytecodes) and if the call site's own profile says that it is hot. A function that only
/// passed the call on to a method of the array would bring in a second call site, shared by every
/// program's loops and often without a profile, at which C2 then refuses to inline. So each function
/// does its work itself.
///
/// The index is tested by `Objects.checkIndex(long, long)`, which C2 knows: it moves the test out of
/// loops that count in 64 bits, where a comparison written by hand stays in (spectral norm: 1.1 times
/// the time of Java instead of 1.7). The cast after it then needs no test of its own. `at` and `put` are
/// `get` and `set` for an index that lowering holds in 32 bits.
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
    ArrayI64 array = new ArrayI64(count);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public static ArrayI32 qi_array_fill_i32(long count, int value) {
    ArrayI32 array = new ArrayI32(count, false);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public static ArrayF64 qi_array_fill_f64(long count, double value) {
    ArrayF64 array = new ArrayF64(count);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public static ArrayBool qi_array_fill_bool(long count, boolean value) {
    ArrayBool array = new ArrayBool(count);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public static ArrayRef qi_array_fill_ref(long count, @Nullable Object value) {
    ArrayRef array = new ArrayRef(count);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public static ArrayI32 qi_array_fill_char(long count, int value) {
    ArrayI32 array = new ArrayI32(count, true);
    Arrays.fill(array.elements, value);
    array.length = array.elements.length;
    return array;
  }

  public static void qi_array_add_i64(ArrayI64 array, long value) {
    int count = array.length;
    if (count == array.elements.length) {
      array.grow();
    }
    array.elements[count] = value;
    array.length = count + 1;
  }

  public static void qi_array_add_i32(ArrayI32 array, int value) {
    int count = array.length;
    if (count == array.elements.length) {
      array.grow();
    }
    array.elements[count] = value;
    array.length = count + 1;
  }

  public static void qi_array_add_f64(ArrayF64 array, double value) {
    int count = array.length;
    if (count == array.elements.length) {
      array.grow();
    }
    array.elements[count] = value;
    array.length = count + 1;
  }

  public static void qi_array_add_bool(ArrayBool array, boolean value) {
    int count = array.length;
    if (count == array.elements.length) {
      array.grow();
    }
    array.elements[count] = value;
    array.length = count + 1;
  }

  public static void qi_array_add_ref(ArrayRef array, @Nullable Object value) {
    int count = array.length;
    if (count == array.elements.length) {
      array.grow();
    }
    array.elements[count] = value;
    array.length = count + 1;
  }

  public static long qi_array_get_i64(ArrayI64 array, long index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[(int) index];
  }

  public static int qi_array_get_i32(ArrayI32 array, long index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[(int) index];
  }

  public static double qi_array_get_f64(ArrayF64 array, long index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[(int) index];
  }

  public static boolean qi_array_get_bool(ArrayBool array, long index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[(int) index];
  }

  public static @Nullable Object qi_array_get_ref(ArrayRef array, long index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[(int) index];
  }

  public static void qi_array_set_i64(ArrayI64 array, long index, long value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[(int) index] = value;
  }

  public static void qi_array_set_i32(ArrayI32 array, long index, int value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[(int) index] = value;
  }

  public static void qi_array_set_f64(ArrayF64 array, long index, double value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[(int) index] = value;
  }

  public static void qi_array_set_bool(ArrayBool array, long index, boolean value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[(int) index] = value;
  }

  public static void qi_array_set_ref(ArrayRef array, long index, @Nullable Object value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, (long) count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[(int) index] = value;
  }

  public static long qi_array_at_i64(ArrayI64 array, int index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[index];
  }

  public static int qi_array_at_i32(ArrayI32 array, int index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[index];
  }

  public static double qi_array_at_f64(ArrayF64 array, int index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[index];
  }

  public static boolean qi_array_at_bool(ArrayBool array, int index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[index];
  }

  public static @Nullable Object qi_array_at_ref(ArrayRef array, int index) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    return array.elements[index];
  }

  public static void qi_array_put_i64(ArrayI64 array, int index, long value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[index] = value;
  }

  public static void qi_array_put_i32(ArrayI32 array, int index, int value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[index] = value;
  }

  public static void qi_array_put_f64(ArrayF64 array, int index, double value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[index] = value;
  }

  public static void qi_array_put_bool(ArrayBool array, int index, boolean value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[index] = value;
  }

  public static void qi_array_put_ref(ArrayRef array, int index, @Nullable Object value) {
    int count = array.length;
    try {
      Objects.checkIndex(index, count);
    } catch (IndexOutOfBoundsException _) {
      throw ArrayValue.outOfRange(index, count);
    }
    array.elements[index] = value;
  }

  /// A new array with the same elements.
  public static ArrayValue qi_array_copy(ArrayValue array) {
    return array.copy();
  }

  /// Gives an array the elements of another one of its class, which must not be used any more.
  public static void qi_array_replace(ArrayValue array, ArrayValue other) {
    array.takeElementsOf(other);
  }

  /// Exchanges the elements of two arrays of one class.
  public static void exchange(ArrayValue array, ArrayValue other) {
    ArrayValue kept = array.copy();
    array.takeElementsOf(other);
    other.takeElementsOf(kept);
  }

  public static long qi_array_length(ArrayValue array) {
    return array.length;
  }

  /// The numbers from the first up to, and without, the second, in steps; a negative step goes down.
  public static ArrayI64 qi_range(long from, long to, long step) {
    if (step == 0) {
      throw QiError.of(new Fault.RangeStepZero());
    }
    ArrayI64 numbers = new ArrayI64(rangeCount(from, to, step));
    long number = from;
    while (step > 0 ? number < to : number > to) {
      qi_array_add_i64(numbers, number);
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
