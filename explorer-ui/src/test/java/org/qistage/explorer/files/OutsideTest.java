package org.qistage.explorer.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.FakeDialogs;
import org.qistage.explorer.Programs;
import org.qistage.explorer.model.Document;
import org.qistage.explorer.model.Notice;
import org.qistage.explorer.model.Workbench;

/// What other programs, and disks, do to files that are open.
class OutsideTest {
  private static final String ONE = "函数 主函数() { 打印行(1); }\n";
  private static final String TWO = "函数 主函数() { 打印行(2); }\n";
  private static final String OTHER = "函数 主函数() { 打印行(\"别处\"); }\n";
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder = Path.of("");

  private final FakeDialogs dialogs = new FakeDialogs();

  private ProgramFiles files(Programs programs) {
    return new ProgramFiles(
        programs.workbench(), dialogs, folder.resolve("user"), Optional.empty());
  }

  private Path program() throws IOException {
    return Files.writeString(Files.createDirectories(folder.resolve("汉 字")).resolve("甲.qi"), ONE);
  }

  private static Notice await(Programs programs, String key) {
    Workbench workbench = programs.workbench();
    programs.awaitUntil(
        () -> workbench.notices().stream().anyMatch(notice -> notice.key().equals(key)));
    return workbench.notices().stream()
        .filter(notice -> notice.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static void choose(Programs programs, Notice notice, String choice) {
    programs.workbench().untell(notice);
    notice.choices().stream()
        .filter(each -> each.key().equals(choice))
        .findFirst()
        .orElseThrow()
        .action()
        .run();
  }

  @Test
  void aFileThatAnotherProgramChangesIsTakenOver() throws IOException {
    Path file = program();
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      Files.writeString(file, OTHER);
      choose(programs, await(programs, "changedOutside"), "reload");
      Document document = programs.workbench().document();
      assertEquals(OTHER, document.text().get());
      assertFalse(document.changed().get());
      // The text that was not saved is a draft.
      Path draft = files.recent().getFirst();
      assertEquals(TWO, Files.readString(draft));
      assertTrue(files.notice().get().contains(draft.getFileName().toString()));
    }
  }

  @Test
  void aFileThatAnotherProgramChangesIsNotWrittenOverUnasked() throws IOException {
    Path file = program();
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      Files.writeString(file, OTHER);
      assertFalse(files.save());
      assertEquals(OTHER, Files.readString(file));
      choose(programs, await(programs, "changedOutside"), "keepOwn");
      assertEquals(TWO, programs.workbench().document().text().get());
      assertTrue(programs.workbench().document().changed().get());
      assertTrue(files.save());
      assertEquals(TWO, Files.readString(file));
    }
  }

