package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedProgram;

final class SuspendabilityTest {
  @Test
  void everyOperationThatWaitsIsAReason() {
    assertEquals(
        """
          等: 1:24 await 任务
          让: 2:10 yield 让出
          收: 3:23 channel <-
          送: 4:19 channel <-
          走: 5:26 channel 对于
          睡: 6:10 sleep 睡眠
          算: never
        """,
        Checked.file(
                """
                函数 等(任务: 未来<整数>) { 打印行(等待 任务); }
                函数 让() { 让出; }
                函数 收(道: 通道<整数>) { 打印行(<-道); }
                函数 送(道: 通道<整数>) { 道 <- 1; }
                函数 走(道: 通道<整数>) { 对于 值 在 道 { 打印行(值); } }
                函数 睡() { 睡眠(1); }
                函数 算(): 整数 { 返回 1 + 最大(1, 2); }
                """)
            .clean()
            .suspensions());
  }

  @Test
  void suspensionSpreadsThroughCallsButNotThroughStartedTasks() {
    assertEquals(
        """
          睡: 1:10 sleep 睡眠
          叫: 2:10 call 睡 -> 1:10 sleep 睡眠
          再叫: 3:11 call 叫 -> 2:10 call 睡 -> 1:10 sleep 睡眠
          启: never
          块: never
        """,
        Checked.file(
                """
                函数 睡() { 睡眠(1); }
                函数 叫() { 睡(); }
                函数 再叫() { 叫(); }
                函数 启() { 启动 睡(); }
                函数 块() { 启动 { 睡(); }; }
                """)
            .clean()
            .suspensions());
  }

  @Test
  void aCallIntoItsOwnRecursionIsNoReason() {
    assertEquals(
        """
          递归: 3:5 sleep 睡眠
          甲: 5:15 call 乙 -> 6:25 sleep 睡眠
          乙: 6:25 sleep 睡眠
          空转: never
        """,
        Checked.file(
                """
                函数 递归(n: 整数) {
                    如果 n > 0 { 递归(n - 1); }
                    睡眠(1);
                }
                函数 甲(n: 整数) { 乙(n); }
                函数 乙(n: 整数) { 甲(n - 1); 睡眠(1); }
                函数 空转(n: 整数) { 空转(n); }
                """)
            .clean()
            .suspensions());
  }

  @Test
  void yieldingAValueDoesNotSuspendTheTaskButAwaitingInACoroutineDoes() {
    Checked checked =
        Checked.file(
            """
            协程 函数 数() { 让出 1; }
            协程 函数 慢() { 睡眠(1); 让出 "一"; }
            函数 甲() { 对于 值 在 启动协程 数() { 打印行(值); } }
            函数 乙() { 对于 值 在 启动协程 慢() { 打印行(值); } }
            函数 丙() { 打印行(恢复(启动协程 慢())); }
            函数 丁() { 打印行(恢复(启动协程 数())); }
            """);
    assertEquals(
        """
          数: never
          慢: 2:13 sleep 睡眠
          甲: never
          乙: 4:17 resume 启动协程 慢()
          丙: 5:14 resume 恢复
          丁: never
        """,
        checked.clean().suspensions());
    assertTrue(checked.tree().contains("(resume suspends:可选<字符串>"));
    assertTrue(checked.tree().contains("(resume:可选<整数>"));
    assertTrue(checked.program().resumptionSuspends(Type.Simple.STRING));
    assertTrue(!checked.program().resumptionSuspends(Type.Simple.INTEGER));
  }

  @Test
  void aStartedBlockSuspendsForItself() {
    String tree =
        Checked.file("函数 睡() { 睡眠(1); } 函数 主函数() { 启动 { 睡(); }; 启动 { 打印行(1); }; }").clean().tree();
    assertTrue(tree.contains("(spawn-block:未来<空> suspends\n"));
    assertTrue(tree.contains("(spawn-block:未来<空>\n"));
  }

  @Test
  void aChainOfCallsAsLongAsTheProgramIsFollowed() {
    StringBuilder program = new StringBuilder("函数 函数0() { 睡眠(1); }\n");
    for (int i = 1; i <= 20_000; i++) {
      program.append("函数 函数" + i + "() { 函数" + (i - 1) + "(); }\n");
    }
    TypedProgram checked = Checked.file(program.toString()).clean().program();
    assertEquals(20_001, checked.suspensions().size());
  }
}
