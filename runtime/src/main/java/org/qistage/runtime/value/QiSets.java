package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// The functions of the ABI for 集合. Elements are objects here ({@link QiBoxes}).
public final class QiSets {
  private QiSets() {}

  public static SetValue qi_set_new() {
    return new SetValue();
  }

  /// Whether the element is new.
  public static boolean qi_set_insert(SetValue set, @Nullable Object element) {
    return set.put(element, null);
  }

  /// Whether the element was there.
  public static boolean qi_set_remove(SetValue set, @Nullable Object element) {
    return set.take(element) != null;
  }

  public static boolean qi_set_contains(SetValue set, @Nullable Object element) {
    return set.find(element) != null;
  }

  /// The elements of the first, then those of the second that are new.
  public static SetValue qi_set_union(SetValue set, SetValue other) {
    SetValue all = new SetValue();
    for (KeyedValue.Node node = set.head.after; node != null; node = node.after) {
      boolean _ = all.put(node.key, null);
    }
    for (KeyedValue.Node node = other.head.after; node != null; node = node.after) {
      boolean _ = all.put(node.key, null);
    }
    return all;
  }

  /// The elements of the first that the second has too.
  public static SetValue qi_set_intersection(SetValue set, SetValue other) {
    return chosen(set, other, true);
  }

  /// The elements of the first that the second does not have.
  public static SetValue qi_set_difference(SetValue set, SetValue other) {
    return chosen(set, other, false);
  }

  private static SetValue chosen(SetValue set, SetValue other, boolean present) {
    SetValue chosen = new SetValue();
    for (KeyedValue.Node node = set.head.after; node != null; node = node.after) {
      if ((other.find(node.key) != null) == present) {
        boolean _ = chosen.put(node.key, null);
      }
    }
    return chosen;
  }

  public static ArrayI64 qi_set_elements_i64(SetValue set) {
    ArrayI64 array = new ArrayI64(set.size());
    for (KeyedValue.Node node = set.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i64(array, QiBoxes.qi_unbox_i64(node.key));
    }
    return array;
  }

  public static ArrayI32 qi_set_elements_i32(SetValue set) {
    ArrayI32 array = new ArrayI32(set.size(), false);
    for (KeyedValue.Node node = set.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i32(array, QiBoxes.qi_unbox_i32(node.key));
    }
    return array;
  }

  public static ArrayF64 qi_set_elements_f64(SetValue set) {
    ArrayF64 array = new ArrayF64(set.size());
    for (KeyedValue.Node node = set.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_f64(array, QiBoxes.qi_unbox_f64(node.key));
    }
    return array;
  }

  public static ArrayBool qi_set_elements_bool(SetValue set) {
    ArrayBool array = new ArrayBool(set.size());
    for (KeyedValue.Node node = set.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_bool(array, QiBoxes.qi_unbox_bool(node.key));
    }
    return array;
  }

  public static ArrayRef qi_set_elements_ref(SetValue set) {
    ArrayRef array = new ArrayRef(set.size());
    for (KeyedValue.Node node = set.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_ref(array, node.key);
    }
    return array;
  }

  public static ArrayI32 qi_set_elements_char(SetValue set) {
    ArrayI32 array = new ArrayI32(set.size(), true);
    for (KeyedValue.Node node = set.head.after; node != null; node = node.after) {
      QiArrays.qi_array_add_i32(array, QiBoxes.qi_unbox_char(node.key));
    }
    return array;
  }
}
