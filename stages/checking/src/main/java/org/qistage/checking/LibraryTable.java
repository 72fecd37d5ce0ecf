package org.qistage.checking;

import static org.qistage.checking.typed.Type.Simple.BYTE;
import static org.qistage.checking.typed.Type.Simple.CHARACTER;
import static org.qistage.checking.typed.Type.Simple.FLOAT;
import static org.qistage.checking.typed.Type.Simple.INTEGER;
import static org.qistage.checking.typed.Type.Simple.RESPONSE;
import static org.qistage.checking.typed.Type.Simple.SHORT;
import static org.qistage.checking.typed.Type.Simple.STRING;
import static org.qistage.checking.typed.Type.Simple.UNIT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.Type;

/// The functions and methods that the runtime offers to programs, by the names that programs use.
///
/// A function may have several forms, told apart by their parameters. What depends on the type of an
/// element (`数组.添加`, 关闭) or is a part of the language (恢复, 范围, 有, conversions) has no fixed
/// parameters; such names are {@link #isSpecial} and {@link LibraryCallChecker} knows them.
final class LibraryTable {
  static final LibraryFunction RANGE =
      new LibraryFunction(
          "范围", List.of(INTEGER, INTEGER, INTEGER), new Type.ArrayOf(INTEGER), "qi_range", false);
  static final LibraryFunction STRING_AT =
      new LibraryFunction("字符串.[]", List.of(STRING, INTEGER), CHARACTER, "qi_string_at", false);

  /// Modules that need no import.
  static final Set<String> MODULES = Set.of("http");

  private static final Set<String> SPECIAL =
      Set.of("恢复", "范围", "填充数组", "有", "无", "关闭", "转字符串", "转整数", "转浮点数");

  private static final Set<String> ASYNCHRONOUS = Set.of("http.get");

  /// Names of the language's library that this version does not have yet.
  private static final Set<String> NOT_SUPPORTED_YET =
      Set.of(
          "http.获取",
          "http.发送",
          "http.更新",
          "http.删除",
          "http.获取状态码",
          "http.创建请求",
          "http.设置请求头",
          "http.设置请求体",
          "http.执行请求",
          "http.设置超时",
          "创建等待组",
          "等待组增加",
          "等待组添加",
          "添加等待",
          "等待组完成",
          "完成",
          "等待组等待",
          "创建互斥锁",
          "加锁",
          "解锁",
          "尝试加锁",
          "创建定时器",
          "定时器过期",
          "停止定时器",
          "取消",
          "限时等待",
          "随机整数",
          "MD5哈希",
          "SHA256哈希",
          "SHA512哈希",
          "HMAC_SHA256",
          "Base64编码",
          "Base64解码",
          "读取行",
          "读取文件",
          "写入文件",
          "追加文件",
          "删除文件",
          "创建文件",
          "文件存在",
          "文件大小",
          "创建目录",
          "删除目录",
          "字符串.转大写",
          "字符串.转小写",
          "字符串.包含",
          "字符串.开头是",
          "字符串.结尾是",
          "字符串.查找",
          "字符串.替换",
          "字符串.分割",
          "字符串.去空白",
          "字符串.子串",
          "字符串.重复",
          "字符串.转整数",
          "字符串.转浮点数",
          "数组.插入",
          "数组.移除",
          "数组.弹出",
          "数组.包含",
          "数组.查找",
          "数组.反转",
          "数组.排序",
          "数组.切片",
          "数组.映射",
          "数组.过滤",
          "数组.归约",
          "数组.连接",
          "响应.头",
          "错误.消息",
          "错误.代码");

  private static final LibraryTable STANDARD = new LibraryTable();

  private final Map<String, List<LibraryFunction>> functions = new LinkedHashMap<>();

  private LibraryTable() {
    add("绝对值", INTEGER, "qi_math_abs_i64", INTEGER);
    add("绝对值", FLOAT, "qi_math_abs_f64", FLOAT);
    add("最大", INTEGER, "qi_math_max_i64", INTEGER, INTEGER);
    add("最大", FLOAT, "qi_math_max_f64", FLOAT, FLOAT);
    add("最小", INTEGER, "qi_math_min_i64", INTEGER, INTEGER);
    add("最小", FLOAT, "qi_math_min_f64", FLOAT, FLOAT);
    add("幂", INTEGER, "qi_math_power_i64", INTEGER, INTEGER);
    add("幂", FLOAT, "qi_math_power_f64", FLOAT, FLOAT);
    add("平方根", FLOAT, "qi_math_sqrt", FLOAT);
    add("向下取整", INTEGER, "qi_math_floor", FLOAT);
    add("向上取整", INTEGER, "qi_math_ceil", FLOAT);
    add("四舍五入", INTEGER, "qi_math_round", FLOAT);
    add("转整数", INTEGER, "qi_f64_to_i64", FLOAT);
    add("转整数", INTEGER, "qi_string_to_i64", STRING);
    add("转短整数", SHORT, "qi_i64_to_i32", INTEGER);
    add("转字节", BYTE, "qi_i64_to_byte", INTEGER);
    add("转浮点数", FLOAT, "qi_string_to_f64", STRING);
    add("获取时间", INTEGER, "qi_time_now");
    addSuspending("睡眠", UNIT, "qi_sleep", INTEGER);
    addSuspending("设置超时", UNIT, "qi_sleep", INTEGER);
    add("http.get", new Type.FutureOf(RESPONSE), "qi_http_get", STRING);
    add("字符串.长度", INTEGER, "qi_string_length", STRING);
    add("字符串.字符列表", new Type.ArrayOf(CHARACTER), "qi_string_characters", STRING);
    add("响应.文本", STRING, "qi_response_text", RESPONSE);
    add("响应.状态码", INTEGER, "qi_response_status", RESPONSE);
  }

