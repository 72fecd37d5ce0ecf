package org.qistage.lessons.format;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.Findings.Unusable;
import org.qistage.lessons.format.LessonProblem.Shape;

/// Reads answers: the `answers.yaml` or `answers.json` of a learner or of a solution, and the wrong answers
/// that a lesson lists. A file that an answer names has to stand in the folder of the answers.
public final class AnswerReader {
  private final SourceText file;
  private final Path folder;
  private final Findings findings;

  AnswerReader(SourceText file, Path folder, Findings findings) {
    this.file = file;
    this.folder = folder;
    this.findings = findings;
  }

  /// Answers that were read.
  ///
  /// @param answers by the ids of the checks, in the order of the file
  public record Reading(Map<String, Answer> answers, List<LocatedDiagnostic> diagnostics) {
    public Reading {
      answers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(answers));
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// Reads a file of answers in YAML or JSON.
  ///
  /// @param path of the file, as messages are to show it
  public static Reading read(Path path) {
    Findings findings = new Findings();
    Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    Optional<SourceText> text =
        new LessonFolder(folder, findings).text(String.valueOf(path.getFileName()));
    Map<String, Answer> answers = new LinkedHashMap<>();
    if (text.isPresent()) {
      AnswerReader reader = new AnswerReader(text.get(), folder, findings);
      YamlReader.fields(text.get(), new Span(0, text.get().text().length()), findings)
          .ifPresent(fields -> reader.all(fields, answers));
    }
    return new Reading(answers, findings.all());
  }

  private void all(YamlNode.Mapping fields, Map<String, Answer> answers) {
    for (YamlNode.Entry entry : fields.entries()) {
      try {
        answers.put(entry.key(), answer(entry.value()));
      } catch (Unusable told) {
        // A diagnostic says it; the other answers count.
      }
    }
  }

  Answer answer(YamlNode node) throws Unusable {
    return switch (node) {
      case YamlNode.Scalar(String text, _, _) -> new Answer.Text(text);
      case YamlNode.Sequence(var items, _) -> {
        List<Answer> answers = new ArrayList<>();
        for (YamlNode item : items) {
          answers.add(answer(item));
        }
        yield new Answer.Items(answers);
      }
      case YamlNode.Mapping mapping -> mapping(mapping);
    };
  }

  private Answer mapping(YamlNode.Mapping mapping) throws Unusable {
    if (mapping.entries().size() == 1) {
      YamlNode.Entry only = mapping.entries().getFirst();
      if (only.value() instanceof YamlNode.Scalar(String text, _, Span place)) {
        switch (only.key()) {
          case "file" -> {
            return program(text, place);
          }
          case "jar" -> {
            return new Answer.Jar(inside(text, place));
          }
          case "command" -> {
            return new Answer.Command(CommandWords.split(text), folder.toAbsolutePath());
          }
          default -> {}
        }
      }
    }
    Map<String, Answer> entries = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      entries.put(entry.key(), answer(entry.value()));
    }
    return new Answer.Entries(entries);
  }

  Answer program(String name, Span place) throws Unusable {
    Path path = inside(name, place);
    try {
      if (java.nio.file.Files.size(path) > LessonFolder.LARGEST_FILE) {
        throw findings.unusable(
            file, place, new LessonProblem.FileTooLarge(name, LessonFolder.LARGEST_FILE));
      }
      SourceText program = new SourceText(name, LessonFolder.plain(path));
      return new Answer.Program(name, Expected.without(program).text());
    } catch (IOException e) {
      throw findings.unusable(
          file, place, new LessonProblem.FileUnreadable(name, String.valueOf(e.getMessage())));
    }
  }

  private Path inside(String name, Span place) throws Unusable {
    try {
      Path base = folder.normalize();
      Path path = base.resolve(name).normalize();
      boolean below = path.toAbsolutePath().startsWith(base.toAbsolutePath());
      if (below && !folder.getFileSystem().getPath(name).isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException notAPath) {
      // Told below.
    }
    throw findings.unusable(file, place, new LessonProblem.WrongShape(name, Shape.PATH));
  }
}
