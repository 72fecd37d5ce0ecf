package org.qistage.checking.library;

/// Functions that make one type of another. The checker knows 转字符串, 转整数 and 转浮点数: where they
/// cannot fail they are conversions and no calls.
final class Conversions {
  private Conversions() {}

  static void addTo(Entries entries) {
    entries.language("转字符串(值: T): 字符串");
    entries.function("转整数(数: 浮点数): 整数", "qi_f64_to_i64");
    entries.function("转整数(文本: 字符串): 整数", "qi_string_to_i64");
    entries.language("转整数(值: T): 整数");
    entries.function("转短整数(数: 整数): 短整数", "qi_i64_to_i32");
    entries.function("转字节(数: 整数): 字节", "qi_i64_to_byte");
    entries.function("转浮点数(文本: 字符串): 浮点数", "qi_string_to_f64");
    entries.language("转浮点数(值: T): 浮点数");
  }
}
