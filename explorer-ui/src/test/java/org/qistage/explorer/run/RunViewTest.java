package org.qistage.explorer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.model.ViewId;
import org.qistage.pipeline.trace.Moment;
import org.testfx.api.FxRobot;

class RunViewTest extends WindowTest {
  @BeforeEach
  void showTheRun() {
    onFx(
        () -> {
          workbench().view().set(ViewId.RUN);
          workbench().clock().goTo(11);
        });
  }

  private Moment moment() {
    return workbench().clock().moment().get().orElseThrow();
  }

  private static boolean isIn(String part, int task) {
    return !new FxRobot().lookup(part).lookup("#task-" + task).queryAll().isEmpty();
  }

  @Test
  void theSeedProgramsTasksStandWhereTheyAre() {
    assertTrue(isIn("#set-awaits", 1));
    assertTrue(isIn("#ready", 2));
    onFx(() -> workbench().clock().goTo(12));
    assertEquals(2, moment().running());
    assertTrue(isIn("#running", 2));
    onFx(() -> workbench().clock().toEnd());
    assertTrue(isIn("#done", 1));
    assertTrue(isIn("#done", 2));
  }

  @Test
  void aCardKeepsItsIdentityWhereverItGoes() {
    TaskCard before = find("#task-2", TaskCard.class);
    onFx(() -> workbench().clock().goTo(12));
    assertEquals(before, find("#task-2", TaskCard.class));
  }

  @Test
  void theCauseStaysOnTheCardWhileTheTaskIsReady() {
    assertTrue(find("#task-2", TaskCard.class).note().contains("新建"));
    onFx(workbench().settings()::switchLanguage);
    assertTrue(find("#task-2", TaskCard.class).note().contains("new"));
  }

  @Test
  void emptySetsAreDrawn() {
    for (WaitSet.Kind kind : WaitSet.Kind.values()) {
      String id = "#set-" + kind.name().toLowerCase(java.util.Locale.ROOT);
      assertEquals(1, new FxRobot().lookup(id).queryAll().size(), id);
    }
  }

  @Test
  void oneLineOfTheLoopIsLit() {
    onFx(() -> workbench().clock().goTo(12));
    assertEquals("▶", find("#loop-take .loop-mark", Label.class).getText());
    assertEquals("", find("#loop-run .loop-mark", Label.class).getText());
  }

  @Test
  void aTaskIsChosenByTheMouseAndByTheKeyboard() {
    FxRobot robot = new FxRobot();
    onFx(() -> find("#task-2", TaskCard.class).requestFocus());
    robot.push(KeyCode.ENTER);
    assertEquals(OptionalInt.of(2), workbench().focus().task().get());
    robot.push(KeyCode.ENTER);
    assertEquals(OptionalInt.empty(), workbench().focus().task().get());
    robot.clickOn("#task-2");
    assertEquals(OptionalInt.of(2), workbench().focus().task().get());
  }

  @Test
  void aFrameLightsItsPlaceAndIsLitByOthers() {
    FrameCard frame = new FxRobot().lookup(".frame-card").queryAs(FrameCard.class);
    onFx(frame::requestFocus);
    new FxRobot().push(KeyCode.ENTER);
    var lit = workbench().focus().lit().get().orElseThrow();
    assertEquals("run", lit.from());
    assertEquals(moment().stack(1).getFirst().span().orElseThrow().span(), lit.span());
    onFx(() -> workbench().focus().clear());
    assertFalse(isLit(frame));
    onFx(() -> workbench().focus().light(lit.span(), "tokens"));
    assertTrue(isLit(frame));
  }

  private static boolean isLit(FrameCard frame) {
    return frame.getPseudoClassStates().stream()
        .anyMatch(state -> state.getPseudoClassName().equals("lit"));
  }

  @Test
  void aVariableLeadsToItsLastWrite() {
    var frame = moment().stack(1).getFirst();
    var local = frame.locals().getFirst();
    String id = "#variable-" + frame.activation() + "-" + local.name();
    onFx(() -> new FxRobot().lookup(id).query().requestFocus());
    new FxRobot().push(KeyCode.ENTER);
    assertEquals(local.written(), workbench().clock().position().get());
  }

  @Test
  void aDeadlockIsShownAsItsCycle() throws TimeoutException {
    onFx(
        () ->
            workbench()
                .show(
                    """
                    函数 拿(先: 互斥锁, 后: 互斥锁) {
                        加锁(先);
                        让出;
                        加锁(后);
                    }

                    函数 主函数() {
                        变量 左 = 创建互斥锁();
                        变量 右 = 创建互斥锁();
                        变量 甲 = 启动 拿(左, 右);
                        变量 乙 = 启动 拿(右, 左);
                        等待 甲;
                        等待 乙;
                    }
                    """));
    awaitRecorded();
    onFx(workbench().clock()::toEnd);
    String verdict = find("#await-verdict", Label.class).getText();
    assertTrue(verdict.contains("任务 2 → 任务 3 → 任务 2"), verdict);
    await(() -> find("#await-graph", javafx.scene.layout.Region.class).getHeight() > 50);
  }

  @Test
  void aChannelShowsItsPlacesAndWhoWaits() throws TimeoutException {
    onFx(
        () ->
            workbench()
                .show(
                    """
                    函数 送(道: 通道<整数>) {
                        对于 i 在 范围(0, 5) {
                            道 <- i;
                        }
                    }

                    函数 主函数() {
                        变量 道 = 通道<整数>(2);
                        变量 甲 = 启动 送(道);
                        睡眠(5);
                        对于 i 在 范围(0, 5) {
                            打印行(<-道);
                        }
                        等待 甲;
                    }
                    """));
    awaitRecorded();
    // Until the channel is full and its sender waits.
    while (moment().channels().isEmpty() || moment().channels().getFirst().senders().isEmpty()) {
      assertTrue(workbench().clock().position().get() < workbench().clock().last().get());
      onFx(() -> workbench().clock().goTo(workbench().clock().position().get() + 1));
    }
    assertEquals(2, new FxRobot().lookup(".place-full").queryAll().size());
    assertTrue(isIn("#set-channels", 2));
    assertTrue(isIn("#set-timers", 1) || isIn("#ready", 1) || isIn("#running", 1));
  }

  @Test
  void tenThousandTasksAreAFewCardsAndAList() throws TimeoutException {
    onFx(
        () ->
            workbench()
                .show(
                    """
                    函数 无事() {
                        让出;
                    }

                    函数 主函数() {
                        对于 i 在 范围(0, 10000) {
                            启动 无事();
                        }
                        睡眠(1);
                    }
                    """));
    awaitRecorded();
    onFx(
        () -> {
          int middle = workbench().clock().last().get() / 2;
          workbench().clock().goTo(middle);
        });
    int ready = moment().ready().size();
    assertTrue(ready > 1000, "ready: " + ready);
    assertTrue(new FxRobot().lookup(".task-card").queryAll().size() < 60);
    onFx(() -> find("#more-ready", javafx.scene.control.Hyperlink.class).fire());
    assertEquals(
        ready, find("#task-list-rows", javafx.scene.control.ListView.class).getItems().size());
    new FxRobot().push(KeyCode.ESCAPE);
    assertFalse(find("#task-list", TaskListWindow.class).isVisible());
  }

  @Test
  void aProgramWithErrorsSaysWhyNothingRuns() throws TimeoutException {
    onFx(() -> workbench().show("函数 主函数() { 打印行(没有); }\n"));
    awaitRecorded();
    assertTrue(find("#run-nothing", Label.class).getText().contains("错误"));
  }
}
