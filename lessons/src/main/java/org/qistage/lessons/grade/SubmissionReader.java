package org.qistage.lessons.grade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.qistage.foundation.LocatedDiagnostic;
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

  /// The submissions among what was named.
  ///
  /// @param each whether each name is one; else a folder that looks like none holds some
  /// @throws IOException when a folder cannot be read
  List<Path> find(List<Path> named, boolean each) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path path : named) {
      if (each || !Files.isDirectory(path) || isSubmission(path)) {
        found.add(path);
      } else {
        found.addAll(own(path));
      }
    }
    return found;
  }

  /// What somebody has put into a folder, without what file managers leave there.
  private static List<Path> own(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(SubmissionReader::isOwn).sorted().toList();
    }
  }

  private static boolean isOwn(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.equals("__MACOSX");
  }

  /// One person's programs have the names of the lesson's; those of a class have the names of people.
  private boolean isSubmission(Path folder) throws IOException {
    return own(folder).stream()
        .map(file -> file.getFileName().toString())
        .anyMatch(
            name ->
                ANSWERS.contains(name) || programs().anyMatch(program -> isNamed(program, name)));
  }

  private Stream<Check.Program> programs() {
    return lesson.checks().stream()
        .filter(Check.Program.class::isInstance)
        .map(Check.Program.class::cast);
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
    return isProgram(submission) ? programs(List.of(submission), Map.of()) : answers(submission);
  }

  private Map<String, Answer> folder(Path folder) throws IOException {
    List<Path> own = own(folder);
    // A zip often has one folder in it and nothing else.
    if (own.size() == 1 && Files.isDirectory(own.getFirst())) {
      return folder(own.getFirst());
    }
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Path file : own) {
      if (ANSWERS.contains(file.getFileName().toString())) {
        answers.putAll(answers(file));
      }
    }
    return programs(own.stream().filter(SubmissionReader::isProgram).toList(), answers);
  }

  private static Map<String, Answer> answers(Path file) throws IOException {
    AnswerReader.Reading reading = AnswerReader.read(file);
    if (reading.answers().isEmpty() && !reading.diagnostics().isEmpty()) {
      LocatedDiagnostic first = reading.diagnostics().getFirst();
      int line = first.source().line(first.diagnostic().primary().start());
      throw new IOException(file.getFileName() + ":" + line + ": " + first.diagnostic().code());
    }
    return reading.answers();
  }

  /// A program answers the check whose starter has its name; the only program that there is answers the only
  /// check that asks for one, whatever it is called.
  private Map<String, Answer> programs(List<Path> files, Map<String, Answer> given)
      throws IOException {
    Map<String, Answer> answers = new LinkedHashMap<>(given);
    List<Check.Program> asked = programs().toList();
    for (Path file : files) {
      String name = file.getFileName().toString();
      Optional<Check.Program> named =
          asked.stream().filter(check -> isNamed(check, name)).findFirst();
      if (named.isPresent()) {
        answers.putIfAbsent(named.get().head().id(), program(file));
      }
    }
    if (asked.size() == 1 && files.size() == 1) {
      answers.putIfAbsent(asked.getFirst().head().id(), program(files.getFirst()));
    }
    return answers;
  }

  private static Answer program(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("too large: " + file.getFileName());
    }
    return new Answer.Program(file.getFileName().toString(), Files.readString(file));
  }

  private static boolean isNamed(Check.Program check, String name) {
    String starter = check.starter();
    return starter.substring(starter.lastIndexOf('/') + 1).equals(name)
        || name.equals(check.head().id() + ".qi");
  }

  /// A zip's files in a folder of their own. What would lie outside of it, or is too much, is refused.
  private static Path unpacked(Path zip) throws IOException {
    try {
      return unpacked(zip, StandardCharsets.UTF_8);
    } catch (ZipException e) {
      // Chinese Windows writes names so.
      return unpacked(zip, Charset.forName("GB18030"));
    }
  }

  private static Path unpacked(Path zip, Charset names) throws IOException {
    Path folder = Files.createTempDirectory("qi-submission");
    long left = LARGEST;
    int files = 0;
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in, names)) {
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
