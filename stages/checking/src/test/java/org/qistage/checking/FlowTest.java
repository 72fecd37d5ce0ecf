package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class FlowTest {
  @Test
  void everyPathOfAFunctionWithAResultReturns() {
    Checked checked = Checked.file("函数 一(甲: 整数): 整数 { 如果 甲 > 0 { 返回 1; } }").has("0200 «}»");
    assertEquals("整数", checked.label("result"));
    Checked.file("函数 一(甲: 整数): 整数 { 如果 甲 > 0 { 返回 1; } 否则 { 返回 2; } }").clean();
    Checked.file("函数 一(甲: 整数): 整数 { 如果 甲 > 0 { 返回 1; } 否则 如果 甲 < 0 { 返回 2; } 否则 { 返回 3; } }")
        .clean();
  }

  @Test
  void anEndlessLoopNeedsNoReturnUnlessItIsLeft() {
    Checked.file("函数 一(): 整数 { 循环 { } }").clean();
    Checked.file("函数 一(): 整数 { 当 真 { } }").clean();
    Checked.file("函数 一(): 整数 { 循环 { 跳出; } }").has("0200 «}»");
    Checked.file("函数 一(甲: 布尔): 整数 { 当 甲 { 返回 1; } }").has("0200 «}»");
  }

  @Test
  void returnsFitTheDeclaration() {
    Checked first = Checked.file("函数 一(甲: 整数) { 返回 甲; }").has("0201 «甲»");
    assertEquals("函数 一(甲: 整数): 整数 { 返回 甲; }", first.repaired());
    Checked.file("函数 一(): 整数 { 返回; }").has("0202 «返回»");
    Checked.file("协程 函数 一() { 让出 1; 返回 2; }").has("0203 «2»");
  }

  @Test
  void loopsAreLeftFromInside() {
    Checked.body("跳出;", "打印行(1);").has("0204 «跳出»");
    Checked.body("继续;").has("0204 «继续»");
    Checked checked = Checked.body("循环 { 启动 { 跳出; }; }").has("0205 «跳出»");
    assertEquals("启动", checked.label("block"));
  }

  @Test
  void aVariableIsAssignedOnEveryWayToItsUse() {
    Checked.body("变量 甲: 整数;", "打印行(甲);").has("0206 «甲»");
    Checked.body("变量 甲: 整数;", "如果 真 { 甲 = 1; }", "打印行(甲);").has("0206 «甲»");
    Checked.body("变量 甲: 整数;", "如果 真 { 甲 = 1; } 否则 { 甲 = 2; }", "打印行(甲);").clean();
    Checked.body("变量 甲: 整数;", "如果 真 { 甲 = 1; } 否则 { 返回; }", "打印行(甲);").clean();
    Checked.body("变量 甲: 整数;", "甲 += 1;", "打印行(甲);").has("0206 «甲»");
  }

  @Test
  void aLoopMayNotRunAtAll() {
    Checked.body("变量 甲: 整数;", "对于 i 在 范围(0, 3) { 甲 = i; }", "打印行(甲);").has("0206 «甲»");
    Checked.body("变量 甲: 整数;", "循环 { 甲 = 1; 跳出; }", "打印行(甲);").clean();
    Checked.body("变量 甲: 整数;", "当 真 { 如果 假 { 跳出; } 甲 = 1; }", "打印行(甲);").has("0206 «甲»");
  }

  @Test
  void aStartedBlockTellsNothingToTheCodeAfterIt() {
    Checked.body("变量 甲: 整数;", "启动 { 甲 = 1; };", "打印行(甲);").has("0206 «甲»");
    Checked.body("变量 甲: 整数;", "启动 { 打印行(甲); };").has("0206 «甲»");
  }

  @Test
  void codeThatIsNeverReachedIsToldOfOnce() {
    Checked checked =
        Checked.file("函数 一(): 整数 { 返回 1; 打印行(2); 打印行(3); }").has("0207 «打印行(2); 打印行(3);»");
    assertEquals("返回 1;", checked.label("leaves"));
    Checked.body("循环 { }", "打印行(1);").has("0207 «打印行(1);»");
  }

  @Test
  void throwingLeavesLikeReturning() {
    Checked.file("函数 一(): 整数 { 抛出 \"不\"; }").clean();
    Checked.file("函数 一(甲: 布尔): 整数 { 如果 甲 { 返回 1; } 抛出 \"不\"; }").clean();
    Checked checked = Checked.file("函数 一() { 抛出 \"不\"; 打印行(1); }").has("0207 «打印行(1);»");
    assertEquals("抛出 \"不\";", checked.label("leaves"));
    Checked.file("函数 一(): 整数 { 尝试 { 返回 1; } 捕获 { 抛出 \"不\"; } }").clean();
    Checked.file("函数 一(): 整数 { 尝试 { 返回 1; } 捕获 { 打印行(2); } }").has("0200 «}»");
    Checked.file("函数 一(): 整数 { 尝试 { 打印行(2); } 捕获 { 返回 1; } }").has("0200 «}»");
    Checked.body("尝试 { 返回; } 捕获 { 返回; }", "打印行(1);").has("0207 «打印行(1);»");
    Checked.body("循环 { 尝试 { 跳出; } 捕获 { } }", "打印行(1);").clean();
  }

  @Test
  void aFailureMayComeBeforeAnythingIsAssigned() {
    String declared = "变量 甲: 整数;";
    Checked.body(declared, "尝试 { 甲 = 1; } 捕获 { 打印行(甲); }").has("0206 «甲»");
    Checked.body(declared, "尝试 { 甲 = 1; } 捕获 { }", "打印行(甲);").has("0206 «甲»");
    Checked.body(declared, "尝试 { 甲 = 1; } 捕获 { 甲 = 2; }", "打印行(甲);").clean();
    Checked.body(declared, "尝试 { 甲 = 1; } 捕获 (错) { 抛出 错; }", "打印行(甲);").clean();
    Checked.body(declared, "尝试 { 抛出 \"不\"; } 捕获 { 甲 = 2; }", "打印行(甲);").clean();
  }

  @Test
  void whatACatchBindsIsAnErrorInItsBlockOnly() {
    Checked.body("尝试 { } 捕获 (错) { }").clean();
    Checked.body("尝试 { } 捕获 (错) { 打印行(错.消息(), 错.代码(), 错); }").clean();
    Checked.body("尝试 { } 捕获 (错) { }", "打印行(错);").has("0002 «错»");
    Checked.body("尝试 { } 捕获 (错) { 变量 错 = 1; 打印行(错); }").has("0007 «错»");
    Checked.body("尝试 { } 捕获 (错) { 抛出 错; }").clean();
    Checked.body("抛出 1;").has("0500 «1»");
  }

  @Test
  void unusedVariablesAreToldOf() {
    Checked.body("变量 甲 = 1;").has("0208 «甲»");
    Checked.body("变量 甲 = 1;", "甲 = 2;").has("0209 «甲»");
    Checked.body("变量 _甲 = 1;").clean();
    Checked.body("对于 i 在 范围(0, 3) { 打印行(1); }").clean();
  }

  @Test
  void valuesThatServeNothingAreToldOf() {
    Checked.body("变量 甲 = 1;", "甲 + 1;").has("0210 «甲 + 1»");
    Checked.body("变量 甲 = 1;", "甲 == 1;").has("0211 «甲 == 1»");
  }

  @Test
  void theTwoFormsOfPrintingAreToldApart() {
    Checked checked = Checked.body("打印 1;", "打印(2);", "打印 3;").has("0212 «打印 1;»");
    assertEquals("打印(2)", checked.label("other"));
    Checked.body("打印 1;", "打印行(2);").clean();
  }

  @Test
  void aTaskThatReturnsAValueReturnsOneOnEveryPath() {
    Checked.body("变量 甲 = 启动 { 如果 真 { 返回 1; } };", "打印行(等待 甲);").has("0213 «}»");
    Checked.body("变量 甲 = 启动 { 返回 1; };", "打印行(等待 甲);").clean();
    assertTrue(Checked.body("变量 甲 = 启动 { 返回 1; };", "打印行(等待 甲);").tree().contains("甲$1: 未来<整数>"));
  }
}
