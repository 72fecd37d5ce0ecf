package org.qistage.explorer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.Programs;
import org.qistage.explorer.WindowTest;
import org.testfx.util.WaitForAsyncUtils;

class ExplorerWindowTest extends WindowTest {
  @Test
  void theWindowShowsTheFilesText() throws IOException {
    assertEquals(Files.readString(Programs.SEED), find("#source", CodeArea.class).getText());
  }

  @Test
  void theTitleNamesProductAndFile() {
    assertEquals("seed.qi · Qi Stage 气阶", window().getTitle());
  }

  @Test
  void theTokensAreThoseOfTheProgram() {
    assertEquals(100, find("#tokens", TableView.class).getItems().size());
  }

  @Test
  void theLanguageIsSwitchedWhileTheWindowIsOpen() {
    onFx(workbench().settings()::switchLanguage);
    assertEquals("Tokens", find(".view-title", Label.class).getText());
    onFx(workbench().settings()::switchLanguage);
    assertEquals("记号", find(".view-title", Label.class).getText());
  }

  @Test
  void theOutputGrowsWithTime() {
    showTab("output");
    TextArea output = find("#output", TextArea.class);
    onFx(workbench().clock()::toStart);
    assertEquals("", output.getText());
    onFx(workbench().clock()::toEnd);
    assertTrue(output.getText().endsWith("8\n9\n"), output.getText());
  }

  @Test
  void whatIsTypedIsCompiled() throws TimeoutException {
    CodeArea area = find("#source", CodeArea.class);
    onFx(() -> area.replaceText("函数 主函数() { 打印行(没有); }\n"));
    awaitRecorded();
    showTab("problems");
    assertEquals(1, find("#diagnostics", ListView.class).getItems().size());
  }

  @Test
  void everyThemeAndSizeCanBeShown() {
    Node rail = find(".rail", Node.class);
    double before = rail.getBoundsInParent().getHeight();
    onFx(
        () -> {
          workbench().settings().switchTheme();
          workbench().settings().zoom(6);
        });
    WaitForAsyncUtils.waitForFxEvents();
    double after = rail.getBoundsInParent().getHeight();
    assertTrue(after > before * 1.4, before + " → " + after);
  }
}
