package org.qistage.explorer.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The programs that come with the explorer, in a folder that its launcher names.
final class Examples {
  private static final String FOLDER = "qi.explorer.programs";

  private Examples() {}

  static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of).filter(Files::isDirectory);
  }
}
