package org.qistage.lowering;

/// How a value is held by the machine.
public enum Representation {
  /// No value.
  UNIT,
  BOOL,
  /// 短整数, 字节 and 字符.
  I32,
  I64,
  F64,
  REF;

  /// The suffix of the runtime's functions for this representation, and its text form.
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
