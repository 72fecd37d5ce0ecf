package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI for 字典, and for walks over a 字典 or a 集合. Keys and values are objects
/// here ({@link QiBoxes}).
public final class QiDictionaries {
  private QiDictionaries() {}

  public static DictValue qi_dict_new() {
    return new DictValue();
  }

  public static void qi_dict_set(
      DictValue dictionary, @Nullable Object key, @Nullable Object value) {
    boolean _ = dictionary.put(key, value);
  }

  /// The value of a key.
  ///
  /// @throws QiError when the dictionary has no such key
  public static @Nullable Object qi_dict_at(DictValue dictionary, @Nullable Object key) {
    KeyedValue.Node node = dictionary.find(key);
    if (node == null) {
      throw QiError.of(new Fault.MissingKey(QiText.shortened(QiText.inside(key))));
    }
    return node.value;
  }

  public static QiOptional qi_dict_get(DictValue dictionary, @Nullable Object key) {
    return present(dictionary.find(key));
  }

  public static QiOptional qi_dict_remove(DictValue dictionary, @Nullable Object key) {
    return present(dictionary.take(key));
  }

  private static QiOptional present(KeyedValue.@Nullable Node node) {
    return node == null ? QiOptional.none() : QiOptional.someBoxed(node.value);
  }

  public static boolean qi_dict_contains(DictValue dictionary, @Nullable Object key) {
    return dictionary.find(key) != null;
  }

  public static long qi_keyed_length(KeyedValue keyed) {
    return keyed.size();
  }

  public static ArrayI64 qi_dict_keys_i64(DictValue dictionary) {
    ArrayI64 array = new ArrayI64(dictionary.size());
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i64(array, QiBoxes.qi_unbox_i64(node.key));
    }
    return array;
  }

  public static ArrayI32 qi_dict_keys_i32(DictValue dictionary) {
    ArrayI32 array = new ArrayI32(dictionary.size(), false);
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i32(array, QiBoxes.qi_unbox_i32(node.key));
    }
    return array;
  }

  public static ArrayF64 qi_dict_keys_f64(DictValue dictionary) {
    ArrayF64 array = new ArrayF64(dictionary.size());
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_f64(array, QiBoxes.qi_unbox_f64(node.key));
    }
    return array;
  }

  public static ArrayBool qi_dict_keys_bool(DictValue dictionary) {
    ArrayBool array = new ArrayBool(dictionary.size());
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_bool(array, QiBoxes.qi_unbox_bool(node.key));
    }
    return array;
  }

  public static ArrayRef qi_dict_keys_ref(DictValue dictionary) {
    ArrayRef array = new ArrayRef(dictionary.size());
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_ref(array, node.key);
    }
    return array;
  }

  public static ArrayI32 qi_dict_keys_char(DictValue dictionary) {
    ArrayI32 array = new ArrayI32(dictionary.size(), true);
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i32(array, QiBoxes.qi_unbox_char(node.key));
    }
    return array;
  }

  public static ArrayI64 qi_dict_values_i64(DictValue dictionary) {
    ArrayI64 array = new ArrayI64(dictionary.size());
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i64(array, QiBoxes.qi_unbox_i64(node.value));
    }
    return array;
  }

  public static ArrayI32 qi_dict_values_i32(DictValue dictionary) {
    ArrayI32 array = new ArrayI32(dictionary.size(), false);
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i32(array, QiBoxes.qi_unbox_i32(node.value));
    }
    return array;
  }

  public static ArrayF64 qi_dict_values_f64(DictValue dictionary) {
    ArrayF64 array = new ArrayF64(dictionary.size());
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_f64(array, QiBoxes.qi_unbox_f64(node.value));
    }
    return array;
  }

  public static ArrayBool qi_dict_values_bool(DictValue dictionary) {
    ArrayBool array = new ArrayBool(dictionary.size());
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_bool(array, QiBoxes.qi_unbox_bool(node.value));
    }
    return array;
  }

  public static ArrayRef qi_dict_values_ref(DictValue dictionary) {
    ArrayRef array = new ArrayRef(dictionary.size());
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_ref(array, node.value);
    }
    return array;
  }

  public static ArrayI32 qi_dict_values_char(DictValue dictionary) {
    ArrayI32 array = new ArrayI32(dictionary.size(), true);
    for (KeyedValue.Node node = dictionary.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i32(array, QiBoxes.qi_unbox_char(node.value));
    }
    return array;
  }

  /// A walk that stands before the first entry.
  public static Cursor qi_cursor_new(KeyedValue keyed) {
    return new Cursor(keyed);
  }

  public static boolean qi_cursor_next(Cursor cursor) {
    return cursor.next();
  }

  public static long qi_cursor_key_i64(Cursor cursor) {
    return QiBoxes.qi_unbox_i64(cursor.key());
  }

  public static int qi_cursor_key_i32(Cursor cursor) {
    return QiBoxes.qi_unbox_i32(cursor.key());
  }

  public static double qi_cursor_key_f64(Cursor cursor) {
    return QiBoxes.qi_unbox_f64(cursor.key());
  }

  public static boolean qi_cursor_key_bool(Cursor cursor) {
    return QiBoxes.qi_unbox_bool(cursor.key());
  }

  public static @Nullable Object qi_cursor_key_ref(Cursor cursor) {
    return cursor.key();
  }

  public static int qi_cursor_key_char(Cursor cursor) {
    return QiBoxes.qi_unbox_char(cursor.key());
  }
}
