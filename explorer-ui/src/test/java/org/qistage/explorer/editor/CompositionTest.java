package org.qistage.explorer.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.qistage.explorer.WindowTest;

/// What an input method composes and commits, by the events that a system sends. The headless platform knows no
/// input methods; `.ci/run` runs this class once more on an X server.
class CompositionTest extends WindowTest {
  private static final String TEXT = "函数 主函数() {\n    打印 1;\n}\n";
  private static final int PLACE = TEXT.indexOf("1;");

  private CodeArea area() {
    return find("#source", CodeArea.class);
  }

  private Composition composition() {
    return find("#composition", Composition.class);
  }

  private void begin() {
    onFx(
        () -> {
          area().replaceText(TEXT);
          area().getUndoManager().forgetHistory();
          area().requestFocus();
          area().moveTo(PLACE);
        });
  }

  private void send(String committed, int caret, InputMethodTextRun... composed) {
    onFx(
        () ->
            area()
                .fireEvent(
                    new InputMethodEvent(
                        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                        List.of(composed),
                        committed,
                        caret)));
  }

  private static InputMethodTextRun raw(String text) {
    return new InputMethodTextRun(text, InputMethodHighlight.UNSELECTED_RAW);
  }

  @Test
  void whatIsComposedIsSeenUnderlinedAtTheCaretAndIsNoText() {
    begin();
    send("", 2, raw("ni"));
    send("", 5, raw("ni'ha"));
    assertEquals("ni'ha", composition().text());
    assertEquals(TEXT, area().getText());
    assertEquals(TEXT, workbench().document().text().get());
    assertFalse(area().isUndoAvailable());
    TextFlow flow = find(".composition", TextFlow.class);
    Text run = (Text) flow.getChildren().getFirst();
    assertTrue(run.isUnderline());
    assertEquals("1;", ((Text) flow.getChildren().getLast()).getText());
    Bounds caret = area().getCaretBounds().orElseThrow();
    Bounds seen = run.localToScreen(run.getBoundsInLocal());
    assertEquals(caret.getMinX(), seen.getMinX(), 2);
    assertTrue(seen.getMinY() < caret.getMaxY() && caret.getMinY() < seen.getMaxY());
    assertTrue(seen.getWidth() > 0);
  }

  @Test
  void whatIsCommittedIsInsertedAndUndoneAtOnce() {
    begin();
    send("", 5, raw("ni'ha"));
    send("你好", 0);
    assertEquals(TEXT.replace("1;", "你好1;"), area().getText());
    assertEquals(PLACE + 2, area().getCaretPosition());
    assertFalse(composition().isComposing());
    onFx(area()::undo);
    assertEquals(TEXT, area().getText());
  }

  @Test
  void aPartCanBeCommittedWhileTheRestIsComposed() {
    begin();
    send("你", 2, raw("ha"));
    assertEquals(TEXT.replace("1;", "你1;"), area().getText());
    assertEquals("ha", composition().text());
    send("", 0);
    assertFalse(composition().isComposing());
    assertEquals(TEXT.replace("1;", "你1;"), area().getText());
  }

  @Test
  void whatIsCommittedTakesThePlaceOfTheSelection() {
    begin();
    onFx(() -> area().selectRange(PLACE, PLACE + 1));
    send("", 1, raw("y"));
    assertEquals(TEXT, area().getText());
    send("一", 0);
    assertEquals(TEXT.replace("1;", "一;"), area().getText());
  }

  @Test
  void candidatesBelongBelowWhatIsComposed() {
    begin();
    InputMethodRequests requests = Objects.requireNonNull(area().getInputMethodRequests());
    Bounds caret = area().getCaretBounds().orElseThrow();
    Point2D before = requests.getTextLocation(0);
    assertEquals(caret.getMinX(), before.getX(), 2);
    assertEquals(caret.getMaxY(), before.getY(), 2);
    send("", 4, raw("hang"));
    onFx(
        () -> {
          Point2D start = requests.getTextLocation(0);
          Point2D end = requests.getTextLocation(4);
          assertEquals(caret.getMinX(), start.getX(), 2);
          assertEquals(caret.getMaxY(), start.getY(), 3);
          assertTrue(end.getX() > start.getX() + 8);
          assertEquals(4, requests.getLocationOffset((int) end.getX(), (int) (end.getY() - 5)));
        });
  }

  @Test
  void theSelectedPartIsMarked() {
    begin();
    send("", 3, new InputMethodTextRun("程序", InputMethodHighlight.SELECTED_CONVERTED), raw("yu"));
    TextFlow flow = find(".composition", TextFlow.class);
    assertTrue(flow.getChildren().get(0).getStyleClass().contains("composed-selected"));
    assertTrue(flow.getChildren().get(1).getStyleClass().contains("composed"));
  }

  @Test
  void compositionEndsWhenTheFocusGoes() {
    begin();
    send("", 2, raw("ni"));
    onFx(() -> find("#files", javafx.scene.Node.class).requestFocus());
    assertFalse(composition().isComposing());
    assertEquals(TEXT, area().getText());
  }

  /// Only on a platform with a display, where it must be so.
  @Test
  @EnabledIfSystemProperty(named = "qi.test.display", matches = "true")
  void theSystemAsksTheEditor() {
    onFx(() -> assertTrue(Platform.isSupported(ConditionalFeature.INPUT_METHOD)));
    begin();
    assertNotNull(area().getOnInputMethodTextChanged());
    assertTrue(window().isShowing() && area().isFocused());
  }
}
