package org.qistage.explorer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceViewModelTest {
  @TempDir Path folder;

  @Test
  void namesTheFileInTheTitle() throws IOException {
    Path file = Files.writeString(folder.resolve("你好.qi"), "打印 1;\n");
    assertEquals(
        new SourceViewModel("Qi Stage · 你好.qi", "打印 1;\n", ""), SourceViewModel.ofFile(file));
  }

  @Test
  void saysThatAFileIsMissing() {
    SourceViewModel model = SourceViewModel.ofFile(folder.resolve("没有.qi"));
    assertEquals("", model.text());
    assertTrue(model.message().contains("读不了文件"));
  }

  @Test
  void saysThatAFileIsNotText() throws IOException {
    Path file = Files.write(folder.resolve("x.qi"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertTrue(SourceViewModel.ofFile(file).message().contains("UTF-8"));
  }

  @Test
  void asksForAFileWhenThereIsNone() {
    assertTrue(SourceViewModel.withoutFile().message().contains(".qi"));
  }
}
