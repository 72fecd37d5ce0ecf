package org.qistage.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;

class SettingsFileTest {
  @TempDir Path folder;

  @Test
  void settingsAreThereAgainAtTheNextStart() {
    Path file = folder.resolve("neu/explorer.properties");
    Settings first = new Settings();
    new SettingsFile(file).follow(first);
    first.switchLanguage();
    first.switchTheme();
    first.zoom(4);
    first.reducedMotion().set(true);
    Settings second = new Settings();
    new SettingsFile(file).follow(second);
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
    new SettingsFile(file).follow(settings);
    assertEquals(Language.ZH, settings.language().get());
    assertEquals(1, settings.scale().get());
  }

  @Test
  void aFileThatCannotBeWrittenDoesNoHarm() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("explorer.properties");
    Settings settings = new Settings();
    new SettingsFile(file).follow(settings);
    settings.switchTheme();
    assertEquals(Theme.DARK, settings.theme().get());
  }
}
