package org.qistage.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes programs at random: nested loops and branches whose every operand may suspend, and which
/// print enough to tell in which order things happened. Every loop ends, every number stays small.
/// Inside a 尝试 anything may fail: by 抛出, by dividing, by an index, at once or after a suspension.
final class RandomProgram {
  private static final String PRELUDE =
      """
      函数 见(n: 整数): 整数 { 打印 n; 返回 n; }
      异步 函数 等(n: 整数): 整数 { 打印 0 - n; 让出; 返回 n; }
      函数 慢(n: 整数): 整数 { 变量 m = 等待 启动 等(n); 返回 m; }
      函数 是(n: 整数): 布尔 { 变量 m = 等待 等(n); 返回 m % 2 == 0; }
      函数 坏(n: 整数): 整数 { 如果 n % 3 == 0 { 打印 "坏"; 抛出 "坏" + n; } 返回 n; }
      异步 函数 慢坏(n: 整数): 整数 { 打印 n; 让出; 如果 n % 3 == 1 { 抛出 "慢坏" + n; } 返回 n; }
      协程 函数 断(n: 整数) { 对于 i 在 范围(0, n) { 让出 坏(i + 1); } }
      协程 函数 数(n: 整数) { 对于 i 在 范围(0, n) { 让出 i * 2; } }
      协程 函数 稀(n: 整数) {
          变量 s = 0;
          变量 i = 0;
          当 i < n { s = s + i; 如果 i % 3 == 1 { 打印 "稀"; 让出 s; } i = i + 1; }
      }
      """;

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> variables = new ArrayList<>();
  private int names;
  private int loops;
  private int statements;

  /// How many 尝试 stand around the current place, and the names of the errors that are caught there.
  private int tries;

  private final List<String> errors = new ArrayList<>();
  private boolean generator;
  private boolean spawning;

  private final boolean blocks;

  private RandomProgram(long seed, boolean blocks) {
    random = new Random(seed);
    this.blocks = blocks;
  }

  static String of(long seed) {
    return new RandomProgram(seed, true).program();
  }

  /// A program whose output is the same under every scheduler: no two of its tasks are ever ready at
  /// once.
  static String sequential(long seed) {
    return new RandomProgram(seed, false).program();
  }

  private String program() {
    text.append(PRELUDE);
    text.append("协程 函数 杂(p: 整数) {\n");
    generator = true;
    variables.add("p");
    block(0, 3);
    text.append("让出 ").append(integer(1)).append(";\n}\n");
    generator = false;
    variables.clear();
    text.append("函数 主函数() {\n变量 甲 = 1;\n变量 乙 = 2;\n变量 文 = \"\";\n变量 数组一 = [1, 2, 3];\n");
    variables.add("甲");
    variables.add("乙");
    block(0, 6);
    text.append("变量 杂生 = 启动协程 杂(3);\n对于 杂值 在 杂生 { 打印行(\"杂\", 杂值); ");
    text.append("甲 = (甲 + 杂值) % 100; }\n");
    text.append("打印行(甲, 乙, 文, 数组一[0], 数组一[1], 数组一[2]);\n}\n");
    return text.toString();
  }

  private String fresh(String prefix) {
    return prefix + names++;
  }

  private void block(int depth, int count) {
    int known = variables.size();
    for (int i = 0; i < count && statements < 60; i++) {
      statement(depth);
    }
    while (variables.size() > known) {
      variables.removeLast();
    }
  }

