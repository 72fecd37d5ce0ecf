package org.qistage.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The folders that a program which runs may use.
final class RunFolders {
  private RunFolders() {}

  /// The program's own folder, or the working folder for one from standard input; then those that
  /// `--allow-fs` names.
  static List<Path> allowed(Options options, Words words) {
    List<Path> folders = new ArrayList<>();
    folders.add(own(options.parameter()));
    for (String name : options.texts("--allow-fs")) {
      folders.add(named("--allow-fs", name, words));
    }
    return folders;
  }

  /// The folder of a file of the command line.
  static Path own(String file) {
    try {
      Path folder = Path.of(file.equals("-") ? "." : file).toAbsolutePath().getParent();
      if (folder != null) {
        return folder;
      }
    } catch (InvalidPathException notAPath) {
      // Told when the file is read.
    }
    return Path.of("");
  }

  /// A folder that an option names.
  ///
  /// @throws UsageFault when there is none
  static Path named(String option, String name, Words words) {
    try {
      Path folder = Path.of(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (InvalidPathException notAPath) {
      // Told below.
    }
    throw new UsageFault(words.of("noFolder", option, name));
  }
}
