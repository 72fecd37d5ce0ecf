package org.qistage.explorer.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.WindowTest;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Level;
import org.testfx.api.FxRobot;

class FileTabsTest extends WindowTest {
  private static final String TOOLS =
      """
      包 工具;

      公开 函数 加倍(数: 整数): 整数 {
          变量 结果 = 数 * 2;
          返回 结果;
      }
      """;
  private static final String MAIN =
      """
      导入 工具;

      函数 主函数() {
          变量 甲 = 工具.加倍(4);
          打印行(甲);
      }
      """;

  @TempDir static Path programs = Path.of("");

  @Override
  protected Path program() {
    try {
      Files.writeString(programs.resolve("工具.qi"), TOOLS);
      return Files.writeString(programs.resolve("主.qi"), MAIN);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean showsImported() {
    return !new FxRobot().lookup("#imported-source").queryAll().isEmpty();
  }

  private void stepInto() {
    onFx(
        () -> {
          workbench().clock().toStart();
          for (int i = 0; i < 20 && !isInTools(); i++) {
            workbench().clock().step(Level.LINE, true);
          }
        });
  }

  private boolean isInTools() {
    return workbench().clock().moment().get().orElseThrow().stack(1).stream()
        .findFirst()
        .filter(frame -> frame.file() == 1)
        .isPresent();
  }

  @Test
  void steppingIntoAFunctionOfAnotherFileShowsThatFileAndItsLine() throws TimeoutException {
    assertFalse(showsImported());
    assertEquals("主.qi", find("#file-0", ToggleButton.class).getText().replace("▶ ", ""));
    stepInto();
    await(FileTabsTest::showsImported);
    CodeArea text = find("#imported-source", CodeArea.class);
    assertEquals(TOOLS, text.getText());
    assertFalse(text.isEditable());
    assertEquals("▶ 工具.qi（只读）", find("#file-1", ToggleButton.class).getText());
    assertTrue(find("#file-1", ToggleButton.class).isSelected());
    await(() -> text.getStyleOfChar(TOOLS.indexOf("变量")).contains("now"));
    // And out again.
    onFx(() -> workbench().clock().toEnd());
    onFx(() -> workbench().clock().step(Level.LINE, false));
    await(() -> !showsImported());
  }

  @Test
  void theWayBackIsATab() throws TimeoutException {
    stepInto();
    await(FileTabsTest::showsImported);
    onFx(find("#file-0", ToggleButton.class)::fire);
    assertFalse(showsImported());
    onFx(find("#file-1", ToggleButton.class)::fire);
    assertTrue(showsImported());
    // What is lit is in the compiled file.
    onFx(() -> workbench().focus().light(new Span(0, 2), "test"));
    assertFalse(showsImported());
  }

  @Test
  void typingStaysWhereItIs() throws TimeoutException {
    stepInto();
    await(FileTabsTest::showsImported);
    onFx(find("#file-0", ToggleButton.class)::fire);
    onFx(() -> workbench().document().text().set(MAIN + "\n// 末尾\n"));
    awaitRecorded();
    assertFalse(showsImported());
  }

  @Test
  void linesOfAnotherFileHaveBreakpoints() throws TimeoutException {
    onFx(find("#file-1", ToggleButton.class)::fire);
    CodeArea text = find("#imported-source", CodeArea.class);
    onFx(() -> text.moveTo(4, 0));
    onFx(
        () ->
            window().getScene().getAccelerators().entrySet().stream()
                .filter(entry -> entry.getKey().getDisplayText().equals("F9"))
                .forEach(entry -> entry.getValue().run()));
    assertTrue(workbench().clock().breakpoints().contains(new Breakpoint.Line(1, 5)));
    onFx(workbench().clock()::toStart);
    onFx(() -> workbench().clock().toBreakpoint(true));
    assertTrue(isInTools());
    await(() -> text.getStyleOfChar(TOOLS.indexOf("返回")).contains("now"));
  }

  @Test
  void aProgramOfOneFileHasNoTabs() throws TimeoutException {
    onFx(() -> workbench().document().text().set("函数 主函数() {}\n"));
    awaitRecorded();
    await(() -> !find("#file-tabs", Node.class).isVisible());
  }
}
