package org.qistage.explorer.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.FakeDialogs;
import org.qistage.explorer.Programs;
import org.qistage.explorer.model.Document;

class ProgramFilesTest {
  private static final String ONE = "函数 主函数() { 打印行(1); }\n";
  private static final String TWO = "函数 主函数() { 打印行(2); }\n";

  @TempDir Path folder = Path.of("");

  private final FakeDialogs dialogs = new FakeDialogs();

  private ProgramFiles files(Programs programs) {
    return new ProgramFiles(
        programs.workbench(),
        dialogs,
        folder.resolve("user"),
        Optional.of(Programs.SEED.resolveSibling(".")));
  }

  private Path program(String name) throws IOException {
    return Files.writeString(folder.resolve(name), ONE);
  }

  @Test
  void aTextThatWasNotSavedIsThereAgainAtTheNextStart() throws IOException {
    Path file = program("一 二.qi");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
    }
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.empty());
      Document document = programs.workbench().document();
      assertEquals(TWO, document.text().get());
      assertTrue(document.changed().get());
      assertEquals(Optional.of(file), document.file().get());
      assertTrue(files.notice().get().contains("恢复"));
      assertEquals(ONE, Files.readString(file));
    }
  }

  private void leave(Optional<Path> file, String text) {
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(file);
      if (file.isEmpty()) {
        files.create();
      }
      programs.workbench().document().text().set(text);
    }
  }

  @Test
  void aStartWithAnotherFileKeepsWhatWasNotSavedLastTime() throws IOException {
    Path one = program("a.qi");
    Path two = program("b.qi");
    leave(Optional.of(one), TWO);
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(two));
      Document document = programs.workbench().document();
      assertEquals(Optional.of(two), document.file().get());
      assertEquals(ONE, document.text().get());
      assertFalse(document.changed().get());
      files.open(one);
      assertEquals(TWO, document.text().get());
      assertTrue(document.changed().get());
    }
  }

  @Test
  void aStartWithTheSameFileShowsWhatWasNotSavedLastTime() throws IOException {
    Path file = program("a.qi");
    leave(Optional.of(file), TWO);
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      assertEquals(TWO, programs.workbench().document().text().get());
      assertEquals(ONE, Files.readString(file));
    }
  }

  @Test
  void aStartWithAFileMakesADraftOfATextWithoutOne() throws IOException {
    leave(Optional.empty(), TWO);
    Path file = program("a.qi");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      assertEquals(ONE, programs.workbench().document().text().get());
      assertEquals(file, files.recent().getFirst());
      assertEquals(TWO, Files.readString(files.recent().get(1)));
    }
  }

  @Test
  void anInputIsKeptForATextWithoutAFile() throws IOException {
    Path file = program("a.qi");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      files.create();
      programs.workbench().document().text().set(TWO);
      programs.workbench().document().input().set("甲\n乙");
      files.open(file);
      assertEquals("", programs.workbench().document().input().get());
      files.open(files.recent().get(1));
      assertEquals(TWO, programs.workbench().document().text().get());
      assertEquals("甲\n乙", programs.workbench().document().input().get());
      // At the end, too.
      files.create();
      programs.workbench().document().text().set(TWO);
      programs.workbench().document().input().set("丙");
    }
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.empty());
      assertEquals(Optional.empty(), programs.workbench().document().file().get());
      assertEquals(TWO, programs.workbench().document().text().get());
      assertEquals("丙", programs.workbench().document().input().get());
    }
  }

  @Test
  void whatWasPutAsideIsForgottenOnceTheTextIsAsItsFileAgain() throws IOException {
    Path one = program("a.qi");
    Path two = program("b.qi");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(one));
      Document document = programs.workbench().document();
      document.text().set(TWO);
      files.open(two);
      files.open(one);
      assertEquals(TWO, document.text().get());
      document.text().set(ONE);
      files.open(two);
      files.open(one);
      assertEquals(ONE, document.text().get());
      // Nor at the next start.
      document.text().set(TWO);
      files.open(two);
      files.open(one);
      document.text().set(ONE);
    }
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(one));
      assertEquals(ONE, programs.workbench().document().text().get());
      assertFalse(programs.workbench().document().changed().get());
    }
  }

  @Test
  void aCopyThatIsNotWholeIsNoCopy() throws IOException {
    Files.createDirectories(folder.resolve("user"));
    for (String copy : new String[] {"", "a.qi", "/a.qi\n" + TWO, "1 2 3 4\nab", "0 -1 0 0\n"}) {
      Files.writeString(folder.resolve("user/unsaved.txt"), copy);
      try (Programs programs = new Programs();
          ProgramFiles files = files(programs)) {
        files.begin(Optional.empty());
        assertTrue(programs.workbench().document().name().equals("seed.qi"), copy);
      }
    }
  }

  @Test
  void aCopyIsWrittenWhileTheWindowIsStillOpen() throws IOException {
    Path file = program("a.qi");
    Path copy = folder.resolve("user/unsaved.txt");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      programs.awaitUntil(() -> Files.exists(copy));
      assertTrue(Files.readString(copy).endsWith(ONE + TWO));
      assertTrue(files.save());
      programs.awaitUntil(() -> !Files.exists(copy));
    }
  }

  @Test
  void anUnsavedTextIsPutAsideWhenAnotherFileIsOpened() throws IOException {
    Path one = program("a.qi");
    Path two = program("b.qi");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(one));
      programs.workbench().document().text().set(TWO);
      files.open(two);
      assertEquals(ONE, programs.workbench().document().text().get());
      assertEquals(ONE, Files.readString(one));
      files.open(one);
      assertEquals(TWO, programs.workbench().document().text().get());
      assertEquals(
          List.of("a.qi", "b.qi"),
          files.recent().stream().map(path -> path.getFileName().toString()).toList());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldAndTheTextStays() throws IOException {
    Path file = program("a.qi");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      dialogs.choose(Optional.of(folder.resolve("没有/c.qi")));
      assertFalse(files.saveAs());
      assertTrue(files.notice().get().contains("没能保存"), files.notice().get());
      assertEquals(TWO, programs.workbench().document().text().get());
      assertTrue(programs.workbench().document().changed().get());
    }
  }

  @Test
  void aFileThatWasDeletedIsSavedAnew() throws IOException {
    Path file = program("a.qi");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      Files.delete(file);
      assertTrue(files.save());
      assertEquals(TWO, Files.readString(file));
    }
  }

  @Test
  void theRecordedRunIsExportedAsAPage() throws IOException {
    Path page = folder.resolve("页.html");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(program("a.qi")));
      programs.awaitRecorded();
      dialogs.choose(Optional.of(page));
      files.exportPage();
      programs.awaitUntil(() -> files.notice().get().contains("页.html"));
      assertTrue(files.notice().get().startsWith("已导出"), files.notice().get());
      assertTrue(Files.readString(page).contains("打印行(1)"));
      dialogs.choose(Optional.of(folder.resolve("没有/页.html")));
      files.exportPage();
      programs.awaitUntil(() -> files.notice().get().startsWith("没能导出"));
    }
  }

  @Test
  void noExportIsDroppedForAnother() throws IOException {
    Path one = folder.resolve("一.html");
    Path two = folder.resolve("二.html");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(program("a.qi")));
      programs.awaitRecorded();
      List<String> told = new ArrayList<>();
      files.notice().subscribe(text -> told.add(text));
      dialogs.choose(Optional.of(one));
      files.exportPage();
      dialogs.choose(Optional.of(two));
      files.exportPage();
      programs.awaitUntil(() -> told.getLast().contains("二.html"));
      assertTrue(told.stream().anyMatch(text -> text.contains("一.html")), told.toString());
      assertTrue(Files.exists(one) && Files.exists(two));
    }
  }

  @Test
  void anExportThatFailsLeavesNothingBehind() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("页.html"));
    Files.createFile(taken.resolve("里面"));
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(program("a.qi")));
      programs.awaitRecorded();
      dialogs.choose(Optional.of(taken));
      files.exportPage();
      programs.awaitUntil(() -> files.notice().get().startsWith("没能导出"));
      assertFalse(Files.exists(folder.resolve("页.html.saving")));
    }
  }

  @Test
  void aNewProgramKeepsAnUnsavedOneAsADraft() {
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.empty());
      files.create();
      programs.workbench().document().text().set(TWO);
      files.create();
      assertTrue(files.recent().getFirst().toString().contains("drafts"));
    }
  }
}
