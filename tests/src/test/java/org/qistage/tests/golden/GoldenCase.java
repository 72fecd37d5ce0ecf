package org.qistage.tests.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qistage.pipeline.FileSource;
import org.qistage.tests.Compilation;

/// One case: a folder with a program.
///
/// @param name its path below the corpus, with `/` between the parts
public record GoldenCase(String name, Path folder) {
  private static final String FIXTURES = "--http-fixtures=";

  public Path path(CaseFile file) {
    return folder.resolve(file.fileName());
  }

  public boolean has(CaseFile file) {
    return Files.exists(path(file));
  }

  /// The program as it stands in the file.
  public byte[] program() {
    try {
      return Files.readAllBytes(path(CaseFile.PROGRAM));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the stages make of the program and of the files beside it that it imports.
  public Compilation compile() {
    return Compilation.of(program(), FileSource.disk(folder));
  }

  /// The text of a file of the case, with LF line ends.
  public String read(CaseFile file) {
    try {
      return normalise(Files.readString(path(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + "/" + file.fileName(), e);
    }
  }

  /// The options for running; a folder of fixtures is given from the root of the file system on.
  public List<String> runOptions() {
    if (!has(CaseFile.RUN_OPTIONS)) {
      return List.of();
    }
    return read(CaseFile.RUN_OPTIONS)
        .lines()
        .map(
            option ->
                option.startsWith(FIXTURES)
                    ? FIXTURES
                        + folder.resolve(option.substring(FIXTURES.length())).toAbsolutePath()
                    : option)
        .toList();
  }

  /// Whether a path below this case is a file that its program may import.
  static boolean isImported(Path path) {
    String file = path.getFileName().toString();
    return file.endsWith(".qi") && !file.equals(CaseFile.PROGRAM.fileName());
  }

  /// Whether a path below this case belongs to a folder that its options name.
  boolean ownsFixture(Path path) {
    if (!has(CaseFile.RUN_OPTIONS)) {
      return false;
    }
    return read(CaseFile.RUN_OPTIONS)
        .lines()
        .filter(option -> option.startsWith(FIXTURES))
        .map(option -> folder.resolve(option.substring(FIXTURES.length())))
        .anyMatch(path::startsWith);
  }

  /// Output as it is compared: LF line ends, and the case's own folder as `.`, so that a golden is
  /// the same on every machine.
  public String comparable(String output) {
    String here = folder.toAbsolutePath().toString();
    return normalise(output).replace(here + "/", "").replace(here + "\\", "").replace(here, ".");
  }

  static String normalise(String text) {
    return text.replace("\r\n", "\n");
  }

  @Override
  public String toString() {
    return name;
  }
}
