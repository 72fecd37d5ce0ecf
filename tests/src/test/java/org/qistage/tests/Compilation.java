package org.qistage.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.SourceDecoder;
import org.qistage.lexing.TokenStream;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweringOptions;
import org.qistage.parsing.SyntaxTree;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

/// What the standard pipeline makes of one program, with everything it reports.
///
/// @param snapshot what the stages made
/// @param diagnostics of all stages, in the order of the stages
public record Compilation(CompileSnapshot snapshot, List<Diagnostic> diagnostics) {
  /// The name that every program has in diagnostics and traces.
  public static final String FILE = "program.qi";

  public Compilation {
    diagnostics = List.copyOf(diagnostics);
  }

  public static Compilation of(byte[] program) {
    return of(program, FileSource.none());
  }

  /// @param files the files that the program may import
  public static Compilation of(byte[] program, FileSource files) {
    Outcome<SourceText> decoded = SourceDecoder.decode(FILE, program);
    return of(decoded.result(), decoded.diagnostics(), files);
  }

  public static Compilation of(String program) {
    return of(new SourceText(FILE, program), List.of(), FileSource.none());
  }

  /// Another program beside the same other files.
  public Compilation withProgram(String program) {
    return of(new SourceText(FILE, program), List.of(), snapshot.request().files());
  }

  private static Compilation of(SourceText source, List<Diagnostic> decoding, FileSource files) {
    CompileRequest request =
        CompileRequest.of(source, StageId.CODEGEN).withEarlier(decoding).withFiles(files);
    CompileSnapshot snapshot = Pipeline.standard().compile(request);
    List<Diagnostic> diagnostics =
        snapshot.diagnostics().stream().map(LocatedDiagnostic::diagnostic).toList();
    return new Compilation(snapshot, diagnostics);
  }

  /// The same program as another kind of build.
  public Compilation withLowering(LoweringOptions options) {
    CompileSnapshot other = Pipeline.standard().compile(snapshot.request().withLowering(options));
    return new Compilation(
        other, other.diagnostics().stream().map(LocatedDiagnostic::diagnostic).toList());
  }

  public SourceText source() {
    return snapshot.source();
  }

  public TokenStream tokens() {
    return snapshot.tokens().orElseThrow();
  }

  public SyntaxTree tree() {
    return snapshot.syntax().orElseThrow();
  }

  public TypedProgram typed() {
    return snapshot.typed().orElseThrow();
  }

  public LoweredProgram lowered() {
    return snapshot.lowered().orElseThrow();
  }

  /// Absent for a program with errors.
  public Optional<ClassFiles> classes() {
    return snapshot.classes();
  }

  /// The class files of every file of the program, the compiled one first; none of a program with
  /// errors.
  public List<ClassFiles> allClasses() {
    return snapshot.files().stream().flatMap(file -> file.classes().stream()).toList();
  }

  /// The typed trees of every file of the program, the compiled one first.
  public List<TypedProgram> allTyped() {
    return snapshot.files().stream().flatMap(file -> file.typed().stream()).toList();
  }

  /// What was reported, by the file it is about: the compiled one first, then those of the program,
  /// then those that are no text.
  public Map<SourceText, List<Diagnostic>> byFile() {
    Map<SourceText, List<Diagnostic>> all = new LinkedHashMap<>();
    snapshot.files().forEach(file -> all.put(file.source(), new ArrayList<>()));
    snapshot
        .diagnostics()
        .forEach(
            located ->
                all.computeIfAbsent(located.source(), _ -> new ArrayList<>())
                    .add(located.diagnostic()));
    return all;
  }

  public boolean hasErrors() {
    return snapshot.hasErrors();
  }
}
