package org.qistage.explorer.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qistage.explorer.WindowTest;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Level;
import org.qistage.runtime.trace.EventKind;
import org.testfx.api.FxRobot;

class TimeBarTest extends WindowTest {
  private static final String CALLS =
      """
      函数 内(n: 整数): 整数 {
          变量 二倍 = n * 2;
          返回 二倍;
      }

      函数 主函数() {
          变量 甲 = 内(1);
          变量 乙 = 内(甲);
          打印行(乙);
      }
      """;

  private int position() {
    return workbench().clock().position().get();
  }

  private void press(String id) {
    onFx(() -> find("#time-" + id, Button.class).fire());
  }

  private EventKind kind() {
    return workbench().clock().navigator().get().orElseThrow().trace().log().kind(position());
  }

  /// Goes on as far as it can, then back: at the same places.
  @ParameterizedTest
  @CsvSource({"backAwait, await", "backBreak, break", "back, forward"})
  void everyControlGoesBackwardsToWhereItCameFrom(String back, String on) {
    onFx(() -> workbench().clock().breakpoints().add(new Breakpoint.Task(2)));
    onFx(() -> workbench().clock().toStart());
    List<Integer> places = new ArrayList<>(List.of(position()));
    press(on);
    while (position() != places.getLast()) {
      places.add(position());
      press(on);
    }
    assertTrue(places.size() > 2, places.toString());
    for (int place : places.reversed()) {
      assertEquals(place, position());
      press(back);
    }
  }

  private static List<String> levelWords(String cells) {
    return new FxRobot()
        .lookup(cells).queryAllAs(ListCell.class).stream()
            .map(Labeled::getText)
            .filter(text -> text != null && !text.isEmpty())
            .toList();
  }

  @Test
  void theWordsOfTheLevelsAreInTheLanguage() {
    ComboBox<?> levels = find("#level", ComboBox.class);
    onFx(levels::show);
    assertEquals(List.of("按行"), levelWords("#level > .list-cell"));
    assertEquals(
        Set.of("按调度", "按状态", "按行", "按事件"), Set.copyOf(levelWords(".combo-box-popup .list-cell")));
    onFx(levels::hide);
    onFx(workbench().settings()::switchLanguage);
    assertEquals(List.of("by line"), levelWords("#level > .list-cell"));
    onFx(levels::show);
    assertEquals(
        Set.of("by scheduler", "by state", "by line", "by event"),
        Set.copyOf(levelWords(".combo-box-popup .list-cell")));
    onFx(levels::hide);
  }

  @ParameterizedTest
  @EnumSource
  void anotherLevelNeverMovesTime(Level level) {
    onFx(() -> workbench().clock().goTo(20));
    onFx(() -> workbench().clock().level().set(level));
    assertEquals(20, position());
    press("forward");
    assertTrue(position() > 20);
  }

  @Test
  void aStepOverAnAwaitTellsWhatElseHappened() {
    onFx(() -> workbench().clock().toStart());
    while (line() != 18) {
      press("over");
    }
    assertFalse(find("#skipped", Label.class).isVisible());
    press("over");
    assertEquals(19, line());
    assertEquals(1, workbench().clock().task());
    String chip = find("#skipped", Label.class).getText();
    assertTrue(chip.matches("其间另有 [1-9][0-9]* 个事件"), chip);
    press("backOver");
    assertEquals(18, line());
  }

  private int line() {
    return workbench().clock().moment().get().orElseThrow().stack(1).stream()
        .mapToInt(frame -> frame.line())
        .findFirst()
        .orElse(0);
  }

  @Test
  void outOfACallAndBackToItsCaller() throws TimeoutException {
    onFx(() -> workbench().show(CALLS));
    awaitRecorded();
    onFx(() -> workbench().clock().toStart());
    while (line() != 2) {
      press("forward");
    }
    press("out");
    assertEquals(8, line());
    press("back");
    assertEquals(3, line());
    press("backOut");
    assertEquals(7, line());
  }

  @Test
  void aWakeIsFollowedOnAndBack() {
    // Task 1 waits for task 2, which wakes it.
    onFx(() -> workbench().clock().toStart());
    press("await");
    onFx(() -> workbench().focus().choose(OptionalInt.of(1)));
    int suspended = position();
    press("followWake");
    assertEquals(EventKind.STARTED, kind());
    assertEquals(1, workbench().clock().task());
    assertTrue(position() > suspended);
    press("waker");
    assertEquals(2, workbench().clock().navigator().get().orElseThrow().taskOf(position()));
    // From who wakes, one comes to who is woken.
    onFx(() -> workbench().focus().choose(OptionalInt.empty()));
  }

  @Test
  void keysDoWhatTheControlsDo() {
    FxRobot robot = new FxRobot();
    onFx(() -> workbench().clock().toStart());
    robot.push(KeyCode.F11);
    int first = position();
    assertEquals(EventKind.SUSPENDED, kind());
    robot.push(KeyCode.F12);
    assertEquals(workbench().clock().last().get(), position());
    robot.press(KeyCode.SHIFT).push(KeyCode.F11).release(KeyCode.SHIFT);
    assertEquals(first, position());
    robot.push(KeyCode.F4);
    robot.press(KeyCode.SHIFT).push(KeyCode.F12).release(KeyCode.SHIFT);
    assertEquals(-1, position());
  }
}
