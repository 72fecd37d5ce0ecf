package org.qistage.pipeline.steps;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.DecodedClass;
import org.qistage.codegen.FunctionMethod;
import org.qistage.codegen.GeneratedClass;
import org.qistage.codegen.InstructionMap;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.lowering.LoweredProgram;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.CodeChange;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.Loading;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.LiveTexts;
import org.qistage.pipeline.trace.Region;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceProgram;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.pipeline.trace.TraceRecorder;
import org.qistage.runtime.ProgramRecorder;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.runtime.trace.TraceLog;

/// Runs a recorded program again, from what its trace holds, and compares what happens with what was
/// recorded: to know that the trace replays, and to have one of its activations executed in steps.
///
/// The program's texts, seed, schedule, input, language and limits are in the trace. What it read outside
/// of itself is not: files of the folders that it could use, and the answers to its http requests. If they
/// are different now, the first event that differs is told, and there are no steps.
///
/// A run takes its time; the calling thread waits. One run at a time.
public final class TraceReplay {
  /// So many steps are noted where nothing else is said.
  public static final int MOST_STEPS = 200_000;

  private final Pipeline pipeline;
  private final Trace trace;
  private final List<Path> folders;
  private @Nullable CompileSnapshot compiled;

  /// @param folders whose files the program may use now. A trace may come from anywhere: what it says that
  ///     the program could use then is no leave to use it.
  public TraceReplay(Pipeline pipeline, Trace trace, List<Path> folders) {
    this.pipeline = pipeline;
    this.trace = trace;
    this.folders = List.copyOf(folders);
  }

  /// What came of a run.
  public sealed interface Outcome {
    /// All events are the same.
    ///
    /// @param events so many were compared
    record Same(int events) implements Outcome {}

    /// They are the same, and these are the steps of the activation.
    ///
    /// @param compared so many values of variables and results were compared with the events
    record Stepped(ActivationSteps steps, int events, int compared) implements Outcome {}

    record Different(Difference difference) implements Outcome {}

    /// The program of the trace cannot be compiled or started here.
    record Refused(List<LocatedDiagnostic> diagnostics) implements Outcome {
      public Refused {
        diagnostics = List.copyOf(diagnostics);
      }
    }
  }

  /// Runs the program again.
  public Outcome verify() {
    return run(null);
  }

  /// Runs the program again with one activation executed in steps.
  ///
  /// @param most so many steps are noted
  /// @throws IllegalArgumentException when the trace has no such activation
  public Outcome refine(int activation, int most) {
    return refine(activation, 0, most);
  }

  /// The same from an event on; what comes before is executed in steps as well, and not noted.
  public Outcome refine(int activation, int from, int most) {
    return run(new Wanted(activation, functionOf(activation), from, most));
  }

  /// What is to be executed in steps.
  private record Wanted(int activation, Function function, int from, int most) {}

