package org.qistage.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qistage.checking.typed.TypedProgram;

final class ControlFlowTest {
  private static LoweredFunction lowered(String source, String name) {
    return Programs.function(Programs.lower(source), name);
  }

  @Test
  void aConditionMakesNoBooleanOfItsParts() {
    LoweredFunction function =
        lowered("函数 主函数() { 变量 a = 1; 如果 a < 2 与 (a > 0 或 非 (a == 7)) { 打印 a; } }", "主函数");
    assertTrue(
        Programs.instructions(function).stream()
            .noneMatch(
                instruction ->
                    instruction instanceof Instruction.Copy(_, _, _, Operand.BooleanConstant _)
                        || (instruction instanceof Instruction.Operate operate
                            && operate.operator() == Operator.NOT)));
  }

  @Test
  void aValueIsComputedRightIntoItsVariable() {
    LoweredFunction function = lowered("函数 加(a: 整数): 整数 { 变量 b = a * 2; b = b + a; 返回 b; }", "加");
    assertEquals(2, Programs.instructions(function).size());
  }

  @Test
  void aBoundThatTheBodyAssignsIsEvaluatedOnce() {
    assertEquals(
        "3\n",
        Programs.run("函数 主函数() { 变量 n = 3; 变量 k = 0; 对于 i 在 范围(0, n) { n = 0; k += 1; } 打印 k; }"));
  }

