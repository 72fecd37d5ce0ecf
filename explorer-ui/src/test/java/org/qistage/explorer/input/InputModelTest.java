package org.qistage.explorer.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.FakeDialogs;
import org.qistage.explorer.Programs;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.Document;

class InputModelTest {
  private static final String READS =
      """
      函数 主函数() {
          打印行("你好，" + 读取行());
          当 变量 行 = 读取行() { 打印行("还有", 行); }
      }
      """;

  @TempDir Path folder = Path.of("");

  private static String output(Programs programs) {
    programs.workbench().clock().toEnd();
    return programs.workbench().clock().moment().get().orElseThrow().output();
  }

  @Test
  void anEditOfTheInputRecordsAnew() {
    try (Programs programs = Programs.of(READS)) {
      InputModel model = new InputModel(programs.workbench());
      assertEquals(new InputModel.State.Empty(), model.state().get());
      programs.workbench().document().input().set("小明\n二\n三");
      programs.awaitUntil(() -> model.state().get().equals(new InputModel.State.Given(3)));
      assertEquals("你好，小明\n还有 二\n还有 三\n", output(programs));
      programs.workbench().document().input().set("小红\n");
      programs.awaitUntil(() -> model.state().get().equals(new InputModel.State.Given(1)));
      assertEquals("你好，小红\n", output(programs));
    }
  }

  @Test
  void aProgramThatReadsNothingIsNotSaidToHaveRead() {
    try (Programs programs = Programs.of("函数 主函数() { 打印行(1); }\n")) {
      InputModel model = new InputModel(programs.workbench());
      programs.workbench().document().input().set("一\n二\n");
      programs.awaitUntil(() -> model.state().get().equals(new InputModel.State.Untouched(2)));
    }
  }

  @Test
  void whatAFilesProgramReadsIsThereAgainWhenItIsOpenedAgain() throws IOException {
    Path one = Files.writeString(folder.resolve("一.qi"), READS);
    Path two = Files.writeString(folder.resolve("二.qi"), READS);
    for (boolean first : new boolean[] {true, false}) {
      try (Programs programs = new Programs();
          ProgramFiles files =
              new ProgramFiles(
                  programs.workbench(), new FakeDialogs(), folder.resolve("u"), Optional.empty())) {
        files.begin(Optional.of(one));
        Document document = programs.workbench().document();
        assertEquals(first ? "" : "甲", document.input().get());
        document.input().set("甲");
        files.open(two);
        assertEquals("", document.input().get());
        files.open(one);
        assertEquals("甲", document.input().get());
      }
    }
  }
}