  private Function functionOf(int activation) {
    TraceLog log = trace.log();
    for (int event = 0; event < log.size(); event++) {
      if (log.kind(event) == EventKind.ENTERED && log.a(event) == activation) {
        String name = log.objects().textAt(log.c(event));
        return trace.program().functions().stream()
            .filter(function -> function.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no function " + name));
      }
    }
    throw new IllegalArgumentException("no activation " + activation);
  }

  // ---- Compiling ----

  private CompileSnapshot compiled() {
    CompileSnapshot known = compiled;
    if (known == null) {
      List<SourceText> files = trace.program().files();
      Map<String, String> texts = new HashMap<>();
      files.forEach(file -> texts.putIfAbsent(file.name(), file.text()));
      CompileRequest request =
          CompileRequest.of(files.getFirst(), StageId.CODEGEN).withFiles(FileSource.of(texts));
      boolean counts = trace.settings().memory() != MemoryModel.GC;
      CompileRequest build = counts ? request.withReferenceCounting() : request;
      known = pipeline.compile(TraceRecorder.debugBuild(build));
      compiled = known;
    }
    return known;
  }

  private Optional<Difference> difference(TraceProgram now) {
    TraceProgram then = trace.program();
    if (now.equals(then)) {
      return Optional.empty();
    }
    for (Function function : then.functions()) {
      if (!now.functions().contains(function)) {
        return Optional.of(new Difference.Program(function.display()));
      }
    }
    return Optional.of(new Difference.Program(""));
  }

  // ---- Running ----

  private Outcome run(@Nullable Wanted wanted) {
    CompileSnapshot program = compiled();
    if (program.hasErrors()) {
      return new Outcome.Refused(program.diagnostics());
    }
    Optional<Difference> compiledOtherwise = difference(TraceRecorder.program(program));
    if (compiledOtherwise.isPresent()) {
      return new Outcome.Different(compiledOtherwise.get());
    }
    List<FunctionMethod> methods = wanted == null ? List.of() : methods(program, wanted.function());
    CodeChange change = wanted == null ? CodeChange.NONE : SteppedCode.of(methods);
    return switch (Launcher.load(program, change)) {
      case Loading.Refused(var diagnostic) -> new Outcome.Refused(List.of(diagnostic));
      case Loading.Loaded loaded ->
          wanted == null ? compared(record(loaded)) : stepped(loaded, wanted, methods);
    };
  }

  private ProgramRecorder.Recorded record(Loading.Loaded loaded) {
    return ProgramRecorder.record(
        loaded.root(), loaded.map(), Launcher.options(request()), limits());
  }

  private Outcome stepped(Loading.Loaded loaded, Wanted wanted, List<FunctionMethod> methods) {
    List<MethodBody> bodies = new ArrayList<>();
    for (FunctionMethod method : methods) {
      bodies.add(new MethodBody(method, owner(method)));
    }
    ActivationInterpreter interpreter =
        new ActivationInterpreter(
            wanted.activation(),
            bodies,
            loaded.root().getClassLoader(),
            recording ->
                new StateViews(
                    wanted.function(),
                    new LiveTexts(trace.program(), loaded.map(), recording::numberOf)),
            wanted.from(),
            wanted.most());
    ProgramRecorder.Recorded recorded =
        ProgramRecorder.recordSteps(
            loaded.root(), loaded.map(), Launcher.options(request()), limits(), interpreter);
    if (interpreter.fault().isPresent()) {
      throw new IllegalStateException(interpreter.fault().get());
    }
    Outcome outcome = compared(recorded);
    if (!(outcome instanceof Outcome.Same(int events))) {
      return outcome;
    }
    ActivationSteps steps = steps(wanted, bodies, interpreter);
    EffectCheck check = new EffectCheck(trace.log(), wanted.function(), steps);
    return check
        .first()
        .<Outcome>map(Outcome.Different::new)
        .orElseGet(() -> new Outcome.Stepped(steps, events, check.compared()));
  }

  private Outcome compared(ProgramRecorder.Recorded recorded) {
    int events = isCutFromOutside() ? LogComparison.before(trace.log()) : trace.log().size();
    int count = isCutFromOutside() ? events : Math.max(events, recorded.log().size());
    return LogComparison.first(trace.log(), recorded.log(), count)
        .<Outcome>map(Outcome.Different::new)
        .orElseGet(() -> new Outcome.Same(events));
  }

  private RunRequest request() {
    Trace.Settings settings = trace.settings();
    return RunRequest.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
        .withVirtualClock(true)
        .withSeed(settings.seed())
        .withSchedule(settings.schedule())
        .withFixtures(Path.of(settings.fixtures()))
        .withFolders(folders)
        .withInput(new ByteArrayInputStream(settings.standardInput()))
        .withLanguage(settings.language())
        .withJsonReport(settings.jsonReport())
        .withMemory(settings.memory());
  }

  /// The limits of the recording, without that of time: this run may be slower. It ends when there are more
  /// events than were recorded; where the time was over, or it was ended by hand, with the same event.
  private RecordingLimits limits() {
    RecordingLimits limits = trace.settings().limits().withMilliseconds(Long.MAX_VALUE >> 24);
    TraceLog log = trace.log();
    return isCutFromOutside()
        ? limits.withEvents(Math.max(1, LogComparison.before(log)))
        : limits.withEvents(Math.min(limits.events(), log.size() + 1));
  }

  private boolean isCutFromOutside() {
    TraceLog log = trace.log();
    int last = log.size() - 1;
    if (last < 0 || log.kind(last) != EventKind.ENDED) {
      return true;
    }
    int end = log.b(last);
    return end >= 0
        && end < RunEnd.count()
        && (RunEnd.of(end) == RunEnd.TIME || RunEnd.of(end) == RunEnd.STOPPED);
  }

  // ---- Steps ----

  private static List<FunctionMethod> methods(CompileSnapshot program, Function function) {
    List<FunctionMethod> methods = new ArrayList<>();
    for (LoweredProgram file :
        program.files().stream().flatMap(each -> each.lowered().stream()).toList()) {
      FunctionMethod.of(file).stream()
          .filter(method -> method.function().equals(function.name()))
          .forEach(methods::add);
    }
    return methods;
  }

  private GeneratedClass owner(FunctionMethod method) {
    return compiled().files().stream()
        .flatMap(file -> file.classes().stream())
        .map(ClassFiles::classes)
        .flatMap(List::stream)
        .filter(made -> made.name().equals(method.owner()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no class " + method.owner()));
  }

  private static ActivationSteps steps(
      Wanted wanted, List<MethodBody> bodies, ActivationInterpreter interpreter) {
    return new ActivationSteps(
        wanted.activation(),
        wanted.function().display(),
        wanted.function().file(),
        bodies.stream().map(TraceReplay::method).toList(),
        interpreter.visits(),
        interpreter.steps(),
        interpreter.isComplete());
  }

  private static ActivationSteps.Method method(MethodBody body) {
    List<ActivationSteps.Instruction> instructions = new ArrayList<>();
    DecodedClass.Method decoded = body.decoded();
    for (DecodedClass.Instruction each : decoded.instructions()) {
      instructions.add(
          new ActivationSteps.Instruction(
              each.offset(),
              decoded.text(each),
              body.line(instructions.size()),
              each.from().map(from -> new Region(from.span().start(), from.span().end())),
              each.from().map(InstructionMap::lowered)));
    }
    return new ActivationSteps.Method(body.method().owner(), decoded.signature(), instructions);
  }
}
