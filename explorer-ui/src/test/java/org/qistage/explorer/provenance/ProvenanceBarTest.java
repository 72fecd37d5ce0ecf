package org.qistage.explorer.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.model.ViewId;
import org.qistage.foundation.Span;
import org.testfx.api.FxRobot;

class ProvenanceBarTest extends WindowTest {
  private static final String LOOP =
      """
      函数 主函数() {
          变量 和 = 0;
          对于 甲 在 范围(0, 5) {
              和 = 和 + 甲;
          }
          打印行(和);
      }
      """;

  private Span of(String piece) {
    int start = workbench().document().text().get().indexOf(piece);
    return new Span(start, start + piece.length());
  }

  private void light(String piece) throws TimeoutException {
    Span span = of(piece);
    onFx(() -> workbench().focus().light(span, "test"));
    await(
        () ->
            !new FxRobot().lookup("#provenance-characters").queryAll().isEmpty()
                && find("#provenance-characters", Label.class)
                    .getText()
                    .equals("字符 " + piece.length()));
  }

  /// The whole of a part, which is shown in brief where there is little room.
  private static String part(String key) {
    return find("#provenance-" + key, Button.class)
        .getTooltip()
        .getText()
        .lines()
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whileNothingIsLitItSaysWhatToDo() {
    assertTrue(new FxRobot().lookup("#provenance-characters").queryAll().isEmpty());
  }

  @Test
  void aPieceIsFollowedFromItsCharactersToItsRuns() throws TimeoutException {
    onFx(() -> workbench().show(LOOP));
    awaitRecorded();
    light("和 = 和 + 甲");
    assertEquals("记号 5 个", part("tokens"));
    assertTrue(part("node").startsWith("节点 "), part("node"));
    assertTrue(part("lowered").matches("降级 [1-9][0-9]* 条"), part("lowered"));
    assertTrue(part("bytecode").matches("字节码 [1-9][0-9]* 条"), part("bytecode"));
    onFx(() -> workbench().clock().toStart());
    assertEquals("运行 0 / 5 次", part("runs"));
  }

  @Test
  void itGoesFromRunToRunBothWays() throws TimeoutException {
    onFx(() -> workbench().show(LOOP));
    awaitRecorded();
    light("和 = 和 + 甲");
    onFx(() -> workbench().clock().toStart());
    FxRobot robot = new FxRobot();
    for (int run = 1; run <= 5; run++) {
      robot.push(KeyCode.F2);
      assertEquals("运行 " + run + " / 5 次", part("runs"));
    }
    int last = workbench().clock().position().get();
    robot.push(KeyCode.F2);
    assertEquals(last, workbench().clock().position().get());
    onFx(() -> find("#provenance-before", Button.class).fire());
    assertEquals("运行 4 / 5 次", part("runs"));
    assertTrue(workbench().clock().position().get() < last);
  }

  @Test
  void aNameHasItsType() throws TimeoutException {
    light("等待 任务");
    assertTrue(part("type").contains("字符串"), part("type"));
  }

  @ParameterizedTest
  @CsvSource({
    "tokens, TOKENS",
    "node, TREE",
    "type, TYPES",
    "lowered, LOWERING",
    "bytecode, BYTECODE",
    "runs, RUN"
  })
  void aPartLeadsToItsViewWithThePieceLit(String part, ViewId view) throws TimeoutException {
    light("等待 任务");
    onFx(() -> find("#provenance-" + part, Button.class).fire());
    assertEquals(view, workbench().view().get());
    assertEquals(of("等待 任务"), workbench().focus().lit().get().orElseThrow().span());
  }

  @Test
  void aViewThatStandsBesideIsNotMoved() throws TimeoutException {
    light("等待 任务");
    onFx(() -> workbench().beside().set(Optional.of(ViewId.BYTECODE)));
    ViewId before = workbench().view().get();
    onFx(() -> find("#provenance-bytecode", Button.class).fire());
    assertEquals(before, workbench().view().get());
  }

  @Test
  void aFaultyProgramHasNoRun() throws TimeoutException {
    onFx(() -> workbench().show("函数 主函数() { 打印行(没有); }\n"));
    awaitRecorded();
    light("没有");
    assertEquals("没有录下运行", part("runs"));
    assertEquals("记号 名字", part("tokens"));
    assertFalse(part("node").isEmpty());
  }
}
