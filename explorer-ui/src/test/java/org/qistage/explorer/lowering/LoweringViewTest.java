package org.qistage.explorer.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.model.ViewId;
import org.qistage.pipeline.view.LoweredRow;
import org.testfx.api.FxRobot;

class LoweringViewTest extends WindowTest {
  @BeforeEach
  void show() {
    onFx(() -> workbench().view().set(ViewId.LOWERING));
  }

  private static ListView<?> lines() throws TimeoutException {
    onFx(() -> find("#lowering-text", ToggleButton.class).fire());
    ListView<?> lines = find("#lowered-lines", ListView.class);
    await(() -> !lines.getItems().isEmpty());
    return lines;
  }

  @Test
  void allFunctionsOfTheSeedCanBeChosen() {
    assertEquals(3, find("#lowering-function", ComboBox.class).getItems().size());
  }

  @Test
  void theCardShowsTheStateAtTheFirstSuspension() {
    onFx(() -> workbench().clock().toStart());
    onFx(() -> workbench().clock().toSuspension(true));
    assertEquals("S1", find("#frame-state", Label.class).getText());
  }

  @Test
  void aChosenLineLightsItsSource() throws TimeoutException {
    ListView<?> lines = lines();
    onFx(
        () -> {
          lines.requestFocus();
          int row = 0;
          while (!(lines.getItems().get(row) instanceof LoweredRow line) || line.node().isEmpty()) {
            row++;
          }
          lines.getSelectionModel().select(row);
        });
    LoweredRow chosen = (LoweredRow) lines.getSelectionModel().getSelectedItem();
    assertEquals(chosen.span(), workbench().focus().lit().get().map(lit -> lit.span()));
    assertEquals("lowering", workbench().focus().lit().get().orElseThrow().from());
  }

  @Test
  void theArrowKeysGoThroughTheLines() throws TimeoutException {
    ListView<?> lines = lines();
    onFx(
        () -> {
          lines.requestFocus();
          lines.getSelectionModel().select(0);
        });
    new FxRobot().push(KeyCode.DOWN);
    assertEquals(1, lines.getSelectionModel().getSelectedIndex());
  }

  @Test
  void thePassIsNamedInTheLanguageOfTheWindow() throws TimeoutException {
    assertFalse(lines().getItems().isEmpty());
    Label name = find("#lowering-pass-name", Label.class);
    assertTrue(name.getText().contains("入口"), name.getText());
    onFx(workbench().settings()::switchLanguage);
    assertTrue(name.getText().contains("single entry"), name.getText());
  }
}
