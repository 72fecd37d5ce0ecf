package org.qistage.checking.library;

/// Methods of 字符串. Positions and lengths count code points.
final class Strings {
  private Strings() {}

  static void addTo(Entries entries) {
    entries.method("字符串.长度(): 整数", "qi_string_length");
    entries.method("字符串.字符列表(): 数组<字符>", "qi_string_characters");
  }
}
