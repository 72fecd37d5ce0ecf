package org.qistage.pipeline.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.qistage.checking.NameProblem;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.codegen.MethodMap;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Problem;
import org.qistage.foundation.Span;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.PipelineProblem;
import org.qistage.runtime.ProgramRunner;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.RunOptions.ClockKind;
import org.qistage.runtime.RunOptions.HeapOption;
import org.qistage.runtime.RunResult;
import org.qistage.runtime.Task;
import org.qistage.runtime.failure.FailureJson;
import org.qistage.runtime.failure.FailureReport;
import org.qistage.runtime.failure.NativeFault;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.ffi.CProgram;
import org.qistage.runtime.file.FileAccess;
import org.qistage.runtime.http.HttpBackend;

/// Runs compiled programs. Several may run at once.
public final class Launcher {
  private Launcher() {}

  /// Runs what a compilation without errors made, as {@link #run(List, RunRequest)} does.
  ///
  /// @throws IllegalArgumentException when there are no class files
  public static Launched run(CompileSnapshot snapshot, RunRequest request) {
    return run(load(snapshot, change(request)), request);
  }

  /// Runs a program of one file, as {@link #run(List, RunRequest)} does.
  public static Launched run(ClassFiles files, RunRequest request) {
    return run(List.of(files), request);
  }

  /// Loads a program's classes, every one of them verified, and runs it to its end. The calling
  /// thread waits.
  ///
  /// @param all the class files of its files, those of the compiled one first
  public static Launched run(List<ClassFiles> all, RunRequest request) {
    return run(load(all, change(request)), request);
  }

  private static Launched run(Loading loading, RunRequest request) {
    return switch (loading) {
      case Loading.Loaded(var root, _, var map) ->
          new Launched.Ran(ProgramRunner.run(root, map, options(request)).exitStatus());
      case Loading.Refused(var diagnostic) -> new Launched.Refused(diagnostic);
    };
  }

  /// Loads what a compilation without errors made.
  ///
  /// @throws IllegalArgumentException when there are no class files
  public static Loading load(CompileSnapshot snapshot) {
    return load(snapshot, CodeChange.NONE);
  }

  private static CodeChange change(RunRequest request) {
    return request.limits().ofTime() ? CodeChange.INTERRUPTIBLE : CodeChange.NONE;
  }

  /// The same with changed classes.
  ///
  /// @throws IllegalArgumentException when there are no class files
  public static Loading load(CompileSnapshot snapshot, CodeChange change) {
    List<ClassFiles> files = classes(snapshot);
    if (snapshot.request().foreign()) {
      SortedSet<String> missing = ClassReferences.missing(files);
      if (!missing.isEmpty()) {
        return refused(
            files.getFirst(), new PipelineProblem.FilesMissing(String.join(", ", missing)));
      }
    }
    return load(files, change);
  }

  /// The class files of a program.
  ///
  /// @throws IllegalArgumentException when there are none
  static List<ClassFiles> classes(CompileSnapshot snapshot) {
    List<ClassFiles> files =
        snapshot.files().stream().flatMap(file -> file.classes().stream()).toList();
    if (files.isEmpty() && snapshot.classes().isPresent()) {
      files = List.of(snapshot.classes().get());
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no class files");
    }
    return files;
  }

  private static Loading load(List<ClassFiles> all, CodeChange change) {
    ClassFiles files = all.getFirst();
    if (files.rootTask().isEmpty()) {
      return refused(files, new NameProblem.MissingEntry());
    }
    try {
      ProgramLoader loader = new ProgramLoader(all, change);
      Class<? extends Task> root =
          Class.forName(files.rootTask(), false, loader).asSubclass(Task.class);
      List<String> classes =
          all.stream().flatMap(each -> each.classes().stream()).map(GeneratedClass::name).toList();
      return new Loading.Loaded(root, classes, map(all));
    } catch (ClassNotFoundException | LinkageError | ClassCastException | SecurityException e) {
      return refused(files, new PipelineProblem.ClassRefused(String.valueOf(e.getMessage())));
    }
  }

