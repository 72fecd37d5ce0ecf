package org.qistage.pipeline.session;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.FileSource;

/// The files that a session imports. They stay as they were when the import was taken: their variables
/// have their values already, and inputs were compiled against what they declare.
final class FrozenFiles implements FileSource {
  private final FileSource files;
  private final Map<String, Entry> found = new HashMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();

  // What was looked up since the last `keep` or `forget`.
  private final Map<String, Entry> newlyFound = new HashMap<>();
  private final Map<String, byte[]> newContents = new HashMap<>();

  FrozenFiles(FileSource files) {
    this.files = files;
  }

  /// Keeps what was looked up: the import is in force.
  void keep() {
    found.putAll(newlyFound);
    contents.putAll(newContents);
    forget();
  }

  /// Forgets what was looked up but not kept, since it may have been mended in the meantime.
  void forget() {
    newlyFound.clear();
    newContents.clear();
  }

  @Override
  public Entry find(String path) {
    Entry known = found.get(path);
    return known != null ? known : newlyFound.computeIfAbsent(path, files::find);
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    byte @Nullable [] known = contents.getOrDefault(path, newContents.get(path));
    if (known == null) {
      known = files.read(path, limit);
      newContents.put(path, known);
    }
    return known;
  }

  @Override
  public List<String> names(String folder) {
    return files.names(folder);
  }
}
