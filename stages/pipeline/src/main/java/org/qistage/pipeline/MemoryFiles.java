package org.qistage.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Files in memory.
///
/// @param texts by path
record MemoryFiles(Map<String, String> texts) implements FileSource {
  MemoryFiles {
    texts = Map.copyOf(texts);
  }

  @Override
  public Entry find(String path) {
    String place = PathNames.normal(path);
    if (texts.containsKey(place)) {
      return new Entry.File(place);
    }
    return texts.keySet().stream().anyMatch(file -> file.startsWith(place + "/"))
        ? new Entry.Folder()
        : new Entry.Nothing();
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    String text = texts.get(PathNames.normal(path));
    if (text == null) {
      throw new NoSuchFileException(path);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, Math.min(bytes.length, limit));
  }

  @Override
  public List<String> names(String folder) {
    String normal = PathNames.normal(folder);
    String prefix = normal.isEmpty() ? "" : normal + "/";
    return texts.keySet().stream()
        .filter(file -> file.startsWith(prefix))
        .map(file -> file.substring(prefix.length()).split("/", 2)[0])
        .distinct()
        .sorted()
        .toList();
  }
}
