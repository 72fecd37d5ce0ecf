package org.qistage.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;
import org.qistage.pipeline.launch.MemoryModel;

class SettingsFileTest {
  @TempDir Path folder;

  private final List<Path> lost = new ArrayList<>();

  @Test
  void settingsAreThereAgainAtTheNextStart() {
    Path file = folder.resolve("neu/explorer.properties");
    Settings first = new Settings();
    new SettingsFile(file, lost::add).follow(first);
    first.switchLanguage();
    first.switchTheme();
    first.zoom(4);
    first.reducedMotion().set(true);
    Settings second = new Settings();
    new SettingsFile(file, lost::add).follow(second);
    assertEquals(Language.EN, second.language().get());
    assertEquals(Theme.DARK, second.theme().get());
    assertEquals(1.5, second.scale().get());
    assertEquals(true, second.reducedMotion().get());
  }

  @Test
  void aFileWithNonsenseChangesNothing() throws IOException {
    Path file = folder.resolve("explorer.properties");
    Files.writeString(file, "language=KLINGON\ntheme=\nscale=99\n\\u12");
    Settings settings = new Settings();
    new SettingsFile(file, lost::add).follow(settings);
    assertEquals(Language.ZH, settings.language().get());
    assertEquals(1, settings.scale().get());
  }

  @Test
  void everySettingIsKept() {
    Path file = folder.resolve("explorer.properties");
    Settings first = new Settings();
    new SettingsFile(file, lost::add).follow(first);
    first.font().set("文泉驿微米黑");
    first.autosave().set(true);
    first.memory().set(MemoryModel.REFCOUNT);
    first.seed().set(-7);
    first.events().set(2_000);
    first.seconds().set(9);
    first.workers().set(3);
    first.runSeconds().set(60);
    Settings second = new Settings();
    new SettingsFile(file, lost::add).follow(second);
    assertEquals("文泉驿微米黑", second.font().get());
    assertTrue(second.autosave().get());
    assertEquals(MemoryModel.REFCOUNT, second.memory().get());
    assertEquals(-7, second.seed().get());
    assertEquals(2_000, second.limits().events());
    assertEquals(9_000, second.limits().milliseconds());
    assertEquals(3, second.workers().get());
    assertEquals(60, second.runSeconds().get());
    assertEquals(List.of(), lost);
  }

  @Test
  void aHostileFileIsTakenValueByValue() throws IOException {
    Path file = folder.resolve("explorer.properties");
    Files.writeString(
        file,
        """
        scale=NaN
        events=2147483648
        seconds=-1
        workers=1000000
        seed=1e9
        font=x\"; } .root { -fx-opacity: 0; } .x { a: \"
        memory=gc
        autosave=perhaps
        theme=DARK
        """
            + "x".repeat(1 << 20));
    Settings settings = new Settings();
    new SettingsFile(file, lost::add).follow(settings);
    assertEquals(1, settings.scale().get());
    assertEquals(ProgramRequest.LIVE, settings.limits());
    assertEquals(0, settings.workers().get());
    assertEquals(0, settings.seed().get());
    assertEquals("", settings.font().get());
    assertEquals(MemoryModel.GC, settings.memory().get());
    assertEquals(false, settings.autosave().get());
    assertEquals(Theme.DARK, settings.theme().get());
  }

  @Test
  void aFolderInPlaceOfTheFileIsTold() throws IOException {
    Path file = folder.resolve("explorer.properties");
    Files.createDirectories(file.resolve("inside"));
    Settings settings = new Settings();
    new SettingsFile(file, lost::add).follow(settings);
    settings.switchTheme();
    settings.switchLanguage();
    assertEquals(List.of(file), lost);
  }

  @Test
  void aFileThatCannotBeWrittenDoesNoHarm() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("explorer.properties");
    Settings settings = new Settings();
    new SettingsFile(file, lost::add).follow(settings);
    settings.switchTheme();
    assertEquals(Theme.DARK, settings.theme().get());
    assertEquals(List.of(file), lost);
  }
}
