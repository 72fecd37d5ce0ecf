package org.qistage.explorer.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.WindowTest;

/// Files whose lines end with CRLF, as many editors write them.
class LineEndsTest extends WindowTest {
  private static final String TOOLS = "包 工具;\r\n\r\n公开 函数 加倍(数: 整数): 整数 { 返回 数 * 2; }\r\n";
  private static final String MAIN = "导入 工具;\r\n\r\n函数 主函数() { 打印行(工具.加倍(4)); }\r\n";

  @TempDir static Path programs = Path.of("");

  @Override
  protected Path program() {
    try {
      Files.writeString(programs.resolve("工具.qi"), TOOLS);
      return Files.writeString(programs.resolve("主.qi"), MAIN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void openingAFileDoesNotChangeIt() throws IOException, TimeoutException {
    assertFalse(workbench().document().changed().get());
    CodeArea area = find("#source", CodeArea.class);
    assertEquals(MAIN.replace("\r", ""), area.getText());
    await(() -> area.getStyleOfChar(area.getText().lastIndexOf("函数 主")).contains("token-keyword"));
    onFx(() -> area.insertText(0, "// 头\n"));
    assertTrue(workbench().document().changed().get());
    onFx(files()::save);
    assertEquals("// 头\r\n" + MAIN, Files.readString(programs.resolve("主.qi")));
    onFx(() -> area.deleteText(0, "// 头\n".length()));
    onFx(files()::save);
    assertEquals("", files().notice().get().replace("已保存 主.qi", ""));
    assertEquals(MAIN, Files.readString(programs.resolve("主.qi")));
    awaitRecorded();
  }

  @Test
  void anImportedFileIsMarkedWhereItsWordsAre() throws TimeoutException {
    onFx(find("#file-1", ToggleButton.class)::fire);
    CodeArea text = find("#imported-source", CodeArea.class);
    assertEquals(TOOLS.replace("\r", ""), text.getText());
    await(() -> text.getStyleOfChar(text.getText().indexOf("返回")).contains("token-keyword"));
  }
}
