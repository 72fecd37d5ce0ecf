package org.qistage.lexing;

import java.util.List;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;

/// What tests ask of the lexer.
final class Lexed {
  private Lexed() {}

  static Outcome<TokenStream> of(String text) {
    return new Lexer().apply(new SourceText("试.qi", text));
  }

  /// The kinds of all tokens but trivia and the end.
  static List<TokenKind> kinds(String text) {
    return of(text).result().tokens().stream()
        .filter(token -> token.channel() != Channel.TRIVIA)
        .map(Token::kind)
        .filter(kind -> kind != TokenKind.EOF)
        .toList();
  }

  static List<String> codes(String text) {
    return of(text).diagnostics().stream().map(diagnostic -> diagnostic.code()).toList();
  }

  /// The text after the edits of all diagnostics.
  static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text);
    of(text).diagnostics().stream()
        .flatMap(diagnostic -> diagnostic.edits().stream())
        .sorted((a, b) -> Integer.compare(b.span().start(), a.span().start()))
        .forEach(
            edit -> repaired.replace(edit.span().start(), edit.span().end(), edit.replacement()));
    return repaired.toString();
  }

  /// The text that the tokens spell together.
  static String concatenated(TokenStream stream) {
    StringBuilder text = new StringBuilder();
    stream.tokens().forEach(token -> text.append(stream.text(token)));
    return text.toString();
  }
}
