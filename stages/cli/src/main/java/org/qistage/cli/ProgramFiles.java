package org.qistage.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Finds the programs that a command line names, and rewrites them.
final class ProgramFiles {
  private static final String SUFFIX = ".qi";

  private ProgramFiles() {}

  /// The files that the arguments name, in place of a folder the programs anywhere below it in the
  /// order of their names. Hidden folders and links to folders are left out.
  ///
  /// @throws IOException when a folder cannot be read
  static List<String> named(List<String> arguments) throws IOException {
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      if (isFolder(argument)) {
        below(Path.of(argument)).forEach(files::add);
      } else {
        files.add(argument);
      }
    }
    return files.stream().distinct().toList();
  }

  private static boolean isFolder(String argument) {
    try {
      return !argument.isEmpty() && Files.isDirectory(Path.of(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<String> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .filter(file -> !isHidden(folder.relativize(file)))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /// Puts a text in a file's place at once, so that whoever reads it meanwhile, and whatever happens
  /// meanwhile, sees the old text or the new one. The file keeps its permissions; a link stays a link.
  static void replace(Path file, String text) throws IOException {
    Path real = file.toRealPath();
    if (!Files.isWritable(real)) {
      throw new AccessDeniedException(file.toString());
    }
    Path folder = Objects.requireNonNull(real.getParent());
    Path fresh = Files.createTempFile(folder, ".qi-stage-", ".tmp");
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      keepPermissions(real, fresh);
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }
}
