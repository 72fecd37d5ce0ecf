package org.qistage.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each pass makes of the ways that failures go.
final class HandlersTest {
  private static final String HELPERS =
      """
      函数 坏(n: 整数): 整数 { 如果 n > 0 { 抛出 "坏"; } 返回 n; }
      异步 函数 慢(n: 整数): 整数 { 让出; 返回 坏(n); }
      """;

  private static LoweringResult lower(String body) {
    return Programs.lower(HELPERS + "函数 主函数() {\n" + body + "\n}\n");
  }

  private static LoweredFunction after(LoweringResult result, String pass) {
    PassSnapshot snapshot =
        result.passes().stream().filter(each -> each.pass().equals(pass)).findFirst().orElseThrow();
    return Programs.function(snapshot, "主函数");
  }

  private static Block labelled(LoweredFunction function, String label) {
    return function.blocks().stream()
        .filter(block -> block.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(function.blocks()));
  }

  @Test
  void eachBlockKnowsTheInnermostHandlerAroundIt() {
    LoweredFunction function =
        after(lower("尝试 { 坏(1); 尝试 { 坏(2); } 捕获 { 坏(3); } 坏(4); } 捕获 { 坏(5); } 坏(6);"), "simplify");
    Block outer = labelled(function, "尝试.body");
    Block inner =
        function.blocks().stream()
            .filter(block -> block.label().equals("尝试.body") && block.handler() != outer.handler())
            .findFirst()
            .orElseThrow();
    Block innerHandler = function.blocks().get(inner.handler());
    assertEquals(outer.handler(), innerHandler.handler());
    assertFalse(function.blocks().get(outer.handler()).isProtected());
    assertFalse(function.blocks().getFirst().isProtected());
    assertFalse(function.blocks().getLast().isProtected());
  }

  @Test
  void whereNothingCanFailThereIsNoHandlerLeft() {
    LoweredFunction function =
        after(lower("变量 甲 = 1;\n尝试 { 甲 = 2; } 捕获 { 打印 3; }\n打印 甲;"), "simplify");
    assertTrue(function.blocks().stream().noneMatch(Block::isProtected), function::toString);
    assertFalse(LoweredPrinter.print(function, Programs.text("")).contains("caught"));
  }

  @Test
  void blocksAreNotJoinedAcrossTheEdgeOfATry() {
    LoweredFunction function = after(lower("坏(1);\n尝试 { 坏(2); } 捕获 { }\n坏(3);"), "simplify");
    assertEquals(4, function.blocks().size(), function.blocks()::toString);
  }

  @Test
  void theOldValueIsKeptWhileItsNewOneIsAwaited() {
    LoweringResult result = lower("变量 甲 = 坏(0);\n尝试 { 甲 = 等待 慢(甲); } 捕获 { }\n打印 甲;");
    LoweredFunction function = result.program().functions().getLast();
    List<Terminator.Suspend> suspensions =
        function.blocks().stream()
            .map(Block::terminator)
            .filter(Terminator.Suspend.class::isInstance)
            .map(Terminator.Suspend.class::cast)
            .toList();
    assertEquals(1, suspensions.size());
    Terminator.Suspend suspend = suspensions.getFirst();
    assertEquals(1, suspend.saves().size());
    int saved = suspend.saves().getFirst().register();
    assertEquals("甲", function.register(saved).name());
    assertNotEquals(saved, suspend.result());
  }

  @Test
  void withoutATryTheValueGoesRightIntoItsVariable() {
    LoweredFunction function =
        lower("变量 甲 = 坏(0);\n甲 = 等待 慢(甲);\n打印 甲;").program().functions().getLast();
    Terminator.Suspend suspend =
        function.blocks().stream()
            .map(Block::terminator)
            .filter(Terminator.Suspend.class::isInstance)
            .map(Terminator.Suspend.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals("甲", function.register(suspend.result()).name());
    assertEquals(List.of(), suspend.saves());
  }

  @Test
  void whatTheOperationFailedWithIsRaisedUnderTheHandler() {
    LoweredFunction function = after(lower("尝试 { 打印 等待 慢(1); } 捕获 { }"), "split");
    Block suspends = labelled(function, "尝试.body");
    Block resumes = labelled(function, "resume.S1");
    Block goesOn = labelled(function, "after.S1");
    assertTrue(suspends.isProtected());
    assertEquals(suspends.handler(), resumes.handler());
    assertEquals(suspends.handler(), goesOn.handler());
    assertTrue(
        function.blocks().get(suspends.handler()).instructions().getFirst()
            instanceof Instruction.Caught);
  }

  /// The sum after `+` is proven only where every value that the handler may find allows it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "变量 i = 0; 尝试 { i = 5; 坏(1); i = 9; } 捕获 { } 打印 i + 1; # PROVEN",
        "变量 i = 0; 尝试 { i = 9223372036854775807; 坏(1); i = 9; } 捕获 { } 打印 i + 1; # CHECKED",
        "变量 i = 9223372036854775807; 尝试 { 坏(1); i = 9; } 捕获 { } 打印 i + 1; # CHECKED",
        "变量 i = 9223372036854775807; 尝试 { i = 9; 坏(1); } 捕获 { } 打印 i + 1; # PROVEN",
        "变量 i = 坏(0); 变量 数 = [1]; 尝试 { 打印 数[i]; } 捕获 { i = 0; } 打印 i + 1; # PROVEN",
        "变量 i = 坏(0); 变量 数 = [1]; 尝试 { 打印 数[i]; } 捕获 { } 打印 i + 1; # CHECKED",
      })
  void whatAHandlerMayAssumeHoldsAtEveryFailure(String body, String expected) {
    List<Operator> sums =
        Programs.instructions(after(lower(body), "prove")).stream()
            .filter(Instruction.Operate.class::isInstance)
            .map(instruction -> ((Instruction.Operate) instruction).operator())
            .toList();
    Operator wanted = expected.equals("PROVEN") ? Operator.ADD_I64_PROVEN : Operator.ADD_I64;
    assertEquals(List.of(wanted), sums);
  }

  @Test
  void theGraphShowsTheWayOfAFailure() {
    LoweredFunction function = after(lower("尝试 { 坏(1); } 捕获 { }"), "simplify");
    var graph = LoweredGraphs.controlFlow(function, Programs.text(""));
    assertTrue(
        graph.edges().stream()
            .anyMatch(edge -> edge.kind() == org.qistage.foundation.graph.EdgeKind.RAISED));
  }
}
