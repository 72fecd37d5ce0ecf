package org.qistage.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where the files come from that a program imports. Paths are written with `/` and relative ones
/// start at the working folder.
public interface FileSource {

  /// What stands at a path.
  sealed interface Entry {
    /// A file.
    ///
    /// @param identity the same for all paths that lead to it
    record File(String identity) implements Entry {}

    record Folder() implements Entry {}

    record Nothing() implements Entry {}

    /// Something that cannot be looked at.
    ///
    /// @param detail what the system said
    record Unreachable(String detail) implements Entry {}
  }

  Entry find(String path);

  /// The first bytes of a file.
  ///
  /// @param limit so many at most
  /// @throws IOException when they cannot be read
  byte[] read(String path, int limit) throws IOException;

  /// The names of what a folder holds, sorted; none when there is no such folder.
  List<String> names(String folder);

  /// No files at all.
  static FileSource none() {
    return of(Map.of());
  }

  /// Files in memory, by their paths.
  static FileSource of(Map<String, String> texts) {
    return new MemoryFiles(texts);
  }

  /// The files of this machine.
  static FileSource disk() {
    return disk(Path.of(""));
  }

  /// The files of this machine.
  ///
  /// @param folder where relative paths start
  static FileSource disk(Path folder) {
    return new DiskFiles(folder);
  }
}