  @Test
  void aFileThatAnotherProgramDeletesCanBeSavedAgain() throws IOException {
    Path file = program();
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      Files.delete(file);
      Notice notice = await(programs, "deletedOutside");
      assertTrue(programs.workbench().document().changed().get());
      assertEquals(ONE, programs.workbench().document().text().get());
      choose(programs, notice, "saveAgain");
      assertEquals(ONE, Files.readString(file));
      assertFalse(programs.workbench().document().changed().get());
    }
  }

  @Test
  void aFileThatComesBackAsItWasIsNothingToAskAbout() throws IOException {
    Path file = program();
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      Document document = programs.workbench().document();
      Files.delete(file);
      await(programs, "deletedOutside");
      assertTrue(document.changed().get());
      Files.writeString(file, ONE);
      programs.awaitUntil(() -> programs.workbench().notices().isEmpty());
      assertFalse(document.changed().get());
      // The same while there is something to be saved.
      document.text().set(TWO);
      Files.delete(file);
      await(programs, "deletedOutside");
      Files.writeString(file, ONE);
      programs.awaitUntil(
          () ->
              !programs.workbench().notices().stream()
                  .map(Notice::key)
                  .toList()
                  .equals(List.of("deletedOutside")));
      assertEquals(List.of(), programs.workbench().notices());
      assertTrue(document.changed().get());
      assertTrue(files.save());
      assertEquals(TWO, Files.readString(file));
    }
  }

  @Test
  void whatIsToldOfAFileIsOverOnceAnotherIsOpen() throws IOException {
    Path file = program();
    Path other = Files.writeString(file.resolveSibling("乙.qi"), TWO);
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      Files.writeString(file, OTHER);
      await(programs, "changedOutside");
      files.open(other);
      assertEquals(List.of(), programs.workbench().notices());
      Files.delete(other);
      await(programs, "deletedOutside");
      files.open(folder.resolve("没有.qi"));
      // The present one stays, and what is told of it; its text is in no file.
      assertEquals(1, programs.workbench().notices().size());
      files.create();
      assertEquals(List.of(), programs.workbench().notices());
      assertFalse(Files.exists(other));
      dialogs.choose(Optional.of(file));
      files.open(file);
      Files.delete(file);
      await(programs, "deletedOutside");
      dialogs.choose(Optional.of(file.resolveSibling("丙.qi")));
      assertTrue(files.saveAs());
      assertEquals(List.of(), programs.workbench().notices());
    }
  }

  @Test
  void aTextThatWasPutAsideDoesNotHideThatItsFileWasChanged() throws IOException {
    Path file = program();
    Path other = Files.writeString(file.resolveSibling("乙.qi"), TWO);
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      files.open(other);
      Files.writeString(file, OTHER);
      files.open(file);
      assertEquals(TWO, programs.workbench().document().text().get());
      await(programs, "changedOutside");
      assertFalse(files.save());
      assertEquals(OTHER, Files.readString(file));
    }
    // Nor after a start.
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.empty());
      Document document = programs.workbench().document();
      assertEquals(TWO, document.text().get());
      assertFalse(files.save());
      choose(programs, await(programs, "changedOutside"), "keepOwn");
      assertTrue(files.save());
      assertEquals(TWO, Files.readString(file));
    }
  }

  @Test
  void theTextOfADeletedFileBecomesADraftWhenAnotherIsOpened() throws IOException {
    Path file = program();
    Path other = Files.writeString(file.resolveSibling("乙.qi"), TWO);
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      // Before anybody has seen it.
      Files.delete(file);
      files.open(other);
      assertEquals(ONE, Files.readString(files.recent().get(1)));
    }
  }

  @Test
  void onAFullDiskTheTextStaysAndTheFileIsAsItWas() throws IOException {
    assumeTrue(Files.exists(FULL));
    Path file = program();
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      Files.createSymbolicLink(file.resolveSibling("甲.qi.saving"), FULL);
      assertFalse(files.save());
      assertTrue(files.notice().get().contains("磁盘满了"), files.notice().get());
      assertEquals(ONE, Files.readString(file));
      assertTrue(programs.workbench().document().changed().get());
      assertTrue(files.save());
    }
  }

  @Test
  void whenNoCopyOfUnsavedTextCanBeKeptTheUserIsTold() throws IOException {
    assumeTrue(Files.exists(FULL));
    Path file = program();
    Files.createDirectories(folder.resolve("user"));
    Files.createSymbolicLink(folder.resolve("user/unsaved.txt.saving"), FULL);
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      await(programs, "copyNotKept");
      programs.workbench().document().text().set(TWO + "\n");
      programs.awaitUntil(() -> programs.workbench().notices().isEmpty());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Path file = program();
    Path folderOfFile = folder.resolve("汉 字");
    assertTrue(folderOfFile.toFile().setWritable(false));
    // Nobody stops the root user.
    assumeTrue(!Files.isWritable(folderOfFile));
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      assertFalse(files.save());
      assertTrue(files.notice().get().contains("没有写入的权限"), files.notice().get());
      assertEquals(TWO, programs.workbench().document().text().get());
    } finally {
      assertTrue(folderOfFile.toFile().setWritable(true));
    }
  }

  @Test
  void changesAreSavedByThemselvesWhereTheSettingsSaySo() throws IOException {
    Path file = program();
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.workbench().document().text().set(TWO);
      assertEquals(ONE, Files.readString(file));
      programs.workbench().settings().autosave().set(true);
      programs.awaitUntil(() -> !programs.workbench().document().changed().get());
      assertEquals(TWO, Files.readString(file));
      // Not over what somebody else has written.
      Files.writeString(file, OTHER);
      programs.workbench().document().text().set(ONE);
      await(programs, "changedOutside");
      assertEquals(OTHER, Files.readString(file));
    }
  }

  @Test
  void aCapsuleIsSavedAndOpenedAsFilesAre() throws IOException {
    Path file = program();
    Path capsule = folder.resolve("此刻.qicap");
    try (Programs programs = new Programs();
        ProgramFiles files = files(programs)) {
      files.begin(Optional.of(file));
      programs.awaitRecorded();
      programs.workbench().clock().goTo(3);
      dialogs.choose(Optional.of(folder.resolve("此刻")));
      files.saveCapsule();
      assertEquals("已保存 此刻.qicap", files.notice().get());
      files.create();
      files.open(capsule);
      programs.awaitUntil(() -> programs.workbench().clock().position().get() == 3);
      assertEquals(ONE, programs.workbench().document().text().get());
      assertEquals("甲.qi", programs.workbench().document().name());
      dialogs.choose(Optional.of(folder.resolve("没有/此刻.qicap")));
      files.saveCapsule();
      assertTrue(files.notice().get().startsWith("没能把胶囊写到"), files.notice().get());
    }
  }
}
