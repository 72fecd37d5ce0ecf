package org.qistage.tests.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.pipeline.FileSource;
import org.qistage.tests.Compilation;

/// One case: a folder with a program.
///
/// @param name its path below the corpus, with `/` between the parts
public record GoldenCase(String name, Path folder) {
  /// The options that name a folder of the case.
  private static final List<String> FOLDERS = List.of("--http-fixtures=", "--files=");

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

  /// The options for running, with `--input=` for standard input; files and folders are given from
  /// the root of the file system on.
  public List<String> runOptions() {
    List<String> options = new ArrayList<>();
    if (has(CaseFile.RUN_OPTIONS)) {
      for (String option : read(CaseFile.RUN_OPTIONS).lines().toList()) {
        options.add(
            namedFolder(option)
                .map(named -> option.substring(0, option.indexOf('=') + 1) + named.toAbsolutePath())
                .orElse(option));
      }
    }
    if (has(CaseFile.RUN_IN)) {
      options.add("--input=" + path(CaseFile.RUN_IN).toAbsolutePath());
    }
    return options;
  }

  private Optional<Path> namedFolder(String option) {
    return FOLDERS.stream()
        .filter(option::startsWith)
        .map(name -> folder.resolve(option.substring(name.length())))
        .findFirst();
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
        .flatMap(option -> namedFolder(option).stream())
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
