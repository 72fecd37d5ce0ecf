package org.qistage.checking;

import java.util.Map;
import java.util.Optional;

/// Words of other languages and near synonyms that beginners write, with the words of Qi for them.
final class ForeignWords {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("print", "打印"),
          Map.entry("println", "打印行"),
          Map.entry("printf", "打印"),
          Map.entry("echo", "打印"),
          Map.entry("输出", "打印行"),
          Map.entry("显示", "打印行"),
          Map.entry("打印一行", "打印行"),
          Map.entry("true", "真"),
          Map.entry("True", "真"),
          Map.entry("false", "假"),
          Map.entry("False", "假"),
          Map.entry("null", "空"),
          Map.entry("nil", "空"),
          Map.entry("undefined", "空"),
          Map.entry("None", "无"),
          Map.entry("none", "无"),
          Map.entry("Some", "有"),
          Map.entry("some", "有"),
          Map.entry("range", "范围"),
          Map.entry("区间", "范围"),
          Map.entry("sleep", "睡眠"),
          Map.entry("休眠", "睡眠"),
          Map.entry("abs", "绝对值"),
          Map.entry("max", "最大"),
          Map.entry("最大值", "最大"),
          Map.entry("min", "最小"),
          Map.entry("最小值", "最小"),
          Map.entry("sqrt", "平方根"),
          Map.entry("开方", "平方根"),
          Map.entry("pow", "幂"),
          Map.entry("floor", "向下取整"),
          Map.entry("ceil", "向上取整"),
          Map.entry("round", "四舍五入"),
          Map.entry("str", "转字符串"),
          Map.entry("int", "转整数"),
          Map.entry("float", "转浮点数"),
          Map.entry("resume", "恢复"),
          Map.entry("next", "恢复"),
          Map.entry("close", "关闭"),
          Map.entry("跳过", "继续"),
          Map.entry("终止", "跳出"),
          Map.entry("break", "跳出"),
          Map.entry("continue", "继续"),
          Map.entry("return", "返回"),
          Map.entry("yield", "让出"),
          Map.entry("await", "等待"),
          Map.entry("spawn", "启动"));

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("int", "整数"),
          Map.entry("integer", "整数"),
          Map.entry("Int", "整数"),
          Map.entry("Integer", "整数"),
          Map.entry("long", "长整数"),
          Map.entry("i64", "整数"),
          Map.entry("i32", "短整数"),
          Map.entry("short", "短整数"),
          Map.entry("byte", "字节"),
          Map.entry("整型", "整数"),
          Map.entry("整形", "整数"),
          Map.entry("数字", "整数"),
          Map.entry("float", "浮点数"),
          Map.entry("double", "浮点数"),
          Map.entry("f64", "浮点数"),
          Map.entry("浮点", "浮点数"),
          Map.entry("浮点型", "浮点数"),
          Map.entry("小数", "浮点数"),
          Map.entry("bool", "布尔"),
          Map.entry("boolean", "布尔"),
          Map.entry("Boolean", "布尔"),
          Map.entry("布尔值", "布尔"),
          Map.entry("布尔型", "布尔"),
          Map.entry("char", "字符"),
          Map.entry("字元", "字符"),
          Map.entry("string", "字符串"),
          Map.entry("String", "字符串"),
          Map.entry("str", "字符串"),
          Map.entry("字串", "字符串"),
          Map.entry("文本", "字符串"),
          Map.entry("void", "空"),
          Map.entry("array", "数组"),
          Map.entry("list", "列表"),
          Map.entry("List", "列表"),
          Map.entry("dict", "字典"),
          Map.entry("map", "字典"),
          Map.entry("Map", "字典"),
          Map.entry("set", "集合"),
          Map.entry("Future", "未来"),
          Map.entry("Optional", "可选"),
          Map.entry("Option", "可选"),
          Map.entry("chan", "通道"));

  private ForeignWords() {}

  /// The word of Qi for a name.
  static Optional<String> name(String word) {
    return Optional.ofNullable(NAMES.get(word));
  }

  /// The Qi spelling of a type.
  static Optional<String> type(String word) {
    return Optional.ofNullable(TYPES.get(word));
  }
}
