package org.qistage.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of this machine.
///
/// @param root where relative paths start
record DiskFiles(Path root) implements FileSource {
  /// How many entries of a folder are looked at.
  private static final int MOST_NAMES = 10_000;

  @Override
  public Entry find(String path) {
    try {
      Path place = root.resolve(path);
      if (Files.isDirectory(place)) {
        return new Entry.Folder();
      }
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return new Entry.Nothing();
      }
      return new Entry.File(place.toRealPath().toString());
    } catch (InvalidPathException | NoSuchFileException e) {
      return new Entry.Nothing();
    } catch (IOException e) {
      return new Entry.Unreachable(reason(e));
    }
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    try (InputStream stream = Files.newInputStream(root.resolve(path))) {
      return stream.readNBytes(limit);
    }
  }

  @Override
  public List<String> names(String folder) {
    try (Stream<Path> entries = Files.list(root.resolve(folder))) {
      return entries
          .limit(MOST_NAMES)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException | InvalidPathException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  /// What the system said, without the path.
  static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "it is gone";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
