package org.qistage.tests;

import java.util.List;
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
import org.qistage.parsing.SyntaxTree;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
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
    Outcome<SourceText> decoded = SourceDecoder.decode(FILE, program);
    return of(decoded.result(), decoded.diagnostics());
  }

  public static Compilation of(String program) {
    return of(new SourceText(FILE, program), List.of());
  }

  private static Compilation of(SourceText source, List<Diagnostic> decoding) {
    CompileRequest all = CompileRequest.of(source, StageId.CODEGEN);
    CompileRequest request =
        new CompileRequest(all.start(), decoding, all.foreign(), all.last(), all.passes());
    CompileSnapshot snapshot = Pipeline.standard().compile(request);
    List<Diagnostic> diagnostics =
        snapshot.diagnostics().stream().map(LocatedDiagnostic::diagnostic).toList();
    return new Compilation(snapshot, diagnostics);
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

  public boolean hasErrors() {
    return snapshot.hasErrors();
  }
}
