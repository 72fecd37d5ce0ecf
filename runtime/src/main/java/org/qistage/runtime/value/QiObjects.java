package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// The functions of the ABI that the classes of structs and enums are made with: the text, the equality
/// and the hashes of their fields.
public final class QiObjects {
  private QiObjects() {}

  public static void qi_text_field_i64(ValueText text, String name, long value) {
    text.field(name).append(value);
  }

  public static void qi_text_field_i32(ValueText text, String name, int value) {
    text.field(name).append(value);
  }

  public static void qi_text_field_f64(ValueText text, String name, double value) {
    QiText.appendFloat(text.field(name), value);
  }

  public static void qi_text_field_bool(ValueText text, String name, boolean value) {
    QiText.appendBoolean(text.field(name), value);
  }

  public static void qi_text_field_ref(ValueText text, String name, @Nullable Object value) {
    text.field(name);
    text.inside(value);
  }

  public static void qi_text_field_char(ValueText text, String name, int value) {
    QiText.appendQuotedCharacter(text.field(name), value);
  }

  /// Equality of references as `==` of the language has it: by value for 字符串, 可选 and enums, by
  /// identity for everything else.
  @SuppressWarnings("ReferenceEquality") // identity is what the language asks for
  public static boolean qi_value_equal(@Nullable Object left, @Nullable Object right) {
    boolean byValue =
        left instanceof String || left instanceof QiOptional || left instanceof EnumValue;
    return (left != null && byValue) ? left.equals(right) : left == right;
  }

  public static int qi_hash_i64(int hash, long value) {
    return 31 * hash + Long.hashCode(value);
  }

  public static int qi_hash_i32(int hash, int value) {
    return 31 * hash + value;
  }

  /// Both zeros are equal, so their hashes are.
  public static int qi_hash_f64(int hash, double value) {
    return 31 * hash + Double.hashCode(value + 0.0);
  }

  public static int qi_hash_bool(int hash, boolean value) {
    return 31 * hash + (value ? 1 : 0);
  }

  /// Classes that are equal by identity have the hash of identity.
  public static int qi_hash_ref(int hash, @Nullable Object value) {
    return 31 * hash + (value == null ? 0 : value.hashCode());
  }
}
