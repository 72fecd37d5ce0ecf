package org.qistage.explorer.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.WindowTest;

class InputPaneTest extends WindowTest {
  @TempDir static Path programs = Path.of("");

  @Override
  protected Path program() {
    try {
      return Files.writeString(programs.resolve("读 入.qi"), "函数 主函数() { 打印行(\"你好，\" + 读取行()); }\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatIsWrittenThereIsRead() throws TimeoutException {
    showTab("input");
    TextArea input = find("#input", TextArea.class);
    assertTrue(input.getPromptText().contains("读取行()"));
    onFx(() -> input.setText("小明\n"));
    await(() -> find("#input-status", Label.class).getText().contains("1 行"));
    onFx(workbench().clock()::toEnd);
    showTab("output");
    assertEquals("你好，小明\n", find("#output", TextArea.class).getText());
    showTab("input");
    onFx(find("#input-clear", Button.class)::fire);
    await(() -> find("#input-status", Label.class).getText().contains("没有输入可读"));
    assertEquals("", input.getText());
  }

  @Test
  void itSpeaksBothLanguagesAndHasNames() {
    showTab("input");
    onFx(workbench().settings()::switchLanguage);
    Node input = find("#input", TextArea.class);
    assertEquals("The program's standard input", input.getAccessibleText());
    assertTrue(find("#input-status", Label.class).getText().startsWith("There was no input"));
  }
}
