package org.qistage.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.qistage.lessons.format.Lesson;

/// A copy of a lesson's files in a folder of this machine, its programs as learners see them. Commands run on
/// it, and answers are read from it, wherever the lesson itself is.
public final class LessonCopy implements AutoCloseable {
  /// What tells answers.
  private static final List<String> ANSWERS = List.of("solution/", "mistakes/", "checks.yaml");

  private final Path folder;

  /// @throws IOException when it cannot be copied
  public LessonCopy(Lesson lesson) throws IOException {
    folder = Files.createTempDirectory("qi-lesson-");
    write(lesson, folder, _ -> true);
  }

  /// Writes what a learner works with into a folder: all but the answers.
  ///
  /// @throws IOException when it cannot be written
  public static void forLearner(Lesson lesson, Path folder) throws IOException {
    write(lesson, folder, name -> ANSWERS.stream().noneMatch(name::startsWith));
  }

  private static void write(Lesson lesson, Path folder, Predicate<String> wanted)
      throws IOException {
    try (Stream<Path> files = Files.walk(lesson.folder())) {
      for (Path file :
          files.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)).toList()) {
        String name = lesson.folder().relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          Path target = folder.resolve(name);
          Files.createDirectories(target.resolveSibling("x").getParent());
          var program = lesson.program(name);
          Files.write(
              target,
              program.isPresent()
                  ? program.get().text().getBytes(StandardCharsets.UTF_8)
                  : Files.readAllBytes(file));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  public Path folder() {
    return folder;
  }

  /// A command's words, those that name files of the lesson as paths of the copy.
  public List<String> located(List<String> command) {
    List<String> words = new ArrayList<>();
    for (String word : command) {
      Path path = folder.resolve(word).normalize();
      boolean own = !word.startsWith("-") && path.startsWith(folder) && Files.exists(path);
      words.add(own ? path.toString() : word);
    }
    return words;
  }

  /// A command's output with the paths as the lesson writes them.
  public String plain(String output) {
    return output.replace(folder + "/", "").replace(folder.toString(), ".");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
