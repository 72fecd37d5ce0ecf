package org.qistage.explorer.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.testfx.api.FxRobot;

class LanesViewTest extends WindowTest {
  @BeforeEach
  void awaitLanes() throws TimeoutException {
    onFx(() -> workbench().clock().toStart());
    await(() -> !text().contains("还没有录下"));
  }

  private static Region plot() {
    return find("#lanes-plot", Region.class);
  }

  private static String text() {
    String text = plot().getAccessibleText();
    return text == null ? "还没有录下" : text;
  }

  @Test
  void theAccessibleTextTellsThePresentState() throws TimeoutException {
    onFx(() -> workbench().clock().goTo(12));
    await(() -> text().contains("运行的是任务 2"));
    assertTrue(text().contains("挂起 1"), text());
  }

  @Test
  void aClickGoesToTheEvent() {
    FxRobot robot = new FxRobot();
    robot.clickOn(plot());
    int position = workbench().clock().position().get();
    // The names are on the left, so the middle of the whole is before the middle of the run.
    assertTrue(position > 20 && position < 100, "at " + position);
  }

  @Test
  void theKeysStepAndChoose() {
    FxRobot robot = new FxRobot();
    onFx(plot()::requestFocus);
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    int there = workbench().clock().position().get();
    assertTrue(there >= 1, "at " + there);
    robot.push(KeyCode.LEFT);
    assertTrue(workbench().clock().position().get() < there);
    robot.push(KeyCode.END);
    assertEquals(workbench().clock().last().get(), workbench().clock().position().get());
    robot.push(KeyCode.DOWN);
    assertTrue(workbench().focus().task().get().isPresent());
    robot.push(KeyCode.ESCAPE);
    assertEquals(OptionalInt.empty(), workbench().focus().task().get());
  }

  @Test
  void comingCloserLeavesSomethingToScroll() throws TimeoutException {
    ScrollBar along = find("#lanes-along", ScrollBar.class);
    await(() -> along.getMax() == 0);
    onFx(plot()::requestFocus);
    new FxRobot().push(KeyCode.PLUS);
    await(() -> along.getMax() > 0);
    new FxRobot().push(KeyCode.DIGIT0);
    await(() -> along.getMax() == 0);
  }
}
