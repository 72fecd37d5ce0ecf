package org.qistage.explorer.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files whole or not at all: into a draft beside the file, which then takes its place.
public final class WholeFile {
  private static final String DRAFT = ".saving";

  private WholeFile() {}

  /// Writes into a file.
  @FunctionalInterface
  public interface Writing {
    void into(Path file) throws IOException;
  }

  /// Writes a file.
  ///
  /// @throws IOException when it cannot be written; the file is as it was, and nothing else is there
  public static void write(Path file, Writing writing) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + DRAFT);
    try {
      writing.into(draft);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
