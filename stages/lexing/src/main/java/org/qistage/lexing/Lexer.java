package org.qistage.lexing;

import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Stage;

/// The lexer of Qi: `QiLexer.g4`, with every fault turned into a token and a diagnostic.
///
/// Pure, and safe to use from any thread. Takes time and memory in proportion to the text.
public final class Lexer implements Stage<SourceText, TokenStream> {
  /// The most tokens that are read of one file; a program of ordinary density and of the greatest size
  /// has fewer.
  public static final int TOKEN_LIMIT = 4_000_000;

  @Override
  public Outcome<TokenStream> apply(SourceText source) {
    return new Lexing(source).run();
  }
}