  private void statement(int depth) {
    statements++;
    int choice = random.nextInt(depth > 3 ? 9 : 21);
    switch (choice) {
      case 0 -> {
        String name = fresh("变");
        text.append("变量 ").append(name).append(" = ").append(integer(0)).append(";\n");
        variables.add(name);
      }
      case 1, 2 -> {
        String name = assignable();
        text.append(name).append(" = (").append(integer(0)).append(") % 100;\n");
      }
      case 3 -> {
        String name = assignable();
        text.append(name).append(" += ").append(integer(1)).append(" % 10;\n");
        text.append(name).append(" %= 50;\n");
      }
      case 4 -> text.append("打印行(\"行\", ").append(integer(0)).append(");\n");
      case 5 -> text.append(generator ? "让出 " + integer(1) + ";\n" : "让出;\n");
      case 6 -> {
        if (!generator && !spawning) {
          text.append("数组一[").append(index()).append("] += ").append(integer(1)).append(";\n");
          text.append("数组一[").append(index()).append("] = ").append(integer(1)).append(";\n");
          text.append("数组一[0] %= 20; 数组一[1] %= 20; 数组一[2] %= 20;\n");
        }
      }
      case 7 -> {
        if (loops > 0) {
          text.append("如果 ").append(condition(0)).append(" { ");
          text.append(random.nextBoolean() ? "跳出;" : "继续;").append(" }\n");
        } else if (!generator && !spawning) {
          text.append("文 = 文 + ").append(integer(1)).append(" + \"、\";\n");
        }
      }
      case 8 -> raise();
      case 9, 10, 11 -> branch(depth);
      case 12, 13 -> whileLoop(depth);
      case 14 -> forRange(depth);
      case 15 -> forGenerator(depth);
      case 16 -> whileResume(depth);
      case 17 -> endless(depth);
      case 18, 19 -> attempt(depth);
      default -> spawned(depth);
    }
  }

  private void attempt(int depth) {
    text.append("尝试 {\n");
    tries++;
    block(depth + 1, 1 + random.nextInt(4));
    tries--;
    if (random.nextInt(4) == 0) {
      text.append("} 捕获 {\n");
      block(depth + 1, random.nextInt(3));
    } else {
      String error = fresh("错");
      text.append("} 捕获 (").append(error).append(") {\n");
      text.append("打印行(\"捕\", ").append(error).append(", ").append(assignable()).append(");\n");
      errors.add(error);
      block(depth + 1, random.nextInt(3));
      errors.removeLast();
    }
    text.append("}\n");
  }

  private void raise() {
    if (tries == 0) {
      return;
    }
    boolean again = !errors.isEmpty() && random.nextBoolean();
    text.append("如果 ").append(condition(1)).append(" { 抛出 ");
    text.append(again ? errors.getLast() : "\"抛\" + " + integer(2)).append("; }\n");
  }

  private String assignable() {
    return variables.get(random.nextInt(variables.size()));
  }

  private String index() {
    return "(" + integer(2) + ") * 0 + " + random.nextInt(3);
  }

  private void branch(int depth) {
    text.append("如果 ").append(condition(0)).append(" {\n");
    block(depth + 1, 1 + random.nextInt(3));
    if (random.nextBoolean()) {
      text.append("} 否则 如果 ").append(condition(1)).append(" {\n");
      block(depth + 1, 1 + random.nextInt(2));
    }
    if (random.nextBoolean()) {
      text.append("} 否则 {\n");
      block(depth + 1, 1 + random.nextInt(3));
    }
    text.append("}\n");
  }

  private void loopBody(int depth) {
    loops++;
    block(depth + 1, 1 + random.nextInt(4));
    loops--;
    text.append("}\n");
  }

  /// The counter moves first, so that a 继续 cannot keep the loop going for ever.
  private void whileLoop(int depth) {
    String counter = fresh("数");
    text.append("变量 ").append(counter).append(" = 0;\n当 ").append(counter).append(" < ");
    text.append(1 + random.nextInt(3)).append(" 与 ").append(condition(1)).append(" {\n");
    text.append(counter).append(" = ").append(counter).append(" + 1;\n");
    loopBody(depth);
  }

  private void forRange(int depth) {
    String name = fresh("步");
    text.append("对于 ").append(name).append(" 在 范围(");
    switch (random.nextInt(4)) {
      case 0 -> text.append("0, ").append(integer(1)).append(" % 4");
      case 1 -> text.append(integer(1)).append(" % 3, 5, 2");
      case 2 -> text.append("5, 0, 0 - (1 + ").append(1 + random.nextInt(3)).append(")");
      default -> text.append("3, 0 - 1, -1");
    }
    text.append(") {\n");
    int known = variables.size();
    if (random.nextInt(3) == 0) {
      text.append("打印 ").append(name).append(";\n");
    } else {
      String copy = fresh("副");
      text.append("变量 ").append(copy).append(" = ").append(name).append(";\n");
      variables.add(copy);
    }
    loopBody(depth);
    while (variables.size() > known) {
      variables.removeLast();
    }
  }

