package org.qistage.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.qistage.checking.Checker;
import org.qistage.checking.ImportTarget;
import org.qistage.checking.ProgramFile;
import org.qistage.checking.ProgramFile.Role;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Span;
import org.qistage.lowering.Lowering;
import org.qistage.lowering.LoweringResult;
import org.qistage.parsing.Import;
import org.qistage.parsing.SyntaxTree;

/// One compilation: lexing and parsing file by file, while imports are followed; checking of all files
/// together; lowering and code generation file by file again.
final class CompilationRun {
  private final CompileRequest request;
  private final Map<StageId, StageRunner> runners;
  private final FileCompilation compiled;

  /// The files, the compiled one last.
  private List<FileCompilation> files;

  /// What was said of files that are no text, and of what no stage could be asked.
  private List<LocatedDiagnostic> besides = List.of();

  CompilationRun(CompileRequest request, Map<StageId, StageRunner> runners) {
    this.request = request;
    this.runners = runners;
    compiled =
        new FileCompilation(
            request.start(),
            ImportLoader.identity(request.files(), request.start().source()),
            Role.COMPILED,
            request.foreign());
    compiled.add(request.earlier());
    files = List.of(compiled);
  }

  CompileSnapshot run() {
    parse(compiled);
    if (runs(StageId.CHECK)) {
      if (compiled.syntax().isPresent()) {
        load();
        check();
      }
      each(StageId.LOWER);
      if (files.stream().noneMatch(FileCompilation::hasErrors) && besides.isEmpty()) {
        each(StageId.CODEGEN);
      }
    }
    List<FileSnapshot> snapshots = new ArrayList<>();
    snapshots.add(compiled.snapshot());
    files.stream()
        .filter(file -> file != compiled)
        .map(FileCompilation::snapshot)
        .forEach(snapshots::add);
    return new CompileSnapshot(request, snapshots, besides);
  }

  private boolean runs(StageId stage) {
    return stage.compareTo(request.last()) <= 0;
  }

  /// Takes a file through those of lexing and parsing that are still to be done.
  private void parse(FileCompilation file) {
    run(file, StageId.LEX);
    run(file, StageId.PARSE);
  }

  private void each(StageId stage) {
    files.forEach(file -> run(file, stage));
  }

  /// Runs a stage on a file if it is its turn.
  private void run(FileCompilation file, StageId stage) {
    Optional<Artifact> input = file.artifact();
    if (!runs(stage) || input.isEmpty() || !StageId.after(input.get()).equals(Optional.of(stage))) {
      return;
    }
    StageRunner runner = runner(stage);
    long start = System.nanoTime();
    Artifact sound =
        stage == StageId.LOWER
            ? SoundFunctions.of((TypedProgram) input.get(), file.errors())
            : input.get();
    StageAttempt attempt = attempt(file, stage, sound, runner);
    file.add(stage, attempt, runner.isForeign(), System.nanoTime() - start);
  }

  private StageRunner runner(StageId stage) {
    return Objects.requireNonNull(runners.get(stage));
  }

  private StageAttempt attempt(
      FileCompilation file, StageId stage, Artifact input, StageRunner runner) {
    try {
      return stage == StageId.LOWER && runner instanceof OwnStage
          ? lower((TypedProgram) input)
          : runner.run(input);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      if (file.foreign()) {
        return StageAttempt.failed(input.source(), new PipelineProblem.UnusableArtifact(stage));
      }
      throw e;
    }
  }

  private StageAttempt lower(TypedProgram program) {
    Lowering lowering = new Lowering(request.lowering());
    if (!request.passes()) {
      return StageAttempt.of(lowering.apply(program));
    }
    LoweringResult result = lowering.lowerWithPasses(program);
    return new StageAttempt(
        Optional.of(result.program()),
        LocatedDiagnostic.all(program.source(), result.diagnostics()),
        result.passes());
  }

  // ---- Several files ----

  private void load() {
    ImportLoader loader = new ImportLoader(request.files(), this::parse);
    files = loader.load(compiled);
    besides = loader.unreadable();
  }

  private void check() {
    if (runner(StageId.CHECK).isForeign()) {
      checkByForeignStage();
      return;
    }
    long start = System.nanoTime();
    List<StageAttempt> attempts = checkTogether();
    long nanos = System.nanoTime() - start;
    for (int i = 0; i < files.size(); i++) {
      FileCompilation file = files.get(i);
      if (file.syntax().isPresent()) {
        file.add(StageId.CHECK, attempts.get(i), false, file == compiled ? nanos : 0);
      }
    }
  }

  /// A replaced checker knows one file. What it could not know is told beside what it said.
  private void checkByForeignStage() {
    run(compiled, StageId.CHECK);
    if (files.size() > 1 || !compiled.importDiagnostics.isEmpty()) {
      Diagnostic fault = Diagnostic.of(new PipelineProblem.OneFileOnly(StageId.CHECK), Span.at(0));
      List<Diagnostic> all = new ArrayList<>(compiled.importDiagnostics);
      all.add(fault);
      compiled.add(all);
      besides = LocatedDiagnostic.all(compiled.source, all);
    }
    files = List.of(compiled);
  }

  private List<StageAttempt> checkTogether() {
    Map<FileCompilation, Integer> places = new HashMap<>();
    for (FileCompilation file : files) {
      if (file.syntax().isPresent()) {
        places.put(file, places.size());
      }
    }
    List<ProgramFile> parsed = new ArrayList<>();
    for (FileCompilation file : files) {
      file.syntax().ifPresent(tree -> parsed.add(programFile(file, tree, places)));
    }
    try {
      List<Outcome<TypedProgram>> outcomes = Checker.checkTogether(parsed);
      List<StageAttempt> attempts = new ArrayList<>();
      int next = 0;
      for (FileCompilation file : files) {
        attempts.add(
            file.syntax().isPresent()
                ? withImports(file, outcomes.get(next++))
                : StageAttempt.failed(file.source, List.of()));
      }
      return attempts;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      if (files.stream().noneMatch(FileCompilation::foreign)) {
        throw e;
      }
      return files.stream()
          .map(
              file ->
                  StageAttempt.failed(
                      file.source, new PipelineProblem.UnusableArtifact(StageId.CHECK)))
          .toList();
    }
  }

  /// What was said of a file's imports stands before what was said of the rest of it.
  private static StageAttempt withImports(FileCompilation file, Outcome<TypedProgram> outcome) {
    List<Diagnostic> all = new ArrayList<>(file.importDiagnostics);
    all.addAll(outcome.diagnostics());
    all.sort(java.util.Comparator.comparingInt(diagnostic -> diagnostic.primary().start()));
    return StageAttempt.of(outcome.result(), all);
  }

  private static ProgramFile programFile(
      FileCompilation file, SyntaxTree tree, Map<FileCompilation, Integer> places) {
    List<ImportTarget> targets = new ArrayList<>();
    List<Import> imports = tree.program().imports();
    for (int i = 0; i < imports.size(); i++) {
      Integer place = places.get(file.imports.get(i));
      if (ProgramFile.isLibrary(imports.get(i))) {
        targets.add(new ImportTarget.Library());
      } else if (place == null) {
        targets.add(new ImportTarget.Missing());
      } else {
        targets.add(new ImportTarget.File(place));
      }
    }
    return new ProgramFile(tree, file.module, file.packageName(), file.role, targets);
  }
}
