package org.qistage.lessons.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qistage.foundation.Language;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.text.render.DiagnosticRenderer;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.RunSetting;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.explore.ProgramExplorer;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.Loading;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.launch.RunLimits;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceRecorder;
import org.qistage.runtime.trace.RecordingLimits;

/// Compiles, runs, records and explores programs of a lesson: deterministic, in virtual time, without files
/// and network.
final class ProgramRuns {
  private final Lesson lesson;
  private final GradingLimits limits;

  ProgramRuns(Lesson lesson, GradingLimits limits) {
    this.lesson = lesson;
    this.limits = limits;
  }

  /// A program of the lesson.
  ///
  /// @throws IllegalArgumentException when there is none
  SourceText program(String path) {
    return lesson.program(path).orElseThrow(() -> new IllegalArgumentException(path));
  }

  CompileRequest request(SourceText source) {
    Map<String, String> texts = new LinkedHashMap<>();
    lesson.programs().forEach((path, text) -> texts.put(path, text.text()));
    texts.put(source.name(), source.text());
    return CompileRequest.of(source, StageId.CODEGEN).withFiles(FileSource.of(texts));
  }

  CompileSnapshot compile(String path, StageId last) {
    return Pipeline.standard().compile(request(program(path)).withLast(last));
  }

  CompileSnapshot compile(SourceText source) {
    return Pipeline.standard().compile(request(source));
  }

  private RunRequest run(String input, OutputStream out, OutputStream err) {
    return RunRequest.of(out, err)
        .withVirtualClock(true)
        .withFixtures(lesson.fixtures())
        .withInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
        .withLimits(
            RunLimits.NONE
                .withMilliseconds(limits.milliseconds())
                .withOutputBytes(limits.outputBytes()));
  }

  /// What a run printed.
  ///
  /// @param report of its failure in both languages; empty when it came to its end
  record Ran(int exitStatus, String output, BilingualText report) {}

  /// Runs a program that has been compiled without errors.
  Ran run(CompileSnapshot compiled, String input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunRequest request = run(input, out, err);
    return switch (Launcher.run(compiled, request)) {
      case Launched.Ran(int status) -> {
        String chinese = err.toString(StandardCharsets.UTF_8);
        BilingualText report =
            new BilingualText(
                chinese, status == 0 ? chinese : reportIn(Language.EN, compiled, input));
        yield new Ran(status, out.toString(StandardCharsets.UTF_8), report);
      }
      case Launched.Refused(var diagnostic) -> new Ran(1, "", rendered(diagnostic));
    };
  }

  /// The run is the same again, and its report in another language.
  private String reportIn(Language language, CompileSnapshot compiled, String input) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Launcher.run(compiled, run(input, OutputStream.nullOutputStream(), err).withLanguage(language));
    return err.toString(StandardCharsets.UTF_8);
  }

  /// The recording of a program of the lesson; empty when it does not compile.
  Optional<TraceNavigator> record(RunSetting setting) {
    return record(program(setting.program()), setting);
  }

  Optional<TraceNavigator> record(SourceText source, RunSetting setting) {
    CompileRequest request = request(source);
    RunRequest run =
        run(setting.input(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
            .withLimits(RunLimits.NONE)
            .withSeed(setting.seed());
    if (!setting.schedule().isEmpty()) {
      run = run.withSchedule(setting.schedule());
    }
    if (setting.counted()) {
      request = request.withReferenceCounting();
      run = run.withMemory(MemoryModel.REFCOUNT);
    }
    RecordingLimits recording =
        RecordingLimits.DEFAULT
            .withMilliseconds(limits.milliseconds())
            .withOutputBytes(limits.outputBytes());
    return switch (TraceRecorder.record(Pipeline.standard(), request, run, recording)) {
      case TraceRecorder.Result.Made made -> Optional.of(new TraceNavigator(made.trace()));
      case TraceRecorder.Result.Refused _ -> Optional.empty();
    };
  }

  /// Other orders of a program's tasks; empty when it does not compile.
  Optional<ExplorationReport> explore(SourceText source, String input) {
    return explorer(source, input).map(explorer -> explorer.explore(limits.schedules(), 0));
  }

  /// What runs a program in other orders; empty when it does not compile.
  Optional<ProgramExplorer> explorer(SourceText source, String input) {
    CompileSnapshot compiled =
        Pipeline.standard().compile(ProgramExplorer.request(request(source)));
    if (compiled.hasErrors()) {
      return Optional.empty();
    }
    return switch (Launcher.load(compiled)) {
      case Loading.Refused _ -> Optional.empty();
      case Loading.Loaded loaded -> {
        OutputStream nothing = OutputStream.nullOutputStream();
        yield Optional.of(
            ProgramExplorer.of(
                compiled,
                loaded,
                run("", nothing, nothing),
                input.getBytes(StandardCharsets.UTF_8),
                limits.statements()));
      }
    };
  }

  /// A diagnostic for people.
  static BilingualText rendered(LocatedDiagnostic located) {
    return new BilingualText(rendered(located, Language.ZH), rendered(located, Language.EN));
  }

  private static String rendered(LocatedDiagnostic located, Language language) {
    return new DiagnosticRenderer(language, false)
        .render(located.source(), located.diagnostic())
        .strip();
  }
}
