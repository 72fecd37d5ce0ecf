package org.qistage.explorer.model;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Consumer;
import org.qistage.foundation.Language;

/// Keeps settings in a file between two starts. What cannot be read is left as it is; what cannot be
/// written is lost, which changes nothing now.
public final class SettingsFile {
  private final Path file;

  public SettingsFile(Path file) {
    this.file = file;
  }

  /// The file of the user who runs this.
  public static SettingsFile ofUser() {
    return new SettingsFile(UserFolder.of("explorer.properties"));
  }

  /// Sets what the file says, and from then on writes every change into it.
  public void follow(Settings settings) {
    Properties stored = read();
    choose(Language.class, stored, "language", settings.language()::set);
    choose(Theme.class, stored, "theme", settings.theme()::set);
    try {
      double scale = Double.parseDouble(stored.getProperty("scale", "1"));
      if (scale >= Settings.SMALLEST && scale <= Settings.LARGEST) {
        settings.scale().set(scale);
      }
    } catch (NumberFormatException _) {
      // Somebody has edited the file.
    }
    settings.reducedMotion().set(Boolean.parseBoolean(stored.getProperty("reducedMotion")));
    settings.inferredTypes().set(Boolean.parseBoolean(stored.getProperty("inferredTypes", "true")));
    settings.language().subscribe(_ -> write(settings));
    settings.theme().subscribe(_ -> write(settings));
    settings.scale().subscribe(_ -> write(settings));
    settings.reducedMotion().subscribe(_ -> write(settings));
    settings.inferredTypes().subscribe(_ -> write(settings));
  }

  private static <E extends Enum<E>> void choose(
      Class<E> type, Properties stored, String key, Consumer<E> set) {
    String name = stored.getProperty(key, "");
    Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .ifPresent(set);
  }

  private Properties read() {
    Properties stored = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      stored.load(reader);
    } catch (IOException | IllegalArgumentException _) {
      // The first start, or a file that is none of ours.
    }
    return stored;
  }

  private void write(Settings settings) {
    Properties stored = new Properties();
    stored.setProperty("language", settings.language().get().name());
    stored.setProperty("theme", settings.theme().get().name());
    stored.setProperty("scale", Double.toString(settings.scale().get()));
    stored.setProperty("reducedMotion", Boolean.toString(settings.reducedMotion().get()));
    stored.setProperty("inferredTypes", Boolean.toString(settings.inferredTypes().get()));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(draft)) {
        stored.store(writer, null);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException _) {
      // A read-only home: the settings hold until the end of this run.
    }
  }
}