  private void forGenerator(int depth) {
    String name = fresh("值");
    text.append("对于 ").append(name).append(" 在 启动协程 ");
    String plain = random.nextBoolean() ? "数" : "稀";
    text.append(tries > 0 && random.nextBoolean() ? "断" : plain)
        .append("(")
        .append(3 + random.nextInt(3));
    text.append(") {\n打印行(\"值\", ").append(name).append(");\n");
    loopBody(depth);
  }

  private void whileResume(int depth) {
    String handle = fresh("柄");
    String name = fresh("得");
    text.append("变量 ").append(handle).append(" = 启动协程 数(3);\n当 变量 ").append(name);
    text.append(" = 恢复(").append(handle).append(") {\n打印行(\"得\", ").append(name).append(");\n");
    loopBody(depth);
    text.append("变量 ").append(name).append("末 = 恢复(").append(handle).append(");\n");
    text.append("如果 变量 ").append(name).append("余 = ").append(name).append("末 { 打印 ");
    text.append(name).append("余; }\n");
  }

  private void endless(int depth) {
    String counter = fresh("圈");
    text.append("变量 ").append(counter).append(" = 0;\n循环 {\n").append(counter).append(" += 1;\n");
    text.append("如果 ").append(counter).append(" > 2 或 ").append(condition(1)).append(" { 跳出; }\n");
    loopBody(depth);
  }

  /// A block that is awaited at once, or a little later, and captures whatever it likes.
  private void spawned(int depth) {
    if (generator || !blocks) {
      return;
    }
    int outside = loops;
    boolean nested = spawning;
    loops = 0;
    spawning = true;
    String task = fresh("任");
    text.append("变量 ").append(task).append(" = 启动 {\n");
    block(depth + 1, 1 + random.nextInt(3));
    text.append("返回 ").append(integer(1)).append(";\n};\n");
    loops = outside;
    spawning = nested;
    if (random.nextBoolean()) {
      text.append("打印 ").append(assignable()).append(";\n");
    }
    text.append("打印 ").append(integer(2)).append(" + 等待 ").append(task).append(";\n");
  }

  private String integer(int depth) {
    if (tries > 0 && depth < 3 && random.nextInt(4) == 0) {
      return failing(depth + 1);
    }
    int choice = random.nextInt(depth > 2 ? 4 : 11);
    return switch (choice) {
      case 0 -> Integer.toString(random.nextInt(10));
      case 1, 2, 3 -> assignable();
      case 4 -> "(" + integer(depth + 1) + " + " + integer(depth + 1) + ")";
      case 5 -> "(" + integer(depth + 1) + " - " + integer(depth + 1) + ")";
      case 6 -> "(" + integer(depth + 1) + " % 7 * " + integer(depth + 1) + " % 11)";
      case 7 -> "见(" + integer(depth + 1) + ")";
      case 8 -> "慢(" + integer(depth + 1) + ")";
      case 9 -> "等待 等(" + integer(depth + 1) + ")";
      default -> "等待 启动 等(" + integer(depth + 1) + ")";
    };
  }

  private String failing(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> "坏(" + integer(depth) + ")";
      case 1 -> "等待 慢坏(" + integer(depth) + ")";
      case 2 -> "等待 启动 慢坏(" + integer(depth) + ")";
      case 3 -> "(" + integer(depth) + " / (" + integer(depth) + " % 3))";
      default -> "[4, 5][" + integer(depth) + " % 4]";
    };
  }

  private String condition(int depth) {
    return switch (random.nextInt(depth > 2 ? 3 : 7)) {
      case 0 -> integer(2) + " < " + integer(2);
      case 1 -> integer(2) + " == " + integer(3);
      case 2 -> "是(" + integer(2) + ")";
      case 3 -> "(" + condition(depth + 1) + " 与 " + condition(depth + 1) + ")";
      case 4 -> "(" + condition(depth + 1) + " 或 " + condition(depth + 1) + ")";
      case 5 -> "非 (" + condition(depth + 1) + ")";
      default -> integer(2) + " >= " + integer(2);
    };
  }
}
