package org.qistage.fuzz;

import org.qistage.lexing.TokenStream;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageId;

/// The lexer: its tokens are the whole text, in order.
public final class LexerTarget {
  private LexerTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    CompileSnapshot snapshot = Targets.compile(input, StageId.LEX);
    TokenStream tokens = snapshot.tokens().orElseThrow();
    StringBuilder text = new StringBuilder();
    tokens.tokens().forEach(token -> text.append(snapshot.source().slice(token.span())));
    if (!text.toString().contentEquals(snapshot.source().text())) {
      throw new IllegalStateException("the tokens are not the text");
    }
  }
}
