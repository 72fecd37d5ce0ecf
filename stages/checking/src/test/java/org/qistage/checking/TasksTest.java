package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.TypedPrinter;

final class TasksTest {
  private static final String FUNCTIONS =
      """
      异步 函数 取(): 整数 { 返回 1; }
      函数 算(): 整数 { 返回 1; }
      协程 函数 数(n: 整数) { 让出 n; }
      函数 主函数() {
      """;

  private static Checked body(String... statements) {
    return Checked.file(FUNCTIONS + String.join("\n", statements) + "\n}");
  }

  @Test
  void awaitingADirectCallIsACallAndABareCallStartsATask() {
    assertEquals(
        """
        declare 甲$5: 整数 = (call 取$0:整数)
        declare 乙$6: 未来<整数> = (spawn 取$0:未来<整数>)
        declare 丙$7: 未来<整数> = (spawn 取$0:未来<整数>)
        declare 丁$8: 未来<整数> = (spawn 算$1:未来<整数>)
        evaluate (print-line:空 甲$5 (await:整数 乙$6) (await:整数 丙$7) (await:整数 丁$8))
        """,
        body(
                "变量 甲 = 等待 取();",
                "变量 乙 = 取();",
                "变量 丙 = 启动 取();",
                "变量 丁 = 启动 算();",
                "打印行(甲, 等待 乙, 等待 丙, 等待 丁);")
            .clean()
            .bodyTree());
  }

  @Test
  void startingAnAsynchronousLibraryFunctionDoesNotWrapTwice() {
    assertTrue(
        Checked.body("变量 甲 = 启动 http.get(\"http://a\");", "打印行((等待 甲).状态码());")
            .clean()
            .tree()
            .contains("甲$1: 未来<响应> = (library http.get:未来<响应>"));
  }

  @Test
  void awaitingASleepIsTheSleep() {
    Checked.body("等待 睡眠(10);", "睡眠(10);", "设置超时(10);").clean();
  }

  @Test
  void aForgottenAwaitIsInserted() {
    Checked checked = body("变量 甲 = 启动 取();", "打印行(甲 + 1);").has("0105 «甲»");
    assertTrue(checked.repaired().contains("打印行(等待 甲 + 1);"));
    body("变量 甲: 整数 = 取();", "打印行(甲);").has("0105 «取()»");
    body("打印行(取());").has("0105 «取()»");
    body("变量 甲 = http.get(\"http://a\");", "打印行(甲.文本());").has("0105 «甲»");
  }

  @Test
  void awaitTakesAFuture() {
    body("打印行(等待 5);").has("0304 «5»");
    Checked checked = body("打印行(等待 算());").has("0305 «算»");
    assertTrue(checked.repaired().contains("打印行(算());"));
  }

  @Test
  void coroutineFunctionsAreStartedAsCoroutines() {
    Checked first = body("变量 甲 = 数(1);", "打印行(恢复(甲));").has("0302 «数»");
    assertTrue(first.repaired().contains("变量 甲 = 启动协程 数(1);"));
    Checked second = body("变量 甲 = 启动 数(1);", "打印行(恢复(甲));").has("0307 «启动»");
    assertTrue(second.repaired().contains("变量 甲 = 启动协程 数(1);"));
    Checked third = body("变量 甲 = 启动协程 取();", "打印行(等待 甲);").has("0308 «启动协程»");
    assertTrue(third.repaired().contains("变量 甲 = 启动 取();"));
    body("启动 5;").has("0306 «5»");
    body("打印行(恢复(5));").has("0303 «5»");
  }

  @Test
  void valuesAreYieldedInCoroutineFunctionsOnly() {
    Checked checked = body("让出 5;").has("0300 «让出»");
    assertTrue(checked.repaired().contains("协程 函数 主函数"));
    body("让出;").clean();
    Checked.file("协程 函数 一() { 启动 { 让出 5; }; }").has("0301 «让出»");
  }

  @Test
  void yieldedValuesAreOfOneType() {
    Checked checked = Checked.file("协程 函数 一() { 让出 1; 让出 \"二\"; }").has("0309 «\"二\"»");
    assertEquals("1", checked.label("first"));
  }

  @Test
  void theElementTypeIsInferredWhereverTheCoroutineStands() {
    Checked.file(
            """
            函数 主函数() { 对于 值 在 启动协程 甲() { 打印行(值 + 1); } }
            协程 函数 甲() { 对于 值 在 启动协程 乙() { 让出 值; } }
            协程 函数 乙() { 让出 1; }
            """)
        .clean();
  }

  @Test
  void aCoroutineMayStartItself() {
    Checked.file(
            """
            协程 函数 走(层: 整数) {
                如果 层 > 0 {
                    对于 值 在 启动协程 走(层 - 1) { 让出 值; }
                    让出 层;
                }
            }
            """)
        .clean();
  }

  @Test
  void aTypeThatDependsOnItselfMustBeWritten() {
    Checked.file("协程 函数 圈() { 对于 值 在 启动协程 圈() { 让出 值; } }").has("0310 «圈»");
    Checked.file("协程 函数 圈(): 整数 { 对于 值 在 启动协程 圈() { 让出 值; } }").clean();
  }

  @Test
  void channelsCarryOneType() {
    Checked.body("变量 道 = 通道<整数>(2);", "道 <- 1;", "打印行(<-道);", "关闭(道);", "对于 值 在 道 { 打印行(值); }")
        .clean();
    Checked.body("变量 道 = 通道<整数>();", "道 <- \"一\";").has("0312 «\"一\"»");
    Checked.body("变量 甲 = 1;", "打印行(<-甲);").has("0337 «甲»");
    Checked.body("变量 甲 = 1;", "关闭(甲);").has("0337 «甲»");
    Checked.body("变量 道 = 通道<整数>(\"大\");", "关闭(道);").has("0102 «\"大\"»");
  }

  @Test
  void futuresThatAreThrownAwayAreToldOf() {
    body("取();").has("0313 «取()»");
    body("启动 取();").has("0315 «启动 取()»");
    body("变量 甲 = 启动 取();").has("0314 «甲»");
    body("启动 { 打印行(1); };").clean();
  }

  @Test
  void capturedVariablesAreMarked() {
    Checked checked =
        Checked.body("变量 甲 = 1;", "变量 乙 = 2;", "启动 { 启动 { 甲 += 乙; }; };", "打印行(甲);").clean();
    assertEquals(
        """
        declare 甲$1: 整数 = 1
        declare 乙$2: 整数 = 2
        evaluate (spawn-block:未来<空> captures 甲$1 乙$2
            evaluate (spawn-block:未来<空> captures 甲$1 乙$2
                update 甲$1 += 乙$2
              )
          )
        evaluate (print-line:空 甲$1)
        """,
        checked.bodyTree());
    assertTrue(
        TypedPrinter.printSymbols(checked.program()).contains("甲 local: 整数 assigned captured"));
    assertTrue(TypedPrinter.printSymbols(checked.program()).contains("乙 local: 整数 captured"));
  }
}