  @Test
  void theLengthOfAnArrayIsReadAgainAtEachTurn() {
    assertEquals(
        "1 2 3 1 2 3 3",
        Programs.run(
                """
                函数 主函数() {
                    变量 a = [1, 2, 3];
                    变量 b = a;
                    变量 文 = "";
                    对于 v 在 a {
                        如果 b.长度() < 6 { b.添加(v); }
                        a = [9];
                        文 = 文 + v + " ";
                    }
                    打印 文 + b.长度() % 6 + 3;
                }
                """)
            .replace(" 03", " 3")
            .strip());
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775800, 9223372036854775807, 3, 3",
    "9223372036854775805, 9223372036854775807, 2, 1",
    "-9223372036854775800, -9223372036854775807 - 1, -5, 2",
    "-9223372036854775807 - 1, 9223372036854775807, 9223372036854775807, 3",
    "9223372036854775807, -9223372036854775807 - 1, -9223372036854775807 - 1, 2",
    "5, 5, 1, 0",
    "6, 5, 1, 0",
  })
  void theStepOfALoopNeverOverflows(String from, String to, String step, int turns) {
    String constant =
        "函数 主函数() { 变量 k = 0; 对于 i 在 范围(%s, %s, %s) { k += 1; } 打印 k; }".formatted(from, to, step);
    assertEquals(turns + "\n", Programs.run(constant));
    String variable =
        "函数 主函数() { 变量 k = 0; 变量 s = %s; 变量 b = %s; 对于 i 在 范围(%s, b, s) { k += 1; } 打印 k; }"
            .formatted(step, to, from);
    assertEquals(turns + "\n", Programs.run(variable));
  }

  @Test
  void aStepOfZeroFails() {
    assertEquals("失败 步长", Programs.run("函数 主函数() { 对于 i 在 范围(0, 3, 0) { 打印 i; } }"));
    assertEquals("失败 步长", Programs.run("函数 主函数() { 变量 s = 0; 对于 i 在 范围(0, 3, s) { 打印 i; } }"));
  }

  @Test
  void eachTurnHasAFreshVariableToCapture() {
    assertEquals(
        "0 1 2 ",
        Programs.run(
            """
            函数 主函数() {
                变量 任务们 = [启动 { 返回 9; }];
                对于 i 在 范围(0, 3) { 任务们.添加(启动 { 返回 i; }); }
                对于 k 在 范围(1, 4) { 打印(等待 任务们[k]); 打印(" "); }
            }
            """));
  }

  @Test
  void aVariableThatIsSharedAndAssignedLivesInACell() {
    String source =
        """
        函数 主函数() {
            变量 共 = 1;
            变量 只读 = 5;
            变量 t = 启动 { 共 = 共 + 只读; 变量 u = 启动 { 共 = 共 * 2; }; 等待 u; };
            等待 t;
            打印 共;
        }
        """;
    assertEquals("12\n", Programs.run(source));
    LoweredFunction block = lowered(source, "主函数$启动1");
    assertEquals(
        List.of("cell_i64", "i64"),
        block.parameters().stream().map(p -> block.register(p).type().toString()).toList());
    assertEquals("主函数$启动1$启动1", lowered(source, "主函数$启动1$启动1").name());
  }

  @Test
  void aCoroutineIsDrivenWithoutMakingAnOptional() {
    LoweredFunction function =
        lowered(
            """
            协程 函数 数(n: 整数) { 对于 i 在 范围(0, n) { 让出 i; } }
            函数 主函数() { 变量 g = 启动协程 数(3); 当 变量 v = 恢复(g) { 打印 v; } }
            """,
            "主函数");
    assertFalse(LoweredPrinter.print(function, Programs.text("")).contains("optional"));
  }

  @Test
  void aFunctionThatNeverSuspendsIsPlain() {
    assertEquals(
        FunctionShape.PLAIN, lowered("异步 函数 甲() { 打印 1; } 函数 主函数() { 等待 甲(); }", "甲").shape());
  }

  private static Stream<String> deepPrograms() {
    String sum = "1" + " + 甲".repeat(3900);
    String test = "甲 > 0" + " 与 甲 < 9 或 甲 == 3".repeat(900);
    StringBuilder chain = new StringBuilder("如果 甲 == 0 { 打印 0; }");
    for (int i = 1; i < 900; i++) {
      chain.append(" 否则如果 甲 == ").append(i).append(" { 打印 甲; }");
    }
    int deep = 900;
    return Stream.of(
            "打印 " + sum + ";",
            "如果 " + test + " { 打印 甲; }",
            "打印 " + test + ";",
            chain.toString(),
            "打印 " + "非 ".repeat(3900) + "(甲 == 1);",
            "如果 " + "非 ".repeat(3900) + "(甲 == 1) { 打印 甲; }",
            "打印 " + "- ".repeat(3900) + "甲;",
            "打印 " + "甲 - (".repeat(deep) + "甲" + ")".repeat(deep) + ";",
            "打印 " + "加(".repeat(deep) + "甲" + ")".repeat(deep) + ";",
            "打印 " + "等待 慢(".repeat(deep) + "甲" + ")".repeat(deep) + ";",
            "打印 " + "[".repeat(deep) + "甲" + "]".repeat(deep) + ";",
            "如果 甲 > 0 { ".repeat(deep) + "打印 甲;" + " }".repeat(deep),
            "当 甲 > 0 { 甲 -= 1; 让出; ".repeat(deep) + "打印 甲;" + " }".repeat(deep),
            "对于 乙 在 范围(0, 甲) { ".repeat(deep / 3) + "打印 甲;" + " }".repeat(deep / 3),
            "启动 { ".repeat(deep) + "打印 甲;" + " };".repeat(deep))
        .map(
            statement ->
                "函数 加(n: 整数): 整数 { 返回 n; } 异步 函数 慢(n: 整数): 整数 { 让出; 返回 n; }"
                    + " 函数 主函数() { 变量 甲 = 1; "
                    + statement
                    + " }");
  }

  @ParameterizedTest
  @MethodSource("deepPrograms")
  void aDeepTreeNeedsNoDeepStack(String source) {
    TypedProgram typed = Programs.onStack(256 << 20, () -> Programs.check(source));
    var outcome = Programs.onStack(1 << 20, () -> new Lowering().apply(typed));
    assertEquals("主函数", outcome.result().entry());
  }

  @Test
  void whatIsMalformedIsNotReachedAndNoException() {
    var typed = Programs.checkAnyway("函数 主函数() { 变量 x = 没有(1) + 2; 打印 x[0]; x = 1; 跳出; 返回 3; }");
    assertEquals(1, new Lowering().apply(typed).result().functions().size());
  }
}
