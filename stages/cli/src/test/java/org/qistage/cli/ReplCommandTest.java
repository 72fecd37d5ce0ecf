package org.qistage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ReplCommandTest {
  private String err = "";
  private int status;

  private String repl(String... inputs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream((String.join("\n", inputs) + "\n").getBytes(UTF_8));
    Terminal terminal = new Terminal(in, out, errors, false, false, false, false);
    status =
        new CommandRunner(terminal, Locale.CHINA).run(new String[] {"repl", "--clock", "virtual"});
    err = errors.toString(UTF_8);
    return out.toString(UTF_8);
  }

  @Test
  void valuesOfExpressionsArePrinted() {
    assertEquals("3\n你好3\n真\n", repl("1 + 2", "\"你好\" + 3;", "1 < 2"));
    assertEquals("", err);
    assertEquals(ExitStatus.OK, status);
  }

  @Test
  void anInputGoesOnWhileABracketIsOpen() {
    assertEquals("49\n", repl("函数 平方(数: 整数): 整数 {", "    返回 数 * 数;", "}", "平方(", "7)"));
  }

  @Test
  void variablesKeepTheirValuesAndNothingRunsTwice() {
    assertEquals(
        "算\n1\n3\n[1, 2]\n",
        repl(
            "函数 算(): 整数 { 打印行(\"算\"); 返回 1; }",
            "变量 甲 = 算();",
            "甲",
            "甲 += 2;",
            "甲",
            "变量 名单 = [1];",
            "名单.添加(2);",
            "名单"));
    assertEquals("", err);
  }

  @Test
  void functionsOfEarlierInputsSeeTheVariables() {
    assertEquals(
        "1\n2\n20\n",
        repl("变量 次数 = 0;", "函数 数一次() { 次数 += 1; }", "数一次(); 次数", "数一次(); 次数", "次数 = 20;", "次数"));
  }

  @Test
  void aNameCanBeDeclaredAgain() {
    assertEquals(
        "1\n字\n200\n",
        repl(
            "变量 甲 = 1;",
            "甲",
            "变量 甲 = \"字\";",
            "甲",
            "函数 倍(数: 整数): 整数 { 返回 数; }",
            "函数 倍(数: 整数): 整数 { 返回 数 * 100; }",
            "倍(2)"));
    assertEquals("", err);
  }

  @Test
  void aDeclarationThatBreaksOthersIsRefused() {
    assertEquals(
        "2\n",
        repl(
            "函数 倍(数: 整数): 整数 { 返回 数 * 2; }",
            "函数 四倍(数: 整数): 整数 { 返回 倍(倍(数)); }",
            "函数 倍(数: 字符串): 字符串 { 返回 数; }",
            "倍(1)"));
    assertTrue(err.contains("QI-CHECK-0104"), err);
    assertEquals(ExitStatus.PROGRAM, status);
  }

  @Test
  void anErrorNamesTheLineAndChangesNothing() {
    assertEquals("1\n", repl("变量 甲 = 1;", "甲 = 没有的;", "甲"));
    assertTrue(err.contains("会话:3:5"), err);
    assertTrue(err.contains("3 | 甲 = 没有的;\n"), err);
  }

  @Test
  void aFailureAtRunTimeEndsOnlyItsInput() {
    assertEquals("5\n", repl("变量 甲 = 5;", "变量 乙 = 甲 / 0;", "甲", "乙"));
    assertTrue(err.contains("QI-RUN-0001"), err);
    assertTrue(err.contains("会话:3"), err);
    assertTrue(err.contains("QI-CHECK-000"), "乙 was never declared: " + err);
  }

  @Test
  void tasksGoOnWithTheNextInput() {
    assertEquals(
        "开始\n8\n",
        repl("异步 函数 慢(数: 整数): 整数 { 打印行(\"开始\"); 睡眠(50); 返回 数; }", "变量 任务 = 启动 慢(8);", "等待 任务"));
    assertEquals("", err);
  }

  @Test
  void coroutinesAndClosuresLiveOn() {
    assertEquals(
        "0\n1\n11\n",
        repl(
            "协程 函数 数下去(到: 整数) { 对于 i 在 范围(0, 到) { 让出 i; } }",
            "变量 生成 = 启动协程 数下去(5);",
            "如果 变量 值 = 恢复(生成) { 打印行(值); }",
            "如果 变量 值 = 恢复(生成) { 打印行(值); }",
            "变量 底 = 1;",
            "变量 加 = 函数 (数: 整数): 整数 { 返回 数 + 底; };",
            "底 = 10;",
            "加(1)"));
    assertEquals("", err);
  }

  @Test
  void valuesOfStructsLiveOnUntilTheirTypeChanges() {
    assertEquals(
        "点 { 横: 1, 纵: 2 }\n5\n7\n",
        repl(
            "类型 点 { 横: 整数, 纵: 整数 }",
            "变量 原点 = 点 { 横: 1, 纵: 2 };",
            "变量 数目 = 7;",
            "原点",
            "原点.横 = 5;",
            "原点.横",
            "类型 点 { 高: 整数 }",
            "变量 新点 = 点 { 高: 1 };",
            "数目"));
    assertTrue(err.contains("这些变量不再有效：原点"), err);
  }

  @Test
  void commandsTellTypesAndShowStages() {
    String shown = repl("变量 甲 = [1.5];", ":类型 甲.长度()", ":type 甲", ":变量", ":阶段 语法", ":退出", "1");
    assertTrue(shown.startsWith("整数\n数组<浮点数>\n甲\n"), shown);
    assertFalse(shown.endsWith("1\n"), shown);
    String lowered = repl("1 + 1", ":stage lower");
    assertTrue(lowered.contains("主函数"), lowered);
    repl(":阶段 没有", ":没有");
    assertTrue(err.contains("lex, parse") && err.contains("没有命令"), err);
  }

  @Test
  void aResetForgetsEverything() {
    assertEquals("", repl("变量 甲 = 1;", ":重置", "甲"));
    assertTrue(err.contains("QI-CHECK-0"), err);
  }

  @Test
  void whatASessionCannotTakeSaysSo() {
    repl("函数 主函数() {}");
    assertTrue(err.contains("不用写 主函数"), err);
    repl("打印行(1");
    assertTrue(err.contains("QI-PARSE-0003"), err);
  }

  @Test
  void importsHoldForLaterInputs() {
    assertEquals(
        "32\n32\n",
        repl(
            "变量 甲 = 1;",
            "导入 标准库.加密;",
            "导入 标准库.加密 作为 密;",
            "加密.MD5哈希(\"\").长度()",
            "密.MD5哈希(\"\").长度()"));
    assertEquals("", err);
    repl("导入 ./没有这个文件;");
    assertTrue(err.contains("会话:2:4"), err);
    assertEquals(ExitStatus.PROGRAM, status);
  }

  @Test
  void warningsDoNotMakeTheStatusWorse() {
    assertEquals("1\n", repl("函数 甲() { 变量 闲 = 1; }", "甲(); 打印行(1);"));
    assertTrue(err.contains("QI-CHECK-0208") && err.contains("会话:2:13"), err);
    assertEquals(err.indexOf("QI-CHECK-0208"), err.lastIndexOf("QI-CHECK-0208"), err);
    assertEquals(ExitStatus.OK, status);
  }
}
