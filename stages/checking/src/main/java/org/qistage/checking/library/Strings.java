package org.qistage.checking.library;

/// Methods of 字符串 and 字符. Positions and lengths count code points.
final class Strings {
  private Strings() {}

  static void addTo(Entries entries) {
    entries.method("字符串.长度(): 整数", "qi_string_length");
    entries.method("字符串.转大写(): 字符串", "qi_string_upper");
    entries.method("字符串.转小写(): 字符串", "qi_string_lower");
    entries.method("字符串.包含(片段: 字符串): 布尔", "qi_string_contains");
    entries.method("字符串.包含(字: 字符): 布尔", "qi_string_contains_char");
    entries.method("字符串.开头是(片段: 字符串): 布尔", "qi_string_starts");
    entries.method("字符串.结尾是(片段: 字符串): 布尔", "qi_string_ends");
    entries.method("字符串.查找(片段: 字符串): 可选<整数>", "qi_string_find");
    entries.method("字符串.查找(字: 字符): 可选<整数>", "qi_string_find_char");
    entries.method("字符串.替换(旧: 字符串, 新: 字符串): 字符串", "qi_string_replace");
    entries.method("字符串.分割(分隔符: 字符串): 数组<字符串>", "qi_string_split");
    entries.method("字符串.去空白(): 字符串", "qi_string_strip");
    entries.method("字符串.子串(从: 整数, 到: 整数): 字符串", "qi_string_slice");
    entries.method("字符串.重复(次数: 整数): 字符串", "qi_string_repeat");
    entries.method("字符串.字符列表(): 数组<字符>", "qi_string_characters");
    entries.method("字符.是数字(): 布尔", "qi_char_is_digit");
    entries.method("字符.是字母(): 布尔", "qi_char_is_letter");
    entries.method("字符.是汉字(): 布尔", "qi_char_is_han");
    entries.method("字符.是空白(): 布尔", "qi_char_is_space");
    entries.method("字符.转大写(): 字符", "qi_char_upper");
    entries.method("字符.转小写(): 字符", "qi_char_lower");
  }
}
