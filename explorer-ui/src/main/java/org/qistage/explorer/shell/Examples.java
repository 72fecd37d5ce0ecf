package org.qistage.explorer.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The programs that come with the explorer, in a folder that its launcher names.
final class Examples {
  private static final String FOLDER = "qi.explorer.programs";

  private Examples() {}

  /// What a window shows for which no file was named.
  static Optional<Path> first() {
    return Optional.ofNullable(System.getProperty(FOLDER))
        .map(folder -> Path.of(folder, "seed.qi"))
        .filter(Files::isRegularFile);
  }
}
