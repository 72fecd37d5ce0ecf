package org.qistage.explorer.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.lanes.LanesView;
import org.qistage.explorer.model.Pin;
import org.qistage.foundation.Span;
import org.testfx.api.FxRobot;

class PinsTest extends WindowTest {
  private final FxRobot robot = new FxRobot();

  private List<Pin> pins() {
    return List.copyOf(workbench().pins().all());
  }

  private static MenuButton menu() {
    return find("#pins", MenuButton.class);
  }

  private static void fire(String id) {
    onFx(
        () -> {
          menu().show();
          menu().getItems().stream()
              .filter(item -> id.equals(item.getId()))
              .findFirst()
              .orElseThrow()
              .fire();
          menu().hide();
        });
  }

  private void write(String note) throws TimeoutException {
    robot.clickOn("#pins");
    await(() -> robot.lookup("#pin-note").tryQueryAs(TextField.class).isPresent());
    await(() -> find("#pin-note", TextField.class).isFocused());
    onFx(() -> find("#pin-note", TextField.class).setText(note));
    robot.push(KeyCode.ENTER);
    await(() -> !menu().isShowing());
  }

  @Test
  void aMomentIsPinnedWithANoteAndGoneBackTo() throws TimeoutException {
    Span lit = new Span(0, 3);
    onFx(
        () -> {
          workbench().clock().goTo(11);
          workbench().focus().light(lit, "test");
        });
    write("在这里等");
    assertEquals(List.of(new Pin(11, Optional.of(lit), "在这里等")), pins());
    assertEquals("图钉 1", menu().getText());
    onFx(
        () -> {
          workbench().focus().clear();
          workbench().clock().goTo(3);
        });
    fire("pin-11");
    assertEquals(11, workbench().clock().position().get());
    assertEquals(lit, workbench().focus().lit().get().orElseThrow().span());
    write("另一句");
    assertEquals(List.of(new Pin(11, Optional.of(lit), "另一句")), pins());
    onFx(workbench().settings()::switchLanguage);
    onFx(menu()::show);
    assertTrue(
        menu().getItems().stream().map(MenuItem::getText).anyMatch("▶ step 12  另一句"::equals));
    onFx(menu()::hide);
    fire("pin-remove");
    assertEquals(List.of(), pins());
  }

  @Test
  void aPinIsMarkedOnTheLanes() {
    onFx(
        () -> {
          workbench().clock().goTo(11);
          workbench().pins().pin("在这里等");
          LanesView lanes = find("#lanes", LanesView.class);
          assertTrue(lanes.picture().orElseThrow().svg().contains("图钉：第 12 步　在这里等"));
          workbench().pins().toggle();
          assertFalse(lanes.picture().orElseThrow().svg().contains("图钉"));
        });
  }

  @Test
  void aKeyPinsAndTakesAway() {
    onFx(() -> workbench().clock().goTo(9));
    robot.push(KeyCode.SHIFT, KeyCode.F9);
    onFx(() -> workbench().clock().goTo(4));
    robot.push(KeyCode.SHIFT, KeyCode.F9);
    assertEquals(List.of(4, 9), pins().stream().map(Pin::position).toList());
    robot.push(KeyCode.SHIFT, KeyCode.F9);
    assertEquals(List.of(9), pins().stream().map(Pin::position).toList());
  }

  @Test
  void aLongNoteIsCutAndAnotherProgramHasNoPins() {
    onFx(
        () -> {
          workbench().clock().goTo(5);
          workbench().pins().pin("👈".repeat(150) + "\n");
        });
    assertEquals("👈".repeat(100), pins().getFirst().note());
    onFx(() -> workbench().show("函数 主函数() {}\n"));
    assertEquals(List.of(), pins());
  }
}
