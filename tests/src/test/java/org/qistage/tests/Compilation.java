package org.qistage.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.Checker;
import org.qistage.checking.TypedProgram;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.CodeGenerator;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.SourceDecoder;
import org.qistage.lexing.TokenStream;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.Lowering;
import org.qistage.parsing.Parser;
import org.qistage.parsing.SyntaxTree;

/// What the stages make of one program, with everything they report.
///
/// @param lowered absent when a stage before reported an error
/// @param classes absent when a stage before reported an error
public record Compilation(
    SourceText source,
    TokenStream tokens,
    SyntaxTree tree,
    TypedProgram typed,
    Optional<LoweredProgram> lowered,
    Optional<ClassFiles> classes,
    List<Diagnostic> diagnostics) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
  }

  /// The name that every program has in diagnostics and traces.
  public static final String FILE = "program.qi";

  public static Compilation of(byte[] program) {
    Outcome<SourceText> decoded = SourceDecoder.decode(FILE, program);
    return of(decoded.result(), decoded.diagnostics());
  }

  public static Compilation of(String program) {
    return of(new SourceText(FILE, program), List.of());
  }

  private static Compilation of(SourceText source, List<Diagnostic> decoding) {
    List<Diagnostic> diagnostics = new ArrayList<>(decoding);
    TokenStream tokens = keep(new Lexer().apply(source), diagnostics);
    SyntaxTree tree = keep(new Parser().apply(tokens), diagnostics);
    TypedProgram typed = keep(new Checker().apply(tree), diagnostics);
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return new Compilation(
          source, tokens, tree, typed, Optional.empty(), Optional.empty(), diagnostics);
    }
    LoweredProgram lowered = keep(new Lowering().apply(typed), diagnostics);
    ClassFiles classes = keep(new CodeGenerator().apply(lowered), diagnostics);
    return new Compilation(
        source, tokens, tree, typed, Optional.of(lowered), Optional.of(classes), diagnostics);
  }

  private static <T> T keep(Outcome<T> outcome, List<Diagnostic> diagnostics) {
    diagnostics.addAll(outcome.diagnostics());
    return outcome.result();
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
