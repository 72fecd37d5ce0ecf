package org.qistage.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that a program may write to, for one run: its name has Hanzi and a space.
record ProgramFolder(Path path) {
  /// @param option empty for an empty folder, else `=` and the folder to copy
  static ProgramFolder copyOf(String option) {
    try {
      Path copy = Files.createTempDirectory("程序 文件夹");
      if (!option.isEmpty()) {
        Path original = Path.of(option.substring(1));
        for (Path file : below(original)) {
          Path target = copy.resolve(original.relativize(file).toString());
          if (!file.equals(original)) {
            Files.copy(file, target);
          }
        }
      }
      return new ProgramFolder(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      for (Path file : below(path).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.toList();
    }
  }
}
