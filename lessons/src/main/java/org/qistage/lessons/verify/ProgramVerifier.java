package org.qistage.lessons.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Messages;
import org.qistage.foundation.Severity;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.check.GradingLimits;
import org.qistage.lessons.format.Expected;
import org.qistage.lessons.format.Lesson;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.RunLimits;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.view.SymbolRow;

/// Compiles and runs a lesson's programs and compares what is said of them with what they say themselves.
final class ProgramVerifier {
  private final Lesson lesson;
  private final GradingLimits limits;
  private final List<LocatedDiagnostic> found = new ArrayList<>();

  ProgramVerifier(Lesson lesson, GradingLimits limits) {
    this.lesson = lesson;
    this.limits = limits;
  }

  List<LocatedDiagnostic> verify() {
    lesson.programs().keySet().stream().sorted().forEach(this::verify);
    return found;
  }

  private void verify(String path) {
    SourceText program = lesson.program(path).orElseThrow();
    SourceText shown = new SourceText(lesson.folder().resolve(path).toString(), program.text());
    List<Expected> expected = new ArrayList<>(lesson.expected().getOrDefault(path, List.of()));
    Map<String, String> texts = new LinkedHashMap<>();
    lesson.programs().forEach((name, text) -> texts.put(name, text.text()));
    CompileSnapshot compiled =
        Pipeline.standard()
            .compile(CompileRequest.of(program, StageId.CODEGEN).withFiles(FileSource.of(texts)));
    for (LocatedDiagnostic located : compiled.diagnostics()) {
      // What is wrong with an imported file is told where that file is verified.
      if (located.source().name().equals(path)) {
        compare(located, shown, expected);
      }
    }
    if (!compiled.hasErrors() && hasEntry(compiled)) {
      run(compiled, path, shown, expected);
    }
    for (Expected missing : expected) {
      LessonFault fault =
          missing.kind().equals(Expected.RUN)
              ? new LessonFault.RunsUnexpectedly(missing.code())
              : new LessonFault.MissingDiagnostic(missing.code());
      add(shown, missing.line(), fault);
    }
  }

  private void add(SourceText file, int line, LessonFault fault) {
    Span place = file.lineSpan(Math.clamp(line, 1, file.lineCount()));
    found.add(new LocatedDiagnostic(file, Diagnostic.of(fault, place)));
  }

  private void compare(LocatedDiagnostic located, SourceText shown, List<Expected> expected) {
    Diagnostic diagnostic = located.diagnostic();
    int line = located.source().line(diagnostic.primary().start());
    Expected own = new Expected(line, word(diagnostic.severity()), diagnostic.code());
    if (!expected.remove(own) && diagnostic.severity() != Severity.HINT) {
      String message =
          Messages.text(diagnostic.problem(), "message", Language.ZH).orElse(diagnostic.code());
      add(shown, line, new LessonFault.UnexpectedDiagnostic(own.code(), message));
    }
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> Expected.ERROR;
      case WARNING -> Expected.WARNING;
      case HINT -> Expected.HINT;
    };
  }

  private static boolean hasEntry(CompileSnapshot compiled) {
    return SymbolRow.of(compiled).stream().anyMatch(SymbolRow::entry);
  }

  // ---- Runs ----

  /// @param line 0 when the failure is at none
  private record Failure(String code, int line, String message) {}

  private void run(
      CompileSnapshot compiled, String path, SourceText shown, List<Expected> expected) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunRequest request =
        RunRequest.of(OutputStream.nullOutputStream(), err)
            .withVirtualClock(true)
            .withFixtures(lesson.fixtures())
            .withInput(new ByteArrayInputStream(input(path)))
            .withJsonReport(true)
            .withLimits(
                RunLimits.NONE
                    .withMilliseconds(limits.milliseconds())
                    .withOutputBytes(limits.outputBytes()));
    switch (Launcher.run(compiled, request)) {
      case Launched.Refused(var diagnostic) -> found.add(diagnostic);
      case Launched.Ran(int status) -> {
        if (status != 0) {
          failures(err.toString(StandardCharsets.UTF_8)).forEach(f -> told(f, shown, expected));
        }
      }
    }
  }

  private static void removed(Failure failure, List<Expected> expected, List<Expected> hit) {
    expected.stream()
        .filter(each -> each.kind().equals(Expected.RUN))
        .filter(each -> each.code().equals(failure.code()))
        .filter(each -> failure.line() == 0 || each.line() == failure.line())
        .findFirst()
        .ifPresent(hit::add);
  }

  private void told(Failure failure, SourceText shown, List<Expected> expected) {
    List<Expected> hit = new ArrayList<>();
    removed(failure, expected, hit);
    if (hit.isEmpty()) {
      add(
          shown,
          Math.max(1, failure.line()),
          new LessonFault.FailsUnexpectedly(failure.code(), failure.message()));
    }
    expected.removeAll(hit);
  }

  /// The failures that a report in JSON tells of.
  private static List<Failure> failures(String report) {
    List<Failure> failures = new ArrayList<>();
    try {
      JsonNode root = new ObjectMapper().readTree(report);
      if (root.hasNonNull("error")) {
        failures.add(failure(root.get("error")));
      }
      root.path("unawaited")
          .forEach(
              each ->
                  failures.add(failure(each.path("error").isObject() ? each.get("error") : each)));
    } catch (IOException e) {
      failures.add(new Failure("—", 0, report));
    }
    return failures;
  }

  private static Failure failure(JsonNode error) {
    return new Failure(
        error.path("code").asText(), error.path("line").asInt(), error.path("message").asText());
  }

  /// What a program reads: the file beside it that ends in `.in`.
  private byte[] input(String path) {
    Path file = lesson.folder().resolve(path.replaceFirst("\\.qi$", ".in"));
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
