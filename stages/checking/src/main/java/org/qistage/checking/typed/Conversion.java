package org.qistage.checking.typed;

/// A conversion that the checker inserts where the language says so.
public enum Conversion {
  /// 整数, 短整数 or 字节 to 浮点数.
  TO_FLOAT,
  /// 短整数 or 字节 to 整数; a 字符 to its code point.
  TO_INTEGER,
  /// Any printable value to its 字符串, for `字符串 + 值` and 转字符串.
  TO_STRING,
  /// A value to the 可选 that has it.
  TO_OPTIONAL
}
