package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.value.QiOptional;

/// The functions of the ABI for 可选.
public final class QiOptionals {
  private QiOptionals() {}

  public static QiOptional qi_optional_some_i64(long value) {
    return QiOptional.some(value);
  }

  public static QiOptional qi_optional_some_i32(int value) {
    return QiOptional.some(value);
  }

  public static QiOptional qi_optional_some_f64(double value) {
    return QiOptional.some(value);
  }

  public static QiOptional qi_optional_some_bool(boolean value) {
    return QiOptional.some(value);
  }

  public static QiOptional qi_optional_some_ref(@Nullable Object value) {
    return QiOptional.some(value);
  }

  public static QiOptional qi_optional_some_char(int value) {
    return QiOptional.someCharacter(value);
  }

  public static QiOptional qi_optional_none() {
    return QiOptional.none();
  }

  public static boolean qi_optional_has(QiOptional optional) {
    return optional.has();
  }

  public static long qi_optional_value_i64(QiOptional optional) {
    return optional.bits();
  }

  public static int qi_optional_value_i32(QiOptional optional) {
    return (int) optional.bits();
  }

  public static double qi_optional_value_f64(QiOptional optional) {
    return Double.longBitsToDouble(optional.bits());
  }

  public static boolean qi_optional_value_bool(QiOptional optional) {
    return optional.bits() != 0;
  }

  public static @Nullable Object qi_optional_value_ref(QiOptional optional) {
    return optional.ref();
  }
}
