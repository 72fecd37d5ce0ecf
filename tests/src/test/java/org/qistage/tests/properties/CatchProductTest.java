package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// A failure may arise in every operand position inside a 尝试, in every way, at once or after a
/// suspension: what has been done before it and what the variables hold then is the same for all.
final class CatchProductTest {
  private static final String PRELUDE =
      """
      函数 见(n: 整数): 整数 { 打印行("见", n); 返回 n; }
      函数 败(): 整数 { 抛出 "坏"; }
      函数 转败(): 整数 { 尝试 { 返回 败(); } 捕获 (错) { 抛出 错; } }
      异步 函数 慢败(): 整数 { 睡眠(1); 抛出 "坏"; }
      异步 函数 慢转败(): 整数 { 尝试 { 返回 等待 慢败(); } 捕获 (错) { 让出; 抛出 错; } }
      函数 现败(): 未来<整数> { 返回 未来::失败("坏"); }
      函数 交(): 未来<整数> { 让出; 抛出 "坏"; }
      协程 函数 出(n: 整数) { 让出 n; 让出 n + 1; }
      函数 加(n: 整数): 整数 { 让出; 返回 n + 1; }
      函数 关了(): 通道<整数> { 变量 通 = 通道<整数>(1); 关闭(通); 返回 通; }
      函数 零(): 整数 { 返回 0; }
      """;

  /// Ways to fail where a 整数 is wanted.
  private static final List<String> FAILURES =
      List.of(
          "败()",
          "转败()",
          "(7 / 零())",
          "(7 % 零())",
          "(9223372036854775807 + (零() + 1))",
          "[1, 2][零() - 1]",
          "转整数(\"不是数\")",
          "幂(2, 零() - 1)",
          "(<-关了())",
          "(等待 慢败())",
          "(等待 启动 慢败())",
          "(等待 慢转败())",
          "(等待 启动 慢转败())",
          "(等待 现败())",
          "(等待 交())",
          "(等待 启动 交())",
          "(等待 启动 { 睡眠(2); 返回 败(); })");

  /// Statements with a place where a 整数 fails.
  private static final List<String> PLACES =
      List.of(
          "变量 新 = □; 打印 新;",
          "甲 = □;",
          "甲 += □;",
          "甲 = 甲 + 见(1) * (见(2) - □);",
          "甲 = 见(3); 甲 = □;",
          "打印行(见(1), □, 见(2));",
          "数[见(0)] = □;",
          "数[□] = 见(1);",
          "数[见(1)] += □;",
          "变量 表 = [见(1), □, 见(3)]; 打印 表;",
          "如果 □ > 0 { 打印 1; } 否则 { 打印 2; }",
          "如果 见(1) == 1 与 □ == 1 { 打印 1; }",
          "变量 真假 = 见(1) == 2 或 □ == 1; 打印 真假;",
          "当 □ > 0 { 打印 1; }",
          "循环 { 甲 += 1; 如果 甲 > 3 { 甲 = □; } }",
          "对于 i 在 范围(见(0), □) { 打印 i; }",
          "对于 i 在 范围(0, 3) { 打印 i; 如果 i == 1 { 甲 = □; } }",
          "对于 值 在 [1, □] { 打印 值; }",
          "对于 值 在 启动协程 出(□) { 打印 值; }",
          "对于 值 在 启动协程 出(5) { 甲 = 值; 数[0] = □; }",
          "通 <- □;",
          "打印 加(□);",
          "打印 等待 启动 加(□);",
          "抛出 \"先\" + 转字符串(□);",
          "返回 见(□);",
          "变量 可: 可选<整数> = 有(□); 打印 可;",
          "文 = 文 + 见(2) + □;",
          "等待 启动 { 甲 = 见(4); 数[1] = □; };",
          "尝试 { 甲 = □; } 捕获 (内) { 打印 \"内\"; 甲 = 见(6); 数[2] = □; }",
          "尝试 { 败(); } 捕获 { 甲 = 见(7); 让出; 甲 = □; }");

  @TestFactory
  Stream<DynamicTest> everyFailureInEveryPlace() {
    return PLACES.stream().map(place -> dynamicTest(place, () -> failuresAgree(place)));
  }

  private static void failuresAgree(String place) {
    Compilation compilation = Compilation.of(program(place));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    ProgramRun run = ProgramRun.of(compilation, List.of());
    assertEquals(0, run.status(), run.errors());
    List<String> outputs = new ArrayList<>(List.of(run.output().split("== \\d+\n", -1)));
    assertEquals("", outputs.removeFirst());
    assertEquals(FAILURES.size(), outputs.size());
    assertTrue(outputs.getFirst().contains("捕获"), outputs.getFirst());
    for (int i = 1; i < outputs.size(); i++) {
      assertEquals(outputs.getFirst(), outputs.get(i), FAILURES.get(i));
    }
  }

  private static String program(String place) {
    StringBuilder text = new StringBuilder(PRELUDE);
    for (int i = 0; i < FAILURES.size(); i++) {
      text.append("函数 试").append(i).append("(): 整数 {\n");
      text.append("变量 甲 = 0; 变量 数 = [7, 8, 9]; 变量 文 = \"\"; 变量 通 = 通道<整数>(3);\n");
      text.append("尝试 {\n").append(place.replace("□", FAILURES.get(i))).append("\n} 捕获 (错) {\n");
      text.append("打印行(\"捕获\", 错.消息() != \"\", 甲, 数, 文);\n");
      text.append("让出;\n甲 += 1;\n}\n");
      text.append("打印行(甲, 数, 文);\n关闭(通);\n返回 甲;\n}\n");
    }
    text.append("函数 主函数() {\n");
    for (int i = 0; i < FAILURES.size(); i++) {
      text.append("打印行(\"== ").append(i).append("\");\n打印 试").append(i).append("();\n");
    }
    return text.append("}\n").toString();
  }
}
