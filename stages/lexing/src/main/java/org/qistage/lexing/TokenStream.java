package org.qistage.lexing;

import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.SourceText;

/// The artifact of lexing: every token of the source in order, trivia and errors included, with an
/// empty `EOF` token last. Spans touch: each token starts where the one before it ends.
public record TokenStream(SourceText source, List<Token> tokens) implements Artifact {
  public TokenStream {
    tokens = List.copyOf(tokens);
  }

  /// The text of a token as it stands in the source.
  public String text(Token token) {
    return source.slice(token.span());
  }
}
