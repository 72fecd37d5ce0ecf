package org.qistage.tests.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes well-typed programs at random: functions that call those before them, loops that end, and
/// values of many types, most of whose operations may suspend or fail. The same seed gives the same
/// program.
public final class RandomSource {
  private static final String PRELUDE =
      """
      类型 点 { 整数 横; 字符串 名; }
      枚举 形 { 圆(整数), 方(整数, 字符串), 无形 }
      函数 (自身 点) 移(步: 整数): 整数 { 自身.横 += 步; 返回 自身.横; }
      函数 见(n: 整数): 整数 { 打印行("见", n); 返回 n; }
      异步 函数 等(n: 整数): 整数 { 打印行("等", n); 让出; 返回 n; }
      异步 函数 败(n: 整数): 整数 { 让出; 如果 n % 3 == 0 { 抛出 "败" + n; } 返回 n; }
      协程 函数 数(n: 整数): 整数 { 对于 i 在 范围(0, n) { 让出 i * 2; } }
      协程 函数 慢数(n: 整数): 整数 { 对于 i 在 范围(0, n) { 让出 等待 等(i); } }
      函数 周长(s: 形): 整数 {
          匹配 s {
              形::圆(半径) => { 返回 半径 * 6 % 1000; }
              形::方(边, 名) => { 打印行(名); 返回 边 * 4 % 1000; }
              形::无形 => 返回 0;
          }
      }
      函数 用(f: 函数(整数): 整数, n: 整数): 整数 { 返回 f(n) % 1000; }
      """;

  private enum Kind {
    INTEGER("整数"),
    BOOLEAN("布尔"),
    STRING("字符串"),
    ARRAY("数组<整数>"),
    OPTIONAL("可选<整数>"),
    POINT("点"),
    SHAPE("形"),
    DICTIONARY("字典<字符串, 整数>"),
    FUNCTION("函数(整数): 整数"),
    FLOAT("浮点数");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  private record Variable(String name, Kind kind, boolean assignable) {}

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Variable> variables = new ArrayList<>();
  private final List<String> functions = new ArrayList<>();
  private int names;
  private int loops;
  private int budget;
  private int closures;

  /// Whether tasks share nothing at one time but channels, so that the program does the same in whatever
  /// order they run.
  private final boolean ordered;

  private RandomSource(long seed, boolean ordered) {
    random = new Random(seed);
    this.ordered = ordered;
  }

  public static String of(long seed) {
    return new RandomSource(seed, false).program();
  }

  /// A program that does the same in whatever order its tasks run.
  public static String ordered(long seed) {
    return new RandomSource(seed, true).program();
  }

  private String program() {
    text.append(PRELUDE);
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      function();
    }
    budget = 30;
    text.append("函数 主函数() {\n");
    declare(Kind.INTEGER);
    declare(Kind.STRING);
    declare(Kind.ARRAY);
    block(0, 9);
    for (Variable variable : variables) {
      if (variable.kind != Kind.FUNCTION) {
        text.append("打印行(\"").append(variable.name).append("\", ").append(variable.name);
        text.append(");\n");
      }
    }
    return text.append("}\n").toString();
  }

  private void function() {
    String name = fresh("函");
    budget = 12;
    text.append("函数 ").append(name).append("(甲: 整数, 乙: 字符串): 整数 {\n");
    variables.add(new Variable("甲", Kind.INTEGER, true));
    variables.add(new Variable("乙", Kind.STRING, true));
    block(1, 4);
    text.append("返回 ").append(small(0)).append(";\n}\n");
    variables.clear();
    functions.add(name);
  }

