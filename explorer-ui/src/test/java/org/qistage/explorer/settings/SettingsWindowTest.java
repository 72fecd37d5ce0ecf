package org.qistage.explorer.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.model.Theme;
import org.qistage.foundation.Language;
import org.qistage.pipeline.launch.MemoryModel;

class SettingsWindowTest extends WindowTest {
  private void press(KeyCode code, boolean shortcut) {
    onFx(
        () ->
            window().getScene().getAccelerators().entrySet().stream()
                .filter(
                    entry ->
                        entry
                            .getKey()
                            .match(
                                new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    code,
                                    false,
                                    shortcut,
                                    false,
                                    false)))
                .forEach(entry -> entry.getValue().run()));
  }

  private static Stage stage(String root) {
    return (Stage) find("#" + root, Node.class).getScene().getWindow();
  }

  @SuppressWarnings("unchecked")
  private static <T> void choose(String id, T value) {
    onFx(() -> ((ComboBox<T>) find(id, ComboBox.class)).setValue(value));
  }

  @Test
  void everyChangeHoldsAtOnce() throws TimeoutException {
    press(KeyCode.COMMA, true);
    assertEquals("设置", stage("settings").getTitle());
    choose("#set-language", Language.EN);
    assertEquals("Settings", stage("settings").getTitle());
    assertEquals("Light", find("#set-theme", ComboBox.class).getButtonCell().getText());
    assertEquals("Tokens", find(".view-title", Label.class).getText());
    choose("#set-theme", Theme.DARK);
    assertEquals(Theme.DARK, workbench().settings().theme().get());
    onFx(() -> find("#set-scale", Slider.class).setValue(1.5));
    assertEquals(1.5, workbench().settings().scale().get());
    onFx(() -> find("#set-inferredTypes", CheckBox.class).fire());
    assertFalse(workbench().settings().inferredTypes().get());
    choose("#set-memory", MemoryModel.REFCOUNT);
    await(() -> memory() == MemoryModel.REFCOUNT);
    onFx(
        () -> {
          find("#set-seed", TextField.class).setText("42");
          find("#set-seed", TextField.class).fireEvent(new javafx.event.ActionEvent());
        });
    await(() -> recorded().settings().seed() == 42);
    onFx(
        () -> {
          find("#set-events", Spinner.class).getEditor().setText("1000");
          find("#set-events", Spinner.class).commitValue();
        });
    await(() -> recorded().settings().limits().events() == 1_000);
    onFx(find("#settings-defaults", Button.class)::fire);
    await(() -> memory() == MemoryModel.GC);
    assertEquals(Theme.LIGHT, workbench().settings().theme().get());
    assertEquals(Language.EN, workbench().settings().language().get());
  }

  private org.qistage.pipeline.trace.Trace recorded() {
    return workbench().clock().navigator().get().orElseThrow().trace();
  }

  private MemoryModel memory() {
    return recorded().settings().memory();
  }

  @Test
  void escapeClosesIt() {
    press(KeyCode.COMMA, true);
    Stage stage = stage("settings");
    onFx(
        () ->
            javafx.event.Event.fireEvent(
                stage.getScene().getRoot(),
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
    assertFalse(stage.isShowing());
    press(KeyCode.COMMA, true);
    assertTrue(stage.isShowing());
    assertEquals(1, Window.getWindows().stream().filter(each -> each.equals(stage)).count());
  }

  @Test
  void theOverviewListsEveryKeyOnce() {
    press(KeyCode.F1, false);
    GridPane table = find("#keys-table", GridPane.class);
    Set<String> combinations = new HashSet<>();
    table.lookupAll(".key").forEach(key -> assertTrue(combinations.add(((Label) key).getText())));
    assertEquals(
        Set.of(),
        missing(combinations),
        "accelerators of the window that the overview does not list");
    for (Node node : table.getChildren()) {
      assertFalse(((Label) node).getText().isBlank());
    }
  }

  private Set<String> missing(Set<String> listed) {
    Set<String> missing = new HashSet<>();
    String all = String.join("  ", listed);
    window()
        .getScene()
        .getAccelerators()
        .keySet()
        .forEach(
            key -> {
              boolean within = key.getDisplayText().matches("Ctrl\\+(Shift\\+)?[2-5]");
              if (!within && !all.contains(key.getDisplayText())) {
                missing.add(key.getDisplayText());
              }
            });
    return missing;
  }
}
