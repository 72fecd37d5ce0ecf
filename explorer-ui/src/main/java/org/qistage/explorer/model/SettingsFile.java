package org.qistage.explorer.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.qistage.foundation.Language;
import org.qistage.pipeline.launch.MemoryModel;

/// Keeps settings in a file between two starts. What cannot be read is left as it is, value by value; what
/// cannot be written holds until the end of this run, which is told once.
public final class SettingsFile {
  /// A file of ours is much shorter.
  private static final int LIMIT = 1 << 16;

  private static final int LONGEST_FONT = 100;

  private final Path file;
  private final Consumer<Path> lost;
  private final List<Entry> entries = new ArrayList<>();
  private boolean told;

  /// One setting.
  private record Entry(
      String key, ObservableValue<?> value, Supplier<String> text, Consumer<String> set) {}

  /// @param lost is told the file when settings cannot be written into it
  public SettingsFile(Path file, Consumer<Path> lost) {
    this.file = file;
    this.lost = lost;
  }

  /// The file of the user who runs this.
  public static Path ofUser() {
    return UserFolder.of("explorer.properties");
  }

  /// Sets what the file says, and from then on writes every change into it.
  public void follow(Settings settings) {
    choice("language", Language.class, settings.language());
    choice("theme", Theme.class, settings.theme());
    entries.add(
        new Entry(
            "scale",
            settings.scale(),
            () -> Double.toString(settings.scale().get()),
            text -> scale(text, settings)));
    flag("reducedMotion", settings.reducedMotion());
    flag("inferredTypes", settings.inferredTypes());
    entries.add(
        new Entry(
            "font",
            settings.font(),
            settings.font()::get,
            text -> {
              if (isFont(text)) {
                settings.font().set(text);
              }
            }));
    flag("autosave", settings.autosave());
    choice("memory", MemoryModel.class, settings.memory());
    entries.add(
        new Entry(
            "seed",
            settings.seed(),
            () -> Long.toString(settings.seed().get()),
            text -> settings.seed().set(Long.parseLong(text))));
    number("events", settings.events(), Settings.FEWEST_EVENTS, Settings.MOST_EVENTS);
    number("seconds", settings.seconds(), 1, Settings.MOST_SECONDS);
    number("workers", settings.workers(), 0, Settings.MOST_WORKERS);
    number("runSeconds", settings.runSeconds(), 0, Settings.LONGEST_RUN);
    Properties stored = read();
    for (Entry entry : entries) {
      set(entry, stored.getProperty(entry.key()));
    }
    entries.forEach(entry -> entry.value().subscribe((_, _) -> write()));
  }

  private static void set(Entry entry, @org.jspecify.annotations.Nullable String text) {
    try {
      if (text != null) {
        entry.set().accept(text);
      }
    } catch (NumberFormatException _) {
      // Somebody has edited the file.
    }
  }

  private <E extends Enum<E>> void choice(String key, Class<E> type, ObjectProperty<E> value) {
    entries.add(
        new Entry(
            key,
            value,
            () -> value.get().name(),
            text ->
                Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(text))
                    .findFirst()
                    .ifPresent(value::set)));
  }

  private void flag(String key, BooleanProperty value) {
    entries.add(
        new Entry(
            key,
            value,
            () -> Boolean.toString(value.get()),
            text -> {
              if (text.equals("true") || text.equals("false")) {
                value.set(Boolean.parseBoolean(text));
              }
            }));
  }

  private void number(String key, IntegerProperty value, int least, int most) {
    entries.add(
        new Entry(
            key,
            value,
            () -> Integer.toString(value.get()),
            text -> {
              int number = Integer.parseInt(text);
              if (number >= least && number <= most) {
                value.set(number);
              }
            }));
  }

  private static void scale(String text, Settings settings) {
    double scale = Double.parseDouble(text);
    if (scale >= Settings.SMALLEST && scale <= Settings.LARGEST) {
      settings.scale().set(scale);
    }
  }

  /// The name goes into a style sheet.
  private static boolean isFont(String text) {
    return text.length() <= LONGEST_FONT
        && text.codePoints()
            .allMatch(point -> Character.isLetterOrDigit(point) || " -_.".indexOf(point) >= 0);
  }

  private Properties read() {
    Properties stored = new Properties();
    // A pipe, say, would be read for ever.
    if (!Files.isRegularFile(file)) {
      return stored;
    }
    try (InputStream in = Files.newInputStream(file)) {
      stored.load(new StringReader(new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException | SecurityException _) {
      // A file that is none of ours.
    }
    return stored;
  }

  private void write() {
    Properties stored = new Properties();
    entries.forEach(entry -> stored.setProperty(entry.key(), entry.text().get()));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.write(file, draft -> write(stored, draft));
    } catch (IOException | SecurityException _) {
      if (!told) {
        told = true;
        lost.accept(file);
      }
    }
  }

  private static void write(Properties stored, Path into) throws IOException {
    try (Writer writer = Files.newBufferedWriter(into)) {
      stored.store(writer, null);
    }
  }
}
