package org.qistage.parsing;

import java.util.Arrays;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Literals;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenStream;

/// Knows where the lexer has already complained, so that the parser does not complain of what follows
/// from it: text of the channel `ERROR`, and literals that are malformed.
final class LexicalFaults {
  private final TokenStream tokens;
  private final int[] errorStarts;

  LexicalFaults(TokenStream tokens) {
    this.tokens = tokens;
    this.errorStarts =
        tokens.tokens().stream()
            .filter(token -> token.channel() == Channel.ERROR)
            .mapToInt(token -> token.span().start())
            .toArray();
  }

  /// Whether the lexer's complaints account for a token that does not fit after another.
  boolean explain(FedToken before, FedToken found) {
    int from = Arrays.binarySearch(errorStarts, before.start());
    int first = from < 0 ? -from - 1 : from;
    boolean between = first < errorStarts.length && errorStarts[first] <= found.start();
    return between || isMalformed(before.token()) || isMalformed(found.token());
  }

  private boolean isMalformed(Token token) {
    return Literals.isMalformed(token.kind(), tokens.text(token));
  }
}
