package org.qistage.explorer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.model.ViewId;
import org.testfx.api.FxRobot;

class PanesTest extends WindowTest {
  private static boolean isThere(String id) {
    return new FxRobot().lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private static void maximise() {
    new FxRobot().press(KeyCode.CONTROL).push(KeyCode.M).release(KeyCode.CONTROL);
  }

  @Test
  void aKeyGivesTheWindowToThePartWithTheFocusAndBack() {
    onFx(() -> find("#source", Node.class).requestFocus());
    double before = find("#source", Node.class).getLayoutBounds().getWidth();
    maximise();
    assertTrue(find("#source", Node.class).getLayoutBounds().getWidth() > before * 1.5);
    assertFalse(isThere("#lanes"));
    assertFalse(isThere("#tokens"));
    // Time can be gone through all the same.
    assertTrue(isThere("#time-forward"));
    maximise();
    assertTrue(isThere("#lanes"));
    assertEquals(before, find("#source", Node.class).getLayoutBounds().getWidth(), 2);
  }

  @Test
  void aButtonGivesItToTheViews() {
    onFx(() -> find("#large-views", Button.class).fire());
    assertFalse(isThere("#source"));
    assertTrue(isThere("#time-forward"));
    onFx(() -> find("#large-views", Button.class).fire());
    assertTrue(isThere("#source"));
  }

  @Test
  void aButtonGivesItToTheLanes() {
    onFx(() -> find("#large-bottom", Button.class).fire());
    assertFalse(isThere("#source"));
    assertTrue(isThere("#lanes"));
    assertTrue(isThere("#time-forward"));
    onFx(() -> find("#large-bottom", Button.class).fire());
    assertTrue(isThere("#source"));
  }

  @Test
  void twoViewsStandSideBySideByTheKeyboard() {
    onFx(() -> workbench().view().set(ViewId.TREE));
    FxRobot robot = new FxRobot();
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .push(KeyCode.DIGIT6)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    assertEquals(Optional.of(ViewId.RUN), workbench().beside().get());
    assertTrue(isThere("#tree-picture"));
    assertTrue(isThere("#run"));
    SplitPane both = (SplitPane) split(find("#run", Node.class));
    assertEquals(2, both.getItems().size());
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .push(KeyCode.DIGIT6)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    assertEquals(Optional.empty(), workbench().beside().get());
    assertFalse(isThere("#run"));
  }

  private static Node split(Node node) {
    Node at = node;
    while (!(at instanceof SplitPane)) {
      at = at.getParent();
    }
    return at;
  }
}
