package org.qistage.pipeline.edit;

import java.util.ArrayList;
import java.util.List;
import org.qistage.formatting.Formatter;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.Parser;
import org.qistage.parsing.SyntaxTree;

/// Formats programs. Names and types do not matter, so a program with errors of those can be
/// formatted.
public final class ProgramFormatter {
  private ProgramFormatter() {}

  /// The program in the house layout, or its lexical and syntax errors.
  public static Formatted format(SourceText source) {
    Outcome<TokenStream> tokens = new Lexer().apply(source);
    Outcome<SyntaxTree> tree = new Parser().apply(tokens.result());
    if (tokens.hasErrors() || tree.hasErrors()) {
      List<Diagnostic> diagnostics = new ArrayList<>(tokens.diagnostics());
      diagnostics.addAll(tree.diagnostics());
      return new Formatted.Faulty(diagnostics);
    }
    return Formatter.format(tokens.result())
        .<Formatted>map(Formatted.Tidy::new)
        .orElseGet(() -> new Formatted.Faulty(tree.diagnostics()));
  }
}