  /// Loads a C program, a shared library with `qi_main`, and runs it to its end. The calling thread
  /// waits. Unlike programs in Qi it is trusted.
  public static Launched runLibrary(Path library, RunRequest request) {
    return new Launched.Ran(CProgram.run(library, options(request)).exitStatus());
  }

  /// Runs a C program as {@link #runLibrary} does, in a JVM of its own: should it crash, that is an error
  /// like others. Standard input is not passed on.
  ///
  /// @throws IOException when no JVM can be started
  public static Launched runLibraryApart(Path library, RunRequest request) throws IOException {
    try (ChildRun run = ChildRun.startLibrary(library, request)) {
      return switch (run.join()) {
        case ChildEnd.Ran(int exitStatus) -> new Launched.Ran(exitStatus);
        case ChildEnd.Killed() -> new Launched.Ran(RunResult.PROGRAM_FAILED);
        case ChildEnd.Crashed(int status) -> {
          QiError error = QiError.whileSuspended(new NativeFault.Crashed(status));
          request.err().write(report(error, request).getBytes(StandardCharsets.UTF_8));
          request.err().flush();
          yield new Launched.Ran(RunResult.PROGRAM_FAILED);
        }
      };
    }
  }

  private static String report(QiError error, RunRequest request) {
    if (!request.jsonReport()) {
      return new FailureReport(ProgramMap.empty(), language(request)).error(error);
    }
    FailureJson json = new FailureJson(ProgramMap.empty(), language(request));
    json.error(error);
    return json.end();
  }

  private static Loading refused(ClassFiles files, Problem problem) {
    return new Loading.Refused(
        new LocatedDiagnostic(files.source(), Diagnostic.of(problem, Span.at(0))));
  }

  /// The same in the terms of the runtime.
  public static RunOptions options(RunRequest request) {
    RunOptions options = RunOptions.of(request.out(), request.err());
    return (request.workers().isEmpty()
            ? options
            : options.withWorkers(request.workers().getAsInt()))
        .withClock(request.virtualClock() ? ClockKind.VIRTUAL : ClockKind.REAL)
        .withSeed(request.seed())
        .withSchedule(request.schedule())
        .withHttp(request.fixtures().map(HttpBackend::fixtures).orElseGet(HttpBackend::network))
        .withFiles(FileAccess.below(request.folders()))
        .withInput(request.in())
        .withJsonReport(request.jsonReport())
        .withHeap(
            switch (request.memory()) {
              case GC -> HeapOption.NONE;
              case REFCOUNT -> HeapOption.LEAKS;
              case REFCOUNT_WITH_TOTALS -> HeapOption.TOTALS;
            })
        .withLimits(
            new org.qistage.runtime.RunLimits(
                request.limits().milliseconds(), request.limits().outputBytes()))
        .withInteractive(request.interactive())
        .withLanguage(language(request));
  }

  private static ReportLanguage language(RunRequest request) {
    return switch (request.language()) {
      case ZH -> ReportLanguage.ZH;
      case EN -> ReportLanguage.EN;
    };
  }

  /// What leads from classes, states and methods back to the program.
  static ProgramMap map(List<ClassFiles> all) {
    ProgramMap.Builder map = ProgramMap.builder();
    all.forEach(files -> add(files, map));
    return map.build();
  }

  private static void add(ClassFiles files, ProgramMap.Builder map) {
    for (GeneratedClass made : files.classes()) {
      Map<String, String> methods = new HashMap<>();
      for (MethodMap method : made.methods()) {
        methods.put(method.name(), method.display());
      }
      map.add(
          made.name(),
          new ProgramMap.ClassEntry(
              files.source().name(), made.display(), made.stateLines(), methods));
    }
  }
}