  private String fresh(String prefix) {
    return prefix + names++;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  // ---- Statements ----

  private void block(int depth, int count) {
    int known = variables.size();
    for (int i = 0; i < count && budget > 0; i++) {
      budget--;
      statement(depth);
    }
    if (depth > 0) {
      while (variables.size() > known) {
        variables.removeLast();
      }
    }
  }

  private void declare(Kind kind) {
    String name = fresh("变");
    text.append("变量 ").append(name).append(": ").append(kind.text);
    text.append(" = ").append(expression(kind, 0)).append(";\n");
    variables.add(new Variable(name, kind, true));
  }

  private void statement(int depth) {
    if (depth > 4) {
      text.append("打印行(").append(small(1)).append(");\n");
      return;
    }
    switch (random.nextInt(22)) {
      case 0, 1, 2 -> declare(Kind.values()[random.nextInt(Kind.values().length)]);
      case 3, 4, 5 -> assign();
      case 6 -> text.append("打印行(").append(printed()).append(", ").append(printed()).append(");\n");
      case 7, 8 -> branch(depth);
      case 9 -> whileLoop(depth);
      case 10 -> forLoop(depth);
      case 11 -> generatorLoop(depth);
      case 12, 13 -> attempt(depth);
      case 14 -> match(depth);
      case 15 -> spawn(depth);
      case 16 -> channel(depth);
      case 17 -> leave();
      case 18 -> select(depth);
      case 19 -> mutate();
      case 20 -> binding(depth);
      default -> text.append("让出;\n");
    }
  }

  private void assign() {
    List<Variable> targets = variables.stream().filter(Variable::assignable).toList();
    if (targets.isEmpty()) {
      return;
    }
    Variable target = targets.get(random.nextInt(targets.size()));
    switch (target.kind) {
      case INTEGER -> {
        String operator = pick("=", "+=", "-=", "*=", "%=", "/=");
        text.append(target.name).append(' ').append(operator).append(' ');
        text.append(small(0)).append(";\n");
        text.append(target.name).append(" = ").append(target.name).append(" % 1000;\n");
      }
      case POINT -> {
        text.append(target.name).append(".横 ").append(pick("=", "+=")).append(' ');
        text.append(small(0)).append(" % 50;\n");
      }
      case ARRAY -> {
        text.append(target.name).append('[').append(small(1)).append("] ");
        text.append(pick("=", "+=")).append(' ').append(small(1)).append(";\n");
      }
      case DICTIONARY -> {
        text.append(target.name).append('[').append(expression(Kind.STRING, 2)).append("] = ");
        text.append(small(1)).append(";\n");
      }
      default ->
          text.append(target.name).append(" = ").append(expression(target.kind, 0)).append(";\n");
    }
  }

  private void mutate() {
    Variable array = any(Kind.ARRAY);
    if (array == null) {
      return;
    }
    text.append(
        switch (random.nextInt(4)) {
          case 0 -> array.name + ".添加(" + small(1) + ");\n";
          case 1 -> "如果 " + array.name + ".长度() > 2 { " + array.name + ".弹出(); }\n";
          case 2 -> array.name + ".反转();\n";
          default -> array.name + ".排序();\n";
        });
  }

  private void branch(int depth) {
    text.append("如果 ").append(expression(Kind.BOOLEAN, 0)).append(" {\n");
    block(depth + 1, 1 + random.nextInt(3));
    if (chance(40)) {
      text.append("} 否则 如果 ").append(expression(Kind.BOOLEAN, 1)).append(" {\n");
      block(depth + 1, 1 + random.nextInt(2));
    }
    if (chance(50)) {
      text.append("} 否则 {\n");
      block(depth + 1, 1 + random.nextInt(3));
    }
    text.append("}\n");
  }

  private void binding(int depth) {
    String name = fresh("得");
    text.append("如果 变量 ").append(name).append(" = ");
    text.append(expression(Kind.OPTIONAL, 1)).append(" {\n");
    variables.add(new Variable(name, Kind.INTEGER, true));
    block(depth + 1, 2);
    variables.removeIf(variable -> variable.name.equals(name));
    text.append("}\n");
  }

  private void body(int depth, int count) {
    loops++;
    block(depth + 1, count);
    loops--;
    text.append("}\n");
  }

  private void whileLoop(int depth) {
    String counter = fresh("数");
    text.append("变量 ").append(counter).append(" = 0;\n当 ").append(counter).append(" < ");
    text.append(1 + random.nextInt(3)).append(" 与 ");
    text.append(expression(Kind.BOOLEAN, 1)).append(" {\n").append(counter).append(" += 1;\n");
    body(depth, 1 + random.nextInt(3));
  }

  private void forLoop(int depth) {
    String name = fresh("步");
    String walked =
        chance(50)
            ? "范围(" + random.nextInt(3) + ", " + random.nextInt(5) + ")"
            : "[" + small(1) + ", " + small(1) + ", " + small(1) + "]";
    text.append("对于 ").append(name).append(" 在 ").append(walked).append(" {\n");
    variables.add(new Variable(name, Kind.INTEGER, false));
    body(depth, 1 + random.nextInt(3));
    variables.removeIf(variable -> variable.name.equals(name));
  }

  private void generatorLoop(int depth) {
    String name = fresh("值");
    text.append("对于 ").append(name).append(" 在 启动协程 ").append(pick("数", "慢数"));
    text.append('(').append(1 + random.nextInt(3)).append(") {\n");
    variables.add(new Variable(name, Kind.INTEGER, false));
    body(depth, 1 + random.nextInt(2));
    variables.removeIf(variable -> variable.name.equals(name));
  }

  private void attempt(int depth) {
    String name = fresh("错");
    text.append("尝试 {\n");
    block(depth + 1, 1 + random.nextInt(3));
    if (chance(60)) {
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> "抛出 " + expression(Kind.STRING, 1) + ";\n";
            case 1 -> "打印行(" + small(1) + " / (" + small(1) + " % 2));\n";
            case 2 -> "打印行(等待 败(" + small(1) + "));\n";
            default -> "打印行(等待 启动 败(" + small(1) + "));\n";
          });
    }
    text.append("} 捕获 (").append(name).append(") {\n打印行(").append(name).append(".代码());\n");
    block(depth + 1, random.nextInt(2));
    text.append("}\n");
  }

  private void match(int depth) {
    if (chance(50)) {
      String radius = fresh("半径");
      text.append("匹配 ").append(expression(Kind.SHAPE, 1)).append(" {\n形::圆(").append(radius);
      text.append(") => {\n");
      variables.add(new Variable(radius, Kind.INTEGER, false));
      block(depth + 1, 1);
      variables.removeIf(variable -> variable.name.equals(radius));
      text.append("}\n形::方(3, _) => 打印行(\"三\");\n_ => {\n");
      block(depth + 1, 1);
      text.append("}\n}\n");
    } else {
      text.append("匹配 ").append(small(0)).append(" % 4 {\n0 => 打印行(\"零\");\n1 => {\n");
      block(depth + 1, 1);
      text.append("}\n-1 => 打印行(\"负\");\n其他").append(names).append(" => 打印行(其他");
      text.append(names++).append(");\n}\n");
    }
  }

  /// A task that shares the variables around it, awaited a little later.
  private void spawn(int depth) {
    String task = fresh("任");
    int outside = loops;
    loops = 0;
    closures++;
    text.append("变量 ").append(task).append(" = 启动 {\n");
    block(depth + 1, 1 + random.nextInt(3));
    text.append("返回 ").append(small(1)).append(";\n};\n");
    closures--;
    loops = outside;
    if (!ordered && chance(50)) {
      assign();
    }
    text.append("打印行(\"任\", 等待 ").append(task).append(");\n");
  }

  private void channel(int depth) {
    String name = fresh("道");
    text.append("变量 ").append(name).append(" = 通道<整数>(").append(random.nextInt(3));
    text.append(");\n变量 ").append(name).append("送 = 启动 {\n对于 i 在 范围(0, ");
    text.append(random.nextInt(4)).append(") { ").append(name).append(" <- i * 3; ");
    text.append(chance(40) ? "睡眠(1); " : "").append("}\n关闭(").append(name).append(");\n};\n");
    String value = fresh("收");
    text.append("对于 ").append(value).append(" 在 ").append(name).append(" {\n");
    variables.add(new Variable(value, Kind.INTEGER, false));
    loops++;
    block(depth + 1, 1);
    loops--;
    variables.removeIf(variable -> variable.name.equals(value));
    text.append("打印行(").append(value).append(");\n}\n等待 ").append(name).append("送;\n");
  }

  private void select(int depth) {
    String one = fresh("选");
    String other = fresh("选");
    text.append("变量 ").append(one).append(" = 通道<整数>(").append(random.nextInt(2));
    text.append(");\n变量 ").append(other).append(" = 通道<整数>(1);\n");
    String sender = one + "送";
    text.append("变量 ").append(sender).append(" = 启动 { ");
    text.append(chance(50) ? "睡眠(" + random.nextInt(4) + "); " : "");
    text.append(other).append(" <- ").append(random.nextInt(9)).append("; };\n选择 {\n");
    text.append("情况 x = <-").append(one).append(": 打印行(\"一\", x);\n");
    text.append("情况 x := <-").append(other).append(": 打印行(\"二\", x);\n");
    if (!ordered && chance(50)) {
      text.append("情况 超时(").append(random.nextInt(5)).append("): {\n");
      block(depth + 1, 1);
      text.append("}\n");
    }
    if (!ordered && chance(30)) {
      text.append("默认: 打印行(\"默认\");\n");
    }
    text.append("}\n等待 ").append(sender).append(";\n");
  }

  private void leave() {
    if (loops > 0) {
      text.append("如果 ").append(expression(Kind.BOOLEAN, 1)).append(" { ");
      text.append(pick("跳出;", "继续;")).append(" }\n");
    }
  }

  // ---- Expressions ----

  private @org.jspecify.annotations.Nullable Variable any(Kind kind) {
    List<Variable> all = variables.stream().filter(each -> each.kind == kind).toList();
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  private String printed() {
    Kind[] kinds = {
      Kind.INTEGER,
      Kind.BOOLEAN,
      Kind.STRING,
      Kind.ARRAY,
      Kind.OPTIONAL,
      Kind.POINT,
      Kind.SHAPE,
      Kind.DICTIONARY,
      Kind.FLOAT
    };
    return expression(kinds[random.nextInt(kinds.length)], 1);
  }

  private String expression(Kind kind, int depth) {
    Variable variable = any(kind);
    if (variable != null && chance(depth > 2 ? 80 : 35)) {
      return variable.name;
    }
    return switch (kind) {
      case INTEGER -> integer(depth);
      case BOOLEAN -> truth(depth);
      case STRING -> string(depth);
      case ARRAY ->
          chance(70) || depth > 2
              ? "[" + small(depth + 1) + ", " + small(depth + 1) + "]"
              : "[" + small(2) + ", 7, 5].映射(" + expression(Kind.FUNCTION, depth + 1) + ")";
      case OPTIONAL ->
          switch (random.nextInt(3)) {
            case 0 -> "有(" + small(depth + 1) + ")";
            case 1 -> "恢复(启动协程 " + pick("数", "慢数") + "(" + random.nextInt(3) + "))";
            default ->
                expression(Kind.DICTIONARY, depth + 1)
                    .transform(
                        dictionary ->
                            dictionary.startsWith("{")
                                ? "\"甲乙\".查找(" + string(depth + 1) + ")"
                                : dictionary + ".获取(\"甲\")");
          };
      case POINT -> "点 { 名: " + string(depth + 1) + ", 横: " + small(depth + 1) + " }";
      case SHAPE ->
          switch (random.nextInt(3)) {
            case 0 -> "形::圆(" + small(depth + 1) + ")";
            case 1 -> "形::方(" + small(depth + 1) + ", " + string(depth + 1) + ")";
            default -> "形::无形";
          };
      case DICTIONARY ->
          variable != null
              ? variable.name
              : depth == 0 ? "{\"甲\": " + small(1) + ", " + string(2) + ": 2}" : "字典<字符串, 整数>()";
      case FUNCTION -> closure(depth);
      case FLOAT ->
          depth > 2
              ? random.nextInt(100) + ".5"
              : "("
                  + expression(Kind.FLOAT, depth + 1)
                  + pick(" + ", " * ", " / ")
                  + small(depth + 1)
                  + ")";
    };
  }

  private String closure(int depth) {
    if (depth > 1 || closures > 1) {
      return "见";
    }
    String parameter = fresh("参");
    variables.add(new Variable(parameter, Kind.INTEGER, true));
    closures++;
    String result = "函数 (" + parameter + ": 整数): 整数 { 返回 (" + integer(1) + ") % 100; }";
    closures--;
    variables.removeIf(variable -> variable.name.equals(parameter));
    return result;
  }

  /// An integer that is not large, so that arithmetic seldom overflows.
  private String small(int depth) {
    return "(" + integer(depth) + ") % 10";
  }

  private String integer(int depth) {
    Variable variable = any(Kind.INTEGER);
    if (depth > 3) {
      return variable == null ? Integer.toString(random.nextInt(10)) : variable.name;
    }
    return switch (random.nextInt(20)) {
      case 0, 1 -> Integer.toString(random.nextInt(10));
      case 2, 3, 4 -> variable == null ? "3" : variable.name;
      case 5 -> "(" + small(depth + 1) + pick(" + ", " - ", " * ") + small(depth + 1) + ")";
      case 6 -> "(" + small(depth + 1) + pick(" / ", " % ") + "(1 + " + small(depth + 1) + "))";
      case 7 -> "见(" + small(depth + 1) + ")";
      case 8 -> "等待 等(" + small(depth + 1) + ")";
      case 9 -> "等待 启动 等(" + small(depth + 1) + ")";
      case 10 ->
          functions.isEmpty()
              ? "5"
              : functions.get(random.nextInt(functions.size()))
                  + "("
                  + small(depth + 1)
                  + ", "
                  + string(depth + 1)
                  + ")";
      case 11 -> "用(" + expression(Kind.FUNCTION, depth + 1) + ", " + small(depth + 1) + ")";
      case 12 -> "周长(" + expression(Kind.SHAPE, depth + 1) + ")";
      case 13 -> string(depth + 1) + ".长度()";
      case 14 -> expression(Kind.ARRAY, depth + 1) + ".长度()";
      case 15 -> {
        Variable point = any(Kind.POINT);
        yield point == null ? "2" : pick(point.name + ".横", point.name + ".移(" + small(3) + ")");
      }
      case 16 -> {
        Variable array = any(Kind.ARRAY);
        yield array == null ? "4" : array.name + "[" + small(depth + 1) + "]";
      }
      case 17 -> "-(" + small(depth + 1) + ")";
      case 18 -> {
        Variable function = any(Kind.FUNCTION);
        yield function == null ? "1" : function.name + "(" + small(depth + 1) + ")";
      }
      default -> "绝对值(" + small(depth + 1) + ")";
    };
  }

  private String truth(int depth) {
    if (depth > 3) {
      return pick("真", "假");
    }
    return switch (random.nextInt(8)) {
      case 0 -> pick("真", "假");
      case 1, 2 ->
          small(depth + 1) + pick(" < ", " <= ", " > ", " >= ", " == ", " != ") + small(depth + 1);
      case 3 -> "(" + truth(depth + 1) + pick(" 与 ", " 或 ") + truth(depth + 1) + ")";
      case 4 -> "非 (" + truth(depth + 1) + ")";
      case 5 -> string(depth + 1) + pick(" == ", " < ") + string(depth + 1);
      case 6 -> expression(Kind.SHAPE, depth + 1) + " == " + expression(Kind.SHAPE, depth + 1);
      default -> expression(Kind.ARRAY, depth + 1) + ".包含(" + small(depth + 1) + ")";
    };
  }

  private String string(int depth) {
    Variable variable = any(Kind.STRING);
    if (variable != null && chance(50)) {
      return variable.name;
    }
    if (depth > 3) {
      return pick("\"甲\"", "\"乙文\"", "\"\"");
    }
    return switch (random.nextInt(5)) {
      case 0, 1 -> pick("\"甲\"", "\"a𠮷b\"", "\"\"");
      case 2 -> "(" + string(depth + 1) + " + " + small(depth + 1) + ")";
      case 3 -> "\"数\".重复(" + random.nextInt(3) + ")";
      default -> "\"甲乙甲\".替换(\"甲\", " + string(depth + 1) + ")";
    };
  }
}
