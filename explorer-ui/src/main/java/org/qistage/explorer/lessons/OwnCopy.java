package org.qistage.explorer.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Lesson;

/// A learner's own copy of a lesson's programs, in a folder of theirs: what they change stays changed.
final class OwnCopy {
  private final Lesson lesson;
  private final Path folder;

  /// @param lessons the folder of all copies
  private OwnCopy(Lesson lesson, Path lessons) {
    this.lesson = lesson;
    this.folder = lessons.resolve(lesson.id());
  }

  /// The copy of a lesson, made as far as it is not there yet.
  ///
  /// @param lessons the folder of all copies
  /// @throws IOException when it cannot be made
  static OwnCopy of(Lesson lesson, Path lessons) throws IOException {
    OwnCopy copy = new OwnCopy(lesson, lessons);
    for (Map.Entry<String, SourceText> program : lesson.programs().entrySet()) {
      Path own = copy.program(program.getKey());
      if (!Files.exists(own)) {
        write(own, program.getValue());
      }
    }
    copy.fixtures();
    return copy;
  }

  /// The answers to http requests stand where a run of the program looks for them.
  private void fixtures() throws IOException {
    Path fixtures = lesson.fixtures();
    if (!Files.isDirectory(fixtures)) {
      return;
    }
    try (Stream<Path> files = Files.walk(fixtures)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String inside = fixtures.relativize(file).toString();
        for (Path place : programFolders()) {
          Path own = place.resolve("http").resolve(inside);
          if (!Files.exists(own)) {
            Files.createDirectories(own.getParent());
            Files.copy(file, own);
          }
        }
      }
    }
  }

  private Iterable<Path> programFolders() {
    return lesson.programs().keySet().stream()
        .flatMap(path -> Stream.ofNullable(program(path).getParent()))
        .distinct()
        .toList();
  }

  /// The learner's copy of a program.
  ///
  /// @param path in the lesson
  Path program(String path) {
    return folder.resolve(path);
  }

  /// Whether the learner has changed a program; a copy that cannot be read counts as changed.
  boolean isChanged(String path) {
    SourceText original = lesson.programs().get(path);
    try {
      return original != null && !Files.readString(program(path)).equals(original.text());
    } catch (IOException _) {
      return true;
    }
  }

  /// A program as the lesson has it, in place of the learner's.
  ///
  /// @throws IOException when it cannot be written
  void renew(String path) throws IOException {
    SourceText original = lesson.programs().get(path);
    if (original != null) {
      write(program(path), original);
    }
  }

  private static void write(Path own, SourceText program) throws IOException {
    Path parent = own.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(own, program.text());
  }
}
