package org.qistage.checking.library;

import java.util.List;

/// Functions and methods that make one type of another. The checker knows those that are spelled `转…`:
/// where they cannot fail they are conversions and no calls.
final class Conversions {
  private Conversions() {}

  static void addTo(Entries entries) {
    entries.language("转字符串(值: T): 字符串");
    entries.language("转整数(值: T): 整数");
    entries.language("转短整数(值: T): 短整数");
    entries.language("转字节(值: T): 字节");
    entries.language("转浮点数(值: T): 浮点数");
    entries.language("转字符(编号: T): 字符");
    for (String receiver : List.of("字符串", "整数", "短整数", "字节", "浮点数", "字符")) {
      for (String result : List.of("整数", "短整数", "字节", "浮点数", "字符", "字符串")) {
        if (converts(receiver, result)) {
          entries.languageMethod(receiver + ".转" + result + "(): " + result);
        }
      }
    }
    entries.languageMethod("布尔.转字符串(): 字符串");
    entries.function("转整数(数: 浮点数): 整数", "qi_f64_to_i64");
    entries.function("转整数(文本: 字符串): 整数", "qi_string_to_i64");
    entries.function("转浮点数(文本: 字符串): 浮点数", "qi_string_to_f64");
    entries.function("转短整数(数: 整数): 短整数", "qi_i64_to_i32");
    entries.function("转字节(数: 整数): 字节", "qi_i64_to_byte");
    entries.function("转字符(编号: 整数): 字符", "qi_i64_to_char");
    entries.function("整数转字符串(数: 整数): 字符串", "qi_string_from_i64");
    entries.function("浮点数转字符串(数: 浮点数): 字符串", "qi_string_from_f64");
    entries.function("字符串转整数(文本: 字符串): 整数", "qi_string_to_i64");
    entries.function("字符串转浮点数(文本: 字符串): 浮点数", "qi_string_to_f64");
    entries.function("浮点数转整数(数: 浮点数): 整数", "qi_f64_to_i64");
    entries.function("整数转浮点数(数: 整数): 浮点数", "qi_i64_to_f64");
    // As the public dialect also spells them.
    entries.function("整数转浮点(数: 整数): 浮点数", "qi_i64_to_f64");
    entries.function("浮点转整数(数: 浮点数): 整数", "qi_f64_to_i64");
    entries.function("浮点转字符串(数: 浮点数): 字符串", "qi_string_from_f64");
    entries.function("字符串转浮点(文本: 字符串): 浮点数", "qi_string_to_f64");
  }

  /// Texts and 浮点数 become 整数 first; a 字符 has no fraction, and a 字符串 is no 字符.
  private static boolean converts(String from, String to) {
    return !from.equals(to)
        && !(from.equals("浮点数") && to.equals("字符"))
        && !(from.equals("字符") && to.equals("浮点数"))
        && !(from.equals("字符串") && to.equals("字符"));
  }
}
