package org.qistage.lessons.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Begins lessons: writes a small whole one that its author changes bit by bit.
public final class NewLesson {
  private static final List<String> FILES =
      List.of(
          "lesson.zh.md",
          "lesson.en.md",
          "checks.yaml",
          "programs/hello.qi",
          "solution/answers.yaml");

  private NewLesson() {}

  /// Writes a lesson into a new folder; its id is the folder's name without a leading number.
  ///
  /// @return the files
  /// @throws IOException when the folder is there already or a file cannot be written
  public static List<Path> in(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectory(folder);
    List<Path> made = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, template(name).replace("@ID@", id(folder)));
      made.add(file);
    }
    return made;
  }

  private static String id(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    String id =
        name.replaceFirst("^[0-9]+-", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return id.isEmpty() ? "lesson" : id;
  }

  private static String template(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(NewLesson.class.getResourceAsStream("template/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
