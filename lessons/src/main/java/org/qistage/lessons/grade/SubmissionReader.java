package org.qistage.lessons.grade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.AnswerReader;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.Lesson;

/// Finds submissions and reads their answers.
///
/// A submission is a `.qi` file (the answer to the lesson's one check of a program, or to the one whose starter
/// has the same name), `answers.yaml` or `answers.json`, or a folder or zip of these.
final class SubmissionReader {
  private static final int MOST_FILES = 1_000;
  private static final long LARGEST = 64L << 20;
  private static final List<String> ANSWERS =
      List.of("answers.yaml", "answers.yml", "answers.json");

  private final Lesson lesson;

  SubmissionReader(Lesson lesson) {
    this.lesson = lesson;
  }

  /// The submissions among what was named: a folder that is none itself holds some.
  ///
  /// @throws IOException when a folder cannot be read
  List<Path> find(List<Path> named) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path path : named) {
      if (!Files.isDirectory(path) || isSubmission(path)) {
        found.add(path);
        continue;
      }
      try (Stream<Path> inside = Files.list(path)) {
        inside
            .filter(each -> !each.getFileName().toString().startsWith("."))
            .sorted()
            .forEach(found::add);
      }
    }
    return found;
  }

  /// One person's programs have the names of the lesson's; those of a class have the names of people.
  private boolean isSubmission(Path folder) throws IOException {
    if (ANSWERS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)))) {
      return true;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .map(file -> file.getFileName().toString())
          .anyMatch(
              name ->
                  lesson.checks().stream()
                      .anyMatch(
                          check ->
                              check instanceof Check.Program program && isNamed(program, name)));
    }
  }

  private static boolean isProgram(Path file) {
    return file.getFileName().toString().endsWith(".qi");
  }

  /// The answers of a submission by the ids of their checks.
  ///
  /// @throws IOException when it cannot be read
  Map<String, Answer> read(Path submission) throws IOException {
    if (Files.isDirectory(submission)) {
      return folder(submission);
    }
    String name = submission.getFileName().toString();
    if (name.endsWith(".zip")) {
      return folder(unpacked(submission));
    }
    Map<String, Answer> answers = new LinkedHashMap<>();
    if (isProgram(submission)) {
      program(submission, answers);
    } else {
      answers.putAll(AnswerReader.read(submission).answers());
    }
    return answers;
  }

  private Map<String, Answer> folder(Path folder) throws IOException {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (String name : ANSWERS) {
      if (Files.isRegularFile(folder.resolve(name))) {
        answers.putAll(AnswerReader.read(folder.resolve(name)).answers());
      }
    }
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.filter(SubmissionReader::isProgram).sorted().toList()) {
        program(file, answers);
      }
    }
    // A zip often has one folder in it and nothing else.
    if (answers.isEmpty()) {
      try (Stream<Path> inside = Files.list(folder)) {
        List<Path> all = inside.toList();
        if (all.size() == 1 && Files.isDirectory(all.getFirst())) {
          return folder(all.getFirst());
        }
      }
    }
    return answers;
  }

  /// A program answers the check whose starter has its name, or else the only one that asks for one.
  private void program(Path file, Map<String, Answer> answers) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("too large: " + file.getFileName());
    }
    String name = file.getFileName().toString();
    List<Check.Program> open =
        lesson.checks().stream()
            .filter(Check.Program.class::isInstance)
            .map(Check.Program.class::cast)
            .filter(check -> !answers.containsKey(check.head().id()))
            .toList();
    Optional<Check.Program> named = open.stream().filter(check -> isNamed(check, name)).findFirst();
    Optional<Check.Program> only =
        open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
    String text = Files.readString(file);
    named
        .or(() -> only)
        .ifPresent(check -> answers.put(check.head().id(), new Answer.Program(name, text)));
  }

  private static boolean isNamed(Check.Program check, String name) {
    String starter = check.starter();
    return starter.substring(starter.lastIndexOf('/') + 1).equals(name)
        || name.equals(check.head().id() + ".qi");
  }

  /// A zip's files in a folder of their own. What would lie outside of it, or is too much, is refused.
  private static Path unpacked(Path zip) throws IOException {
    Path folder = Files.createTempDirectory("qi-submission");
    long left = LARGEST;
    int files = 0;
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path place = folder.resolve(entry.getName()).normalize();
        if (!place.startsWith(folder) || ++files > MOST_FILES) {
          throw new IOException("unfit zip: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(place);
        } else {
          Files.createDirectories(place.getParent());
          left -= copy(entries, place, left);
        }
      }
    }
    return folder;
  }

  private static long copy(InputStream from, Path to, long most) throws IOException {
    byte[] buffer = new byte[1 << 14];
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        copied += count;
        if (copied > most) {
          throw new IOException("a zip with more than " + LARGEST + " bytes");
        }
        out.write(buffer, 0, count);
      }
    }
    return copied;
  }
}
