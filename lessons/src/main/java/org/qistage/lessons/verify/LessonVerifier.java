package org.qistage.lessons.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.LessonCopy;
import org.qistage.lessons.check.Grader;
import org.qistage.lessons.check.GradingLimits;
import org.qistage.lessons.check.Verdict;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.AnswerReader;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonReader;
import org.qistage.lessons.format.LessonReading;
import org.qistage.lessons.format.LessonText;

/// Verifies lessons.
public final class LessonVerifier {
  private static final String ANSWERS = "solution/answers.yaml";

  private final CommandLine commands;
  private final GradingLimits limits;

  public LessonVerifier(CommandLine commands, GradingLimits limits) {
    this.commands = commands;
    this.limits = limits;
  }

  /// Verifies a lesson.
  ///
  /// @param known the ids of the lessons that it may speak of
  /// @throws IOException when its files cannot be copied
  public LessonReport verify(Path folder, Set<String> known) throws IOException {
    LessonReading reading = LessonReader.read(folder);
    if (reading.lesson().isEmpty()) {
      return new LessonReport(folder, reading.lesson(), reading.diagnostics(), 0, 0, 0);
    }
    return new OneLesson(reading, reading.lesson().get(), known).report();
  }

  /// The verification of one lesson.
  private final class OneLesson {
    private final Lesson lesson;
    private final Set<String> known;
    private final List<LocatedDiagnostic> found;
    private int answers;
    private int quotations;

    OneLesson(LessonReading reading, Lesson lesson, Set<String> known) {
      this.lesson = lesson;
      this.known = known;
      this.found = new ArrayList<>(reading.diagnostics());
    }

    LessonReport report() throws IOException {
      found.addAll(new ProgramVerifier(lesson, limits).verify());
      try (LessonCopy copy = new LessonCopy(lesson)) {
        answers(copy);
        for (Map.Entry<Language, LessonText> text : lesson.texts().entrySet()) {
          TextVerifier verifier = new TextVerifier(lesson, text.getKey(), known, commands, copy);
          found.addAll(verifier.verify());
          quotations += verifier.quotations();
        }
      }
      requires();
      return new LessonReport(
          lesson.folder(),
          java.util.Optional.of(lesson),
          found,
          lesson.programs().size(),
          answers,
          quotations);
    }

    private void add(SourceText file, Span place, LessonFault fault) {
      found.add(new LocatedDiagnostic(file, Diagnostic.of(fault, place)));
    }

    private void requires() {
      SourceText file = lesson.text(Language.ZH).source();
      for (String id : lesson.requires()) {
        if (!known.isEmpty() && !known.contains(id)) {
          int at = Math.max(0, file.text().indexOf("requires"));
          add(file, new Span(at, at), new LessonFault.RequiredElsewhere(id));
        }
      }
    }

    // ---- Answers ----

    private void answers(LessonCopy copy) {
      Path shown = lesson.folder().resolve(ANSWERS);
      AnswerReader.Reading reading =
          Files.isRegularFile(copy.folder().resolve(ANSWERS))
              ? AnswerReader.read(copy.folder().resolve(ANSWERS))
              : new AnswerReader.Reading(Map.of(), List.of());
      for (LocatedDiagnostic located : reading.diagnostics()) {
        SourceText file = new SourceText(shown.toString(), located.source().text());
        found.add(new LocatedDiagnostic(file, located.diagnostic()));
      }
      Grader grader = new Grader(lesson);
      for (Check check : lesson.checks()) {
        Answer answer = reading.answers().get(check.head().id());
        if (answer == null) {
          add(
              check.head().file(),
              check.head().place(),
              new LessonFault.NoAnswer(check.head().id()));
        } else {
          right(grader, check, answer);
        }
        mistakes(grader, check, copy);
      }
      for (String id : reading.answers().keySet()) {
        if (lesson.check(id).isEmpty()) {
          add(new SourceText(shown.toString(), ""), Span.at(0), new LessonFault.UnknownAnswer(id));
        }
      }
    }

    private void right(Grader grader, Check check, Answer answer) {
      answers++;
      Verdict verdict = grader.grade(check, answer, limits);
      if (!verdict.passed()) {
        add(
            check.head().file(),
            check.head().place(),
            new LessonFault.WrongAnswer(check.head().id(), verdict.feedback()));
      }
    }

    /// A command or a jar of the copy: those of a lesson in a jar cannot be run where they are.
    private Answer onDisk(Answer answer, LessonCopy copy) {
      return switch (answer) {
        case Answer.Command(var words, var folder) ->
            new Answer.Command(words, copied(folder, copy));
        case Answer.Jar(var path) -> new Answer.Jar(copied(path, copy));
        case Answer.Text _, Answer.Items _, Answer.Entries _, Answer.Program _ -> answer;
      };
    }

    private Path copied(Path path, LessonCopy copy) {
      Path own = lesson.folder().toAbsolutePath().normalize();
      String inner = own.relativize(path.toAbsolutePath().normalize()).toString();
      return copy.folder().resolve(inner);
    }

    private void mistakes(Grader grader, Check check, LessonCopy copy) {
      for (Check.Mistake mistake : check.head().mistakes()) {
        answers++;
        if (grader.grade(check, onDisk(mistake.answer(), copy), limits).passed()) {
          SourceText file = check.head().file();
          Span line = file.lineSpan(file.line(mistake.place().start()));
          add(file, line, new LessonFault.MistakePasses(check.head().id()));
        }
      }
    }
  }
}
