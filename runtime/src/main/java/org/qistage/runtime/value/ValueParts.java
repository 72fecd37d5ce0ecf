package org.qistage.runtime.value;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.trace.ValueKind;

/// What objects of programs consist of, for those who record them.
public final class ValueParts {
  private ValueParts() {}

  public static int length(ArrayValue array) {
    return array.length;
  }

  /// How the bits of the elements are to be read.
  public static ValueKind kind(ArrayValue array) {
    return switch (array) {
      case ArrayI64 _ -> ValueKind.I64;
      case ArrayI32 small -> small.ofCharacters() ? ValueKind.CHARACTER : ValueKind.I32;
      case ArrayF64 _ -> ValueKind.F64;
      case ArrayBool _ -> ValueKind.BOOL;
      case ArrayRef _ -> ValueKind.REF;
    };
  }

  /// An element that is a scalar, as 64 bits.
  public static long bits(ArrayValue array, int index) {
    return array.bits(index);
  }

  /// An element that is a reference; null of an array of scalars.
  public static @Nullable Object reference(ArrayValue array, int index) {
    return array instanceof ArrayRef references ? references.elements[index] : null;
  }

  /// How the bits of a 可选 are to be read.
  public static ValueKind kind(QiOptional optional) {
    return optional.valueKind();
  }

  /// Visits the entries in their order; the values of a 集合 are null.
  public static void forEach(
      KeyedValue keyed, BiConsumer<@Nullable Object, @Nullable Object> visitor) {
    for (KeyedValue.Node node = keyed.head.after; node != null; node = node.after) {
      visitor.accept(node.key, node.value);
    }
  }

  public static int size(KeyedValue keyed) {
    return keyed.size();
  }

  public static boolean contains(KeyedValue keyed, @Nullable Object key) {
    return keyed.find(key) != null;
  }

  /// The key that the collection holds and that is equal to this one.
  public static @Nullable Object heldKey(KeyedValue keyed, @Nullable Object key) {
    KeyedValue.Node node = keyed.find(key);
    return node == null ? key : node.key;
  }

  public static @Nullable Object value(KeyedValue keyed, @Nullable Object key) {
    KeyedValue.Node node = keyed.find(key);
    return node == null ? null : node.value;
  }

  /// What a struct prints as before its fields.
  public static String display(StructValue struct) {
    return struct.display();
  }

  /// What a variant prints as before its values.
  public static String display(EnumValue variant) {
    return variant.display();
  }
}