  private void add(String name, Type result, String runtimeName, Type... parameters) {
    put(new LibraryFunction(name, List.of(parameters), result, runtimeName, false));
  }

  private void addSuspending(String name, Type result, String runtimeName, Type... parameters) {
    put(new LibraryFunction(name, List.of(parameters), result, runtimeName, true));
  }

  private void put(LibraryFunction function) {
    functions.computeIfAbsent(function.name(), _ -> new ArrayList<>()).add(function);
  }

  static LibraryTable standard() {
    return STANDARD;
  }

  /// The forms of a function or method; empty when there is none of that name.
  List<LibraryFunction> forms(String name) {
    return functions.getOrDefault(name, List.of());
  }

  boolean isSpecial(String name) {
    return SPECIAL.contains(name);
  }

  /// Whether programs may call a function of that name without a receiver.
  boolean hasFunction(String name) {
    return isSpecial(name) || functions.containsKey(name);
  }

  boolean isNotSupportedYet(String name) {
    return NOT_SUPPORTED_YET.contains(name);
  }

  /// Whether a call gives a 未来 by starting a task of the runtime's.
  boolean isAsynchronous(String name) {
    return ASYNCHRONOUS.contains(name);
  }

  /// What a type's methods are found under.
  static Optional<String> receiver(Type type) {
    return switch (type) {
      case Type.ArrayOf _ -> Optional.of("数组");
      case Type.Simple.STRING -> Optional.of("字符串");
      case Type.Simple.RESPONSE -> Optional.of("响应");
      case Type.Simple.ERROR -> Optional.of("错误");
      default -> Optional.empty();
    };
  }

  /// A method of an 数组; its parameters depend on the type of the elements.
  static Optional<LibraryFunction> arrayMethod(Type.ArrayOf array, String name) {
    return switch (name) {
      case "长度" ->
          Optional.of(
              new LibraryFunction("数组.长度", List.of(array), INTEGER, "qi_array_length", false));
      case "添加" ->
          Optional.of(
              new LibraryFunction(
                  "数组.添加", List.of(array, array.element()), UNIT, "qi_array_add_*", false));
      default -> Optional.empty();
    };
  }

  static LibraryFunction fill(Type element) {
    return new LibraryFunction(
        "填充数组", List.of(INTEGER, element), new Type.ArrayOf(element), "qi_array_fill_*", false);
  }

  static LibraryFunction close(Type.ChannelOf channel) {
    return new LibraryFunction("关闭", List.of(channel), UNIT, "qi_channel_close", false);
  }

  /// Whether it is one of the forms that calls are made of.
  boolean offers(LibraryFunction function) {
    List<Type> parameters = function.parameters();
    if (forms(function.name()).contains(function)
        || function.equals(RANGE)
        || function.equals(STRING_AT)) {
      return true;
    }
    if (parameters.isEmpty()) {
      return false;
    }
    return switch (parameters.getFirst()) {
      case Type.ArrayOf array ->
          arrayMethod(array, function.name().replaceFirst("^数组\\.", ""))
              .filter(function::equals)
              .isPresent();
      case Type.ChannelOf channel -> function.equals(close(channel));
      default -> parameters.size() == 2 && function.equals(fill(parameters.getLast()));
    };
  }

  /// The names that can be called without a receiver, for suggestions.
  Set<String> functionNames() {
    Set<String> names = new LinkedHashSet<>(SPECIAL);
    functions.keySet().stream().filter(name -> name.indexOf('.') < 0).forEach(names::add);
    return names;
  }

  /// The names after `receiver.`, for suggestions.
  Set<String> memberNames(String receiver) {
    Set<String> names = new LinkedHashSet<>();
    if (receiver.equals("数组")) {
      names.addAll(List.of("长度", "添加"));
    }
    String prefix = receiver + ".";
    for (String name : functions.keySet()) {
      if (name.startsWith(prefix)) {
        names.add(name.substring(prefix.length()));
      }
    }
    return names;
  }

  /// The kinds of values that have a method of that name.
  List<String> receiversOf(String method) {
    return java.util.stream.Stream.of("数组", "字符串", "响应")
        .filter(
            receiver ->
                memberNames(receiver).contains(method)
                    || isNotSupportedYet(receiver + "." + method))
        .toList();
  }
}
