package org.qistage.explorer.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Breakpoint;
import org.testfx.api.FxRobot;

class EditorPaneTest extends WindowTest {
  private final FxRobot robot = new FxRobot();

  private CodeArea area() {
    return find("#source", CodeArea.class);
  }

  private Collection<String> stylesAt(String word) {
    return area().getStyleOfChar(area().getText().indexOf(word));
  }

  private void type(String text, String letters) throws TimeoutException {
    CodeArea area = area();
    onFx(
        () -> {
          area.replaceText(text);
          area.requestFocus();
          area.moveTo(text.indexOf("\n}"));
        });
    awaitRecorded();
    robot.write(letters);
  }

  @Test
  void tokensAreHighlighted() throws TimeoutException {
    await(() -> stylesAt("异步 函数").contains("token-keyword"));
    assertTrue(stylesAt("// 异步").contains("token-comment"));
    assertTrue(stylesAt("\"https").contains("token-string"));
  }

  @Test
  void theStatementThatRunsIsMarked() throws TimeoutException {
    onFx(
        () ->
            workbench()
                .clock()
                .goTo(
                    workbench()
                        .clock()
                        .navigator()
                        .get()
                        .orElseThrow()
                        .nextSuspension(-1, 1)
                        .orElseThrow()));
    await(() -> stylesAt("等待 任务").contains("now"));
    assertFalse(stylesAt("打印 数据").contains("now"));
  }

  @Test
  void whatOtherViewsLightIsLitAndSeen() throws TimeoutException {
    int at = area().getText().indexOf("恢复(");
    onFx(() -> workbench().focus().light(new Span(at, at + 2), "test"));
    await(() -> stylesAt("恢复(").contains("lit"));
  }

  @Test
  void theCaretLightsItsToken() throws TimeoutException {
    int at = area().getText().indexOf("生成器(10)");
    onFx(
        () -> {
          area().requestFocus();
          area().moveTo(at + 1);
        });
    await(() -> workbench().focus().lit().get().isPresent());
    assertEquals(new Span(at, at + 3), workbench().focus().lit().get().orElseThrow().span());
  }

  @Test
  void aKeySetsABreakpointAndTakesItAway() {
    onFx(
        () -> {
          area().requestFocus();
          area().moveTo(3, 0);
        });
    robot.press(KeyCode.F9).release(KeyCode.F9);
    assertTrue(workbench().clock().breakpoints().contains(new Breakpoint.Line(0, 4)));
    robot.press(KeyCode.F9).release(KeyCode.F9);
    assertTrue(workbench().clock().breakpoints().isEmpty());
  }

  @Test
  void keywordsAreOfferedByTheirSound() throws TimeoutException {
    type("函数 主函数() {\n\n}\n", "hs");
    await(() -> robot.lookup("#completion").tryQuery().isPresent());
    ListView<?> list = find("#completion", ListView.class);
    await(() -> list.getItems().toString().contains("text=函数"));
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    await(() -> area().getText().contains("\n函数\n}"));
  }

  private boolean offers(String word) {
    return robot.lookup("#completion").tryQuery().isPresent()
        && find("#completion", ListView.class).getItems().toString().contains("text=" + word + ",");
  }

  private boolean offersNothing() {
    return robot.lookup("#completion").tryQuery().isEmpty();
  }

  @Test
  void whatIsOfferedFollowsWhatIsTypedAndDeleted() throws TimeoutException {
    type("函数 主函数() {\n\n}\n", "hs");
    await(() -> offers("函数"));
    robot.push(KeyCode.BACK_SPACE);
    assertFalse(offersNothing());
    robot.write("s");
    await(() -> offers("函数"));
    robot.push(KeyCode.BACK_SPACE).push(KeyCode.BACK_SPACE).push(KeyCode.BACK_SPACE);
    await(this::offersNothing);
    assertEquals("函数 主函数() {}\n", area().getText().replace("\n}", "}"));
  }

  @Test
  void whatIsOfferedGoesWhenTheCaretGoesElsewhere() throws TimeoutException {
    String text = "函数 主函数() {\n\n}\n";
    for (KeyCode code : new KeyCode[] {KeyCode.HOME, KeyCode.LEFT, KeyCode.RIGHT}) {
      type(text, "hs");
      await(() -> offers("函数"));
      robot.push(code).push(KeyCode.ENTER);
      await(this::offersNothing);
      await(() -> area().getText().replaceAll("\\s", "").equals("函数主函数(){hs}"));
    }
    // At once, before anything has been drawn.
    type(text, "hs");
    await(() -> offers("函数"));
    onFx(
        () -> {
          area().moveTo(0);
          area()
              .fireEvent(
                  new KeyEvent(
                      KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
    assertEquals("函数主函数(){hs}", area().getText().replaceAll("\\s", ""));
    // Another text meanwhile.
    type(text, "hs");
    await(() -> offers("函数"));
    onFx(
        () -> {
          workbench().document().text().set("");
          area()
              .fireEvent(
                  new KeyEvent(
                      KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
    assertEquals("", area().getText().strip());
    awaitRecorded();
  }

  @Test
  void nothingIsOfferedInACommentOrAString() throws TimeoutException {
    type("函数 主函数() {\n\n}\n", "// hs");
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    assertTrue(offersNothing());
    type("函数 主函数() {\n\n}\n", "hs");
    await(() -> offers("函数"));
  }

  @Test
  void wordsAreFound() {
    robot.press(KeyCode.CONTROL).press(KeyCode.F).release(KeyCode.F).release(KeyCode.CONTROL);
    onFx(() -> find("#find", TextField.class).setText("打印"));
    assertEquals("打印", area().getSelectedText());
    assertEquals("第 1 处，共 2 处", find("#find-count", Label.class).getText());
    onFx(() -> find("#find", TextField.class).setText("没有这个"));
    assertEquals("没有找到", find("#find-count", Label.class).getText());
  }

  @Test
  void wordsAreFoundWhereTheyAreWhateverStandsBeforeThem() throws TimeoutException {
    // Its small letter is two characters.
    onFx(
        () -> {
          area().replaceText("// İİİ Abc\n// aBC\n");
          area().moveTo(0);
        });
    awaitRecorded();
    robot.press(KeyCode.CONTROL).press(KeyCode.F).release(KeyCode.F).release(KeyCode.CONTROL);
    onFx(() -> find("#find", TextField.class).setText("abc"));
    assertEquals("Abc", area().getSelectedText());
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    await(() -> area().getSelectedText().equals("aBC"));
    assertEquals("第 2 处，共 2 处", find("#find-count", Label.class).getText());
  }

  @Test
  void aNewLineIsIndented() throws TimeoutException {
    type("函数 主函数() {\n}\n", "");
    onFx(() -> area().moveTo(area().getText().indexOf('{') + 1));
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    await(() -> area().getText().equals("函数 主函数() {\n    \n}\n"));
  }

  @Test
  void changesAreUndone() throws TimeoutException {
    String before = area().getText();
    onFx(() -> area().insertText(0, "x"));
    onFx(() -> area().undo());
    assertEquals(before, area().getText());
    assertFalse(area().isUndoAvailable());
    awaitRecorded();
  }
}
