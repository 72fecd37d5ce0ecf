package org.qistage.explorer.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// What belongs to files that are not open just now, a text for each: what was not saved, or what the program is
/// to read. A file that is opened again has it again.
final class PutAside {
  private final Path folder;

  PutAside(Path folder) {
    this.folder = folder;
  }

  private Path place(Path file) {
    String path = file.toAbsolutePath().normalize().toString();
    return folder.resolve(UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)) + ".txt");
  }

  /// @throws IOException when it cannot be kept
  void put(Path file, String text) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(place(file), text);
  }

  Optional<String> of(Path file) {
    try {
      return Optional.of(Files.readString(place(file)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Nothing is to be kept for the file any more.
  void forget(Path file) {
    try {
      Files.deleteIfExists(place(file));
    } catch (IOException _) {
      // It comes back once more, which does no harm.
    }
  }
}
