package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI for the methods of 数组 that are not as hot as those of {@link QiArrays}.
/// The members of a family differ by the representation of the elements alone; they are written out so
/// that no element is ever boxed.
public final class QiArrayMethods {
  private QiArrayMethods() {}

  public static void qi_array_reverse(ArrayValue array) {
    array.reverse();
  }

  /// Puts the elements in their natural order: numbers and 字符 by size, 字符串 by their code points.
  /// Equal elements keep their order, and 非数 stands last.
  public static void qi_array_sort(ArrayValue array) {
    array.sort();
  }

  /// The texts of the elements, as 打印 writes each alone, with the separator between them.
  public static String qi_array_join(ArrayValue array, String separator) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < array.length; i++) {
      if (i > 0) {
        text.append(separator);
      }
      array.appendPlain(text, i);
    }
    return text.toString();
  }

  /// An element may be inserted before each element and after the last.
  private static int insertionPoint(ArrayValue array, long index) {
    if (index < 0 || index > array.length) {
      throw ArrayValue.outOfRange(index, array.length);
    }
    return (int) index;
  }

  private static void checkPiece(ArrayValue array, long from, long to) {
    Pieces.check(from, to, array.length);
  }

  // ---- i64 ----

  public static void qi_array_insert_i64(ArrayI64 array, long index, long value) {
    int at = insertionPoint(array, index);
    QiArrays.qi_array_add_i64(array, value);
    System.arraycopy(array.elements, at, array.elements, at + 1, array.length - 1 - at);
    array.elements[at] = value;
  }

  public static long qi_array_remove_i64(ArrayI64 array, long index) {
    long removed = QiArrays.qi_array_get_i64(array, index);
    int at = (int) index;
    int last = array.length - 1;
    System.arraycopy(array.elements, at + 1, array.elements, at, last - at);
    array.length = last;
    return removed;
  }

  public static long qi_array_pop_i64(ArrayI64 array) {
    if (array.length == 0) {
      throw QiError.of(new Fault.EmptyArray());
    }
    return qi_array_remove_i64(array, array.length - 1L);
  }

  public static QiOptional qi_array_find_i64(ArrayI64 array, long value) {
    int length = array.length;
    for (int i = 0; i < length; i++) {
      if (array.elements[i] == value) {
        return QiOptional.some((long) i);
      }
    }
    return QiOptional.none();
  }

  public static boolean qi_array_contains_i64(ArrayI64 array, long value) {
    return qi_array_find_i64(array, value).has();
  }

  public static ArrayI64 qi_array_slice_i64(ArrayI64 array, long from, long to) {
    checkPiece(array, from, to);
    ArrayI64 piece = new ArrayI64(to - from);
    piece.length = (int) (to - from);
    System.arraycopy(array.elements, (int) from, piece.elements, 0, piece.length);
    return piece;
  }

  public static ArrayI64 qi_array_concat_i64(ArrayI64 array, ArrayI64 other) {
    long length = (long) array.length + other.length;
    ArrayI64 joined = new ArrayI64(length);
    joined.length = (int) length;
    System.arraycopy(array.elements, 0, joined.elements, 0, array.length);
    System.arraycopy(other.elements, 0, joined.elements, array.length, other.length);
    return joined;
  }

  // ---- i32 ----

  public static void qi_array_insert_i32(ArrayI32 array, long index, int value) {
    int at = insertionPoint(array, index);
    QiArrays.qi_array_add_i32(array, value);
    System.arraycopy(array.elements, at, array.elements, at + 1, array.length - 1 - at);
    array.elements[at] = value;
  }

  public static int qi_array_remove_i32(ArrayI32 array, long index) {
    int removed = QiArrays.qi_array_get_i32(array, index);
    int at = (int) index;
    int last = array.length - 1;
    System.arraycopy(array.elements, at + 1, array.elements, at, last - at);
    array.length = last;
    return removed;
  }

  public static int qi_array_pop_i32(ArrayI32 array) {
    if (array.length == 0) {
      throw QiError.of(new Fault.EmptyArray());
    }
    return qi_array_remove_i32(array, array.length - 1L);
  }

  public static QiOptional qi_array_find_i32(ArrayI32 array, int value) {
    int length = array.length;
    for (int i = 0; i < length; i++) {
      if (array.elements[i] == value) {
        return QiOptional.some((long) i);
      }
    }
    return QiOptional.none();
  }

  public static boolean qi_array_contains_i32(ArrayI32 array, int value) {
    return qi_array_find_i32(array, value).has();
  }

  public static ArrayI32 qi_array_slice_i32(ArrayI32 array, long from, long to) {
    checkPiece(array, from, to);
    ArrayI32 piece = new ArrayI32(to - from, array.ofCharacters());
    piece.length = (int) (to - from);
    System.arraycopy(array.elements, (int) from, piece.elements, 0, piece.length);
    return piece;
  }

  public static ArrayI32 qi_array_concat_i32(ArrayI32 array, ArrayI32 other) {
    long length = (long) array.length + other.length;
    ArrayI32 joined = new ArrayI32(length, array.ofCharacters());
    joined.length = (int) length;
    System.arraycopy(array.elements, 0, joined.elements, 0, array.length);
    System.arraycopy(other.elements, 0, joined.elements, array.length, other.length);
    return joined;
  }

  // ---- f64 ----

  public static void qi_array_insert_f64(ArrayF64 array, long index, double value) {
    int at = insertionPoint(array, index);
    QiArrays.qi_array_add_f64(array, value);
    System.arraycopy(array.elements, at, array.elements, at + 1, array.length - 1 - at);
    array.elements[at] = value;
  }

  public static double qi_array_remove_f64(ArrayF64 array, long index) {
    double removed = QiArrays.qi_array_get_f64(array, index);
    int at = (int) index;
    int last = array.length - 1;
    System.arraycopy(array.elements, at + 1, array.elements, at, last - at);
    array.length = last;
    return removed;
  }

  public static double qi_array_pop_f64(ArrayF64 array) {
    if (array.length == 0) {
      throw QiError.of(new Fault.EmptyArray());
    }
    return qi_array_remove_f64(array, array.length - 1L);
  }

  public static QiOptional qi_array_find_f64(ArrayF64 array, double value) {
    int length = array.length;
    for (int i = 0; i < length; i++) {
      if (array.elements[i] == value) {
        return QiOptional.some((long) i);
      }
    }
    return QiOptional.none();
  }

  public static boolean qi_array_contains_f64(ArrayF64 array, double value) {
    return qi_array_find_f64(array, value).has();
  }

  public static ArrayF64 qi_array_slice_f64(ArrayF64 array, long from, long to) {
    checkPiece(array, from, to);
    ArrayF64 piece = new ArrayF64(to - from);
    piece.length = (int) (to - from);
    System.arraycopy(array.elements, (int) from, piece.elements, 0, piece.length);
    return piece;
  }

  public static ArrayF64 qi_array_concat_f64(ArrayF64 array, ArrayF64 other) {
    long length = (long) array.length + other.length;
    ArrayF64 joined = new ArrayF64(length);
    joined.length = (int) length;
    System.arraycopy(array.elements, 0, joined.elements, 0, array.length);
    System.arraycopy(other.elements, 0, joined.elements, array.length, other.length);
    return joined;
  }

  // ---- bool ----

  public static void qi_array_insert_bool(ArrayBool array, long index, boolean value) {
    int at = insertionPoint(array, index);
    QiArrays.qi_array_add_bool(array, value);
    System.arraycopy(array.elements, at, array.elements, at + 1, array.length - 1 - at);
    array.elements[at] = value;
  }

  public static boolean qi_array_remove_bool(ArrayBool array, long index) {
    boolean removed = QiArrays.qi_array_get_bool(array, index);
    int at = (int) index;
    int last = array.length - 1;
    System.arraycopy(array.elements, at + 1, array.elements, at, last - at);
    array.length = last;
    return removed;
  }

  public static boolean qi_array_pop_bool(ArrayBool array) {
    if (array.length == 0) {
      throw QiError.of(new Fault.EmptyArray());
    }
    return qi_array_remove_bool(array, array.length - 1L);
  }

  public static QiOptional qi_array_find_bool(ArrayBool array, boolean value) {
    int length = array.length;
    for (int i = 0; i < length; i++) {
      if (array.elements[i] == value) {
        return QiOptional.some((long) i);
      }
    }
    return QiOptional.none();
  }

  public static boolean qi_array_contains_bool(ArrayBool array, boolean value) {
    return qi_array_find_bool(array, value).has();
  }

  public static ArrayBool qi_array_slice_bool(ArrayBool array, long from, long to) {
    checkPiece(array, from, to);
    ArrayBool piece = new ArrayBool(to - from);
    piece.length = (int) (to - from);
    System.arraycopy(array.elements, (int) from, piece.elements, 0, piece.length);
    return piece;
  }

  public static ArrayBool qi_array_concat_bool(ArrayBool array, ArrayBool other) {
    long length = (long) array.length + other.length;
    ArrayBool joined = new ArrayBool(length);
    joined.length = (int) length;
    System.arraycopy(array.elements, 0, joined.elements, 0, array.length);
    System.arraycopy(other.elements, 0, joined.elements, array.length, other.length);
    return joined;
  }

  // ---- ref ----

  public static void qi_array_insert_ref(ArrayRef array, long index, @Nullable Object value) {
    int at = insertionPoint(array, index);
    QiArrays.qi_array_add_ref(array, value);
    System.arraycopy(array.elements, at, array.elements, at + 1, array.length - 1 - at);
    array.elements[at] = value;
  }

  public static @Nullable Object qi_array_remove_ref(ArrayRef array, long index) {
    @Nullable Object removed = QiArrays.qi_array_get_ref(array, index);
    int at = (int) index;
    int last = array.length - 1;
    System.arraycopy(array.elements, at + 1, array.elements, at, last - at);
    array.length = last;
    array.elements[last] = null; // it may be garbage now
    return removed;
  }

  public static @Nullable Object qi_array_pop_ref(ArrayRef array) {
    if (array.length == 0) {
      throw QiError.of(new Fault.EmptyArray());
    }
    return qi_array_remove_ref(array, array.length - 1L);
  }

  public static QiOptional qi_array_find_ref(ArrayRef array, @Nullable Object value) {
    int length = array.length;
    for (int i = 0; i < length; i++) {
      if (QiObjects.qi_value_equal(array.elements[i], value)) {
        return QiOptional.some((long) i);
      }
    }
    return QiOptional.none();
  }

  public static boolean qi_array_contains_ref(ArrayRef array, @Nullable Object value) {
    return qi_array_find_ref(array, value).has();
  }

  public static ArrayRef qi_array_slice_ref(ArrayRef array, long from, long to) {
    checkPiece(array, from, to);
    ArrayRef piece = new ArrayRef(to - from);
    piece.length = (int) (to - from);
    System.arraycopy(array.elements, (int) from, piece.elements, 0, piece.length);
    return piece;
  }

  public static ArrayRef qi_array_concat_ref(ArrayRef array, ArrayRef other) {
    long length = (long) array.length + other.length;
    ArrayRef joined = new ArrayRef(length);
    joined.length = (int) length;
    System.arraycopy(array.elements, 0, joined.elements, 0, array.length);
    System.arraycopy(other.elements, 0, joined.elements, array.length, other.length);
    return joined;
  }
}
