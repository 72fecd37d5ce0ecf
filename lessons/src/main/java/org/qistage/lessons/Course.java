package org.qistage.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.qistage.foundation.Language;
import org.qistage.lessons.format.LessonReader;

/// The course that comes with Qi Stage. It is read from where the tool's classes are, so that no checkout is
/// needed.
public final class Course {
  /// A file that the folder of the course has in any case.
  private static final String MARK = "course/README.md";

  private Course() {}

  /// Opened once and kept: lessons are read from it as long as the tool runs.
  private static final class Opened {
    static final Path FOLDER = open();

    private static Path open() {
      URL mark = Objects.requireNonNull(Course.class.getResource(MARK), MARK);
      try {
        if (mark.openConnection() instanceof JarURLConnection inJar) {
          URI jar = inJar.getJarFileURL().toURI();
          // Not closed: see above.
          @SuppressWarnings("resource")
          FileSystem files = FileSystems.newFileSystem(Path.of(jar), (ClassLoader) null);
          return Objects.requireNonNull(files.getPath("/" + inJar.getEntryName()).getParent());
        }
        return Objects.requireNonNull(Path.of(mark.toURI()).getParent());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// The folder of the course; perhaps inside of a jar.
  public static Path folder() {
    return Opened.FOLDER;
  }

  /// The folders of the lessons of a course, in their order, which is that of their names.
  ///
  /// @throws IOException when the folder cannot be read
  public static List<Path> lessons(Path course) throws IOException {
    try (Stream<Path> folders = Files.list(course)) {
      return folders.filter(Course::isLesson).sorted().toList();
    }
  }

  /// Whether a folder holds a lesson, in whatever language.
  public static boolean isLesson(Path folder) {
    return Stream.of(Language.values())
        .anyMatch(language -> Files.isRegularFile(folder.resolve(LessonReader.file(language))));
  }

  /// The folder of a lesson of the course by its folder's name, with or without the number, as `01-welcome`
  /// or `welcome`.
  ///
  /// @throws IOException when the course cannot be read
  public static Optional<Path> find(String name) throws IOException {
    return lessons(folder()).stream()
        .filter(
            lesson -> {
              String own = String.valueOf(lesson.getFileName()).replace("/", "");
              return own.equals(name) || own.replaceFirst("^[0-9]+-", "").equals(name);
            })
        .findFirst();
  }
}
