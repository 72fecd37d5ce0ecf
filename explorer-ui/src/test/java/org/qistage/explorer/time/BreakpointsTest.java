package org.qistage.explorer.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.model.ViewId;
import org.qistage.pipeline.trace.Breakpoint;
import org.testfx.api.FxRobot;

/// Breakpoints are set where what they stop at is shown, listed in one place and taken away there.
class BreakpointsTest extends WindowTest {
  private Set<Breakpoint> stops() {
    return workbench().clock().breakpoints();
  }

  private List<String> menu() {
    StopsMenu menu = find("#breakpoints", StopsMenu.class);
    onFx(() -> menu.getOnShowing().handle(null));
    return menu.getItems().stream()
        .filter(item -> !(item instanceof SeparatorMenuItem))
        .map(MenuItem::getText)
        .toList();
  }

  private void choose(String text) {
    onFx(
        () ->
            find("#breakpoints", StopsMenu.class).getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
  }

  @Test
  void atALineInTheGutter() {
    Node gutter =
        new FxRobot()
            .lookup(".gutter")
            .match((Node box) -> box.getAccessibleText().matches(".*\\b18\\b.*"))
            .query();
    new FxRobot().clickOn(gutter);
    assertEquals(Set.of(new Breakpoint.Line(0, 18)), stops());
    assertEquals("断点 1", find("#breakpoints", StopsMenu.class).getText());
    onFx(() -> workbench().clock().toStart());
    onFx(() -> find("#time-break", Button.class).fire());
    assertTrue(menu().contains("取消：第 18 行"));
    choose("取消：第 18 行");
    assertEquals(Set.of(), stops());
  }

  @Test
  void atAStateByTheKeyboardAndByTheButton() throws TimeoutException {
    onFx(
        () -> {
          workbench().clock().toStart();
          workbench().clock().toSuspension(true);
          workbench().view().set(ViewId.LOWERING);
        });
    GraphCanvas graph = find("#lowering-graph", GraphCanvas.class);
    await(() -> graph.graph().isPresent());
    onFx(
        () -> {
          graph.requestFocus();
          graph.choose(java.util.Optional.of("s1"));
        });
    new FxRobot().push(KeyCode.B);
    Breakpoint state = stops().iterator().next();
    assertTrue(state instanceof Breakpoint.State(_, int number) && number == 1, state.toString());
    onFx(() -> workbench().clock().toStart());
    onFx(() -> find("#time-break", Button.class).fire());
    int suspended = workbench().clock().position().get();
    assertTrue(suspended < workbench().clock().last().get());
    onFx(() -> find("#lowering-stop", Button.class).fire());
    assertEquals(Set.of(), stops());
  }

  @Test
  void atTheStartNothingCanStop() throws TimeoutException {
    onFx(() -> workbench().view().set(ViewId.LOWERING));
    GraphCanvas graph = find("#lowering-graph", GraphCanvas.class);
    await(() -> graph.graph().isPresent());
    onFx(
        () -> {
          graph.choose(java.util.Optional.of("s0"));
          graph.toggleStop();
        });
    assertEquals(Set.of(), stops());
  }

  @Test
  void atATaskOnItsCard() {
    onFx(
        () -> {
          workbench().view().set(ViewId.RUN);
          workbench().clock().goTo(11);
        });
    onFx(() -> find("#task-2", Region.class).requestFocus());
    new FxRobot().push(KeyCode.B);
    assertEquals(Set.of(new Breakpoint.Task(2)), stops());
    assertEquals(1, marks());
    onFx(() -> find("#stop-task", ToggleButton.class).fire());
    assertEquals(Set.of(new Breakpoint.Task(2), new Breakpoint.Task(1)), stops());
    onFx(() -> workbench().clock().breakpoints().clear());
    assertEquals(0, marks());
  }

  /// How many cards say that the run stops at them.
  private static long marks() {
    return new FxRobot()
        .lookup(".stop-mark").queryAllAs(Label.class).stream()
            .filter(label -> label.getText().equals("● 断点"))
            .count();
  }

  @Test
  void atAChannel() throws TimeoutException {
    onFx(
        () ->
            workbench()
                .show(
                    """
                    函数 主函数() {
                        变量 道 = 通道<整数>(2);
                        变量 别的 = 通道<整数>(2);
                        别的 <- 1;
                        道 <- 2;
                        打印行(<-道);
                        打印行(<-别的);
                    }
                    """));
    awaitRecorded();
    onFx(
        () -> {
          workbench().view().set(ViewId.RUN);
          workbench().clock().toEnd();
        });
    int channel = workbench().clock().moment().get().orElseThrow().channels().getLast().number();
    onFx(() -> find("#stop-channel-" + channel, ToggleButton.class).fire());
    assertEquals(Set.of(new Breakpoint.Channel(channel)), stops());
    onFx(
        () -> {
          workbench().clock().toStart();
          workbench().clock().toBreakpoint(true);
        });
    var navigator = workbench().clock().navigator().get().orElseThrow();
    assertEquals(channel, navigator.trace().log().c(workbench().clock().position().get()));
    assertTrue(menu().contains("取消：通道#" + channel + " 有收发、关闭或有任务等它"), menu().toString());
    choose("全部取消");
    assertEquals(Set.of(), stops());
  }

  @Test
  void fromTheListAlone() {
    onFx(() -> workbench().clock().goTo(11));
    String offer =
        menu().stream().filter(text -> text.startsWith("设断点：任务")).findFirst().orElseThrow();
    choose(offer);
    assertEquals(1, stops().size());
  }
}
