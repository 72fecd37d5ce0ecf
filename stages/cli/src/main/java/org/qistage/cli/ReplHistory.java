package org.qistage.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/// The inputs of this session and of those before it.
///
/// A session goes on without a file that cannot be read or written: what is lost is only convenience.
final class ReplHistory extends DefaultHistory {
  private static final String OWNER_ONLY = "rw-------";

  private final Optional<Path> file;

  /// @param file where inputs are kept; empty to keep none
  ReplHistory(Optional<Path> file) {
    this.file = file;
  }

  /// Where the history stands unless an option says so: with what programs remember of a user.
  static Optional<Path> usualFile(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    Path own = Path.of("qi-stage", "history");
    // A relative path there is to be ignored, says the XDG Base Directory Specification.
    if (Path.of(state).isAbsolute()) {
      return Optional.of(Path.of(state).resolve(own));
    }
    return home.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(home, ".local", "state").resolve(own));
  }

  @Override
  public void attach(LineReader reader) {
    file.ifPresent(path -> reader.setVariable(LineReader.HISTORY_FILE, path));
    super.attach(reader);
  }

  @Override
  public void load() {
    try {
      super.load();
    } catch (IOException | IllegalArgumentException unreadable) {
      // Without what was entered before.
    }
  }

  @Override
  public void save() {
    try {
      if (file.isPresent() && !Files.exists(file.get())) {
        create(file.get());
      }
      super.save();
    } catch (IOException | IllegalArgumentException unwritable) {
      // Without what is entered now.
    }
  }

  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    } catch (UnsupportedOperationException | FileAlreadyExistsException asItIs) {
      // A system without such permissions, or another session was first.
    }
  }
}
