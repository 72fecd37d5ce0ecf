package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI that make an object of a value and the value of the object again, for
/// where a value must be an object: 整数 is a `Long`, 短整数 and 字节 an `Integer`, 浮点数 a `Double`, 布尔
/// a `Boolean`, 字符 a {@link QiCharacter}, and a reference itself.
public final class QiBoxes {
  private QiBoxes() {}

  public static Object qi_box_i64(long value) {
    return value;
  }

  public static Object qi_box_i32(int value) {
    return value;
  }

  public static Object qi_box_f64(double value) {
    return value;
  }

  public static Object qi_box_bool(boolean value) {
    return value;
  }

  public static @Nullable Object qi_box_ref(@Nullable Object value) {
    return value;
  }

  public static Object qi_box_char(int value) {
    return new QiCharacter(value);
  }

  public static long qi_unbox_i64(@Nullable Object value) {
    return (Long) present(value);
  }

  public static int qi_unbox_i32(@Nullable Object value) {
    return (Integer) present(value);
  }

  public static double qi_unbox_f64(@Nullable Object value) {
    return (Double) present(value);
  }

  public static boolean qi_unbox_bool(@Nullable Object value) {
    return (Boolean) present(value);
  }

  public static @Nullable Object qi_unbox_ref(@Nullable Object value) {
    return value;
  }

  public static int qi_unbox_char(@Nullable Object value) {
    return ((QiCharacter) present(value)).codePoint();
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw QiError.of(new Fault.NullValue());
    }
    return value;
  }
}
