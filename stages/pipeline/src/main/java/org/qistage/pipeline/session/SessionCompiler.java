package org.qistage.pipeline.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lowering.LoweringOptions;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.artifact.ArtifactText;
import org.qistage.pipeline.session.SessionText.Placed;

/// Compiles the texts of a session, each together with the files that are imported.
final class SessionCompiler {
  /// That a declaration stands in a function, which it does while an input is looked at as a whole.
  private static final String INSIDE = "QI-PARSE-0017";

  /// That an import comes after a declaration, which it may in a session.
  private static final String LATE_IMPORT = "QI-PARSE-0018";

  /// What later inputs may make untrue: that an import is not used.
  private static final String UNUSED_IMPORT = "QI-CHECK-0805";

  private final Pipeline pipeline = Pipeline.standard();
  private final FrozenFiles files;
  private final Set<String> kept = new HashSet<>();
  private List<FileSnapshot> others = List.of();
  private Optional<CompileSnapshot> lastChecked = Optional.empty();
  private Optional<CompileSnapshot> lastMade = Optional.empty();

  /// The last text that had no errors, with all that was declared before it.
  private Optional<CompileSnapshot> lastSound = Optional.empty();

  SessionCompiler(FileSource files) {
    this.files = new FrozenFiles(files);
  }

  /// What became of a text.
  ///
  /// @param classes of the text and then of each imported file; empty when there are errors
  /// @param warnings those that help whoever entered it
  record Compiled(
      List<ClassFiles> classes,
      Optional<TypedProgram> typed,
      List<LocatedDiagnostic> errors,
      List<LocatedDiagnostic> warnings) {
    boolean isFaulty() {
      return classes.isEmpty();
    }
  }

  /// What is wrong with the words and the structure of an input.
  List<LocatedDiagnostic> structuralErrors(SourceText source) {
    CompileSnapshot parsed = pipeline.compile(CompileRequest.of(source, StageId.PARSE));
    lastChecked = Optional.of(parsed);
    return errors(parsed).stream()
        .filter(located -> !located.diagnostic().code().equals(INSIDE))
        .toList();
  }

  /// Checks a text without making anything of it that could be run.
  CompileSnapshot check(SourceText source) {
    files.forget();
    return pipeline.compile(CompileRequest.of(source, StageId.CHECK).withFiles(files));
  }

  static List<LocatedDiagnostic> errors(CompileSnapshot snapshot) {
    return snapshot.diagnostics().stream()
        .filter(located -> located.diagnostic().isError())
        .filter(
            located ->
                !located.source().equals(snapshot.source())
                    || !located.diagnostic().code().equals(LATE_IMPORT))
        .toList();
  }

  /// Compiles a text of which only one part is to be run.
  ///
  /// @param fresh where the variable stands that gets its first value now
  Compiled compile(Placed text, Span fresh) {
    CompileSnapshot checked = check(text.source());
    lastChecked = Optional.of(checked);
    lastMade = Optional.empty();
    others = checked.files().stream().filter(file -> !file.compiled()).toList();
    List<LocatedDiagnostic> errors = errors(checked);
    Optional<TypedProgram> typed = checked.typed();
    if (!errors.isEmpty() || typed.isEmpty()) {
      return new Compiled(List.of(), typed, errors, List.of());
    }
    lastSound = lastChecked;
    CompileSnapshot made = make(withOnly(typed.get(), fresh));
    lastMade = Optional.of(made);
    List<CompileSnapshot> all = new ArrayList<>(List.of(made));
    others.forEach(file -> file.typed().ifPresent(program -> all.add(make(program))));
    errors = all.stream().flatMap(each -> errors(each).stream()).toList();
    List<ClassFiles> classes = all.stream().flatMap(each -> each.classes().stream()).toList();
    return new Compiled(
        errors.isEmpty() ? classes : List.of(), typed, errors, warnings(checked, text));
  }

  private CompileSnapshot make(TypedProgram program) {
    return pipeline.compile(
        new CompileRequest(
            program,
            List.of(),
            false,
            StageId.CODEGEN,
            false,
            LoweringOptions.RUN,
            FileSource.none()));
  }

  /// The warnings about the new part of a text and about files that are imported for the first time.
  private List<LocatedDiagnostic> warnings(CompileSnapshot checked, Placed text) {
    Stream<LocatedDiagnostic> own =
        checked.compiled().diagnostics().stream()
            .filter(located -> text.part().contains(located.diagnostic().primary()))
            .filter(located -> !located.diagnostic().code().equals(UNUSED_IMPORT));
    Stream<LocatedDiagnostic> imported =
        others.stream()
            .filter(file -> !kept.contains(file.source().name()))
            .flatMap(file -> file.diagnostics().stream());
    return Stream.concat(own, imported).filter(located -> !located.diagnostic().isError()).toList();
  }

  /// The imports of the last text are in force: their files stay as they are.
  void keepFiles() {
    files.keep();
    others.forEach(file -> kept.add(file.source().name()));
  }

  /// The program without the first values of variables that have theirs already.
  private static TypedProgram withOnly(TypedProgram program, Span fresh) {
    Optional<TypedInitializer> initializer =
        program
            .initializer()
            .map(
                known -> {
                  TypedStatement.Block body = known.body();
                  List<TypedStatement> own =
                      body.statements().stream()
                          .filter(statement -> fresh.contains(statement.span()))
                          .toList();
                  return new TypedInitializer(
                      known.id(),
                      known.span(),
                      new TypedStatement.Block(body.id(), body.span(), own),
                      known.suspends());
                });
    return program.withInitializer(initializer);
  }

  /// What a stage made of the last input that was compiled.
  Optional<String> artifact(StageId stage) {
    Optional<CompileSnapshot> from = stage.compareTo(StageId.CHECK) <= 0 ? lastChecked : lastMade;
    return from.flatMap(snapshot -> snapshot.artifact(stage)).map(ArtifactText::print);
  }

  Optional<CompileSnapshot> lastSound() {
    return lastSound;
  }
}
