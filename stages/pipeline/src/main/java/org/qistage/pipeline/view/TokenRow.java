package org.qistage.pipeline.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Localized;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;
import org.qistage.pipeline.StageArtifacts;

/// A token, as a row of a table.
///
/// @param index from 0, trivia counted
/// @param kind its name in the grammar, such as `IDENTIFIER`
/// @param name what readers call its kind
/// @param text as it stands in the source
/// @param style how it looks in an editor
/// @param trivia whether the parser does not see it
/// @param fullWidth whether it is punctuation written in full width, such as `；`
public record TokenRow(
    int index,
    String kind,
    Localized name,
    String text,
    Span span,
    Style style,
    boolean trivia,
    boolean fullWidth) {

  /// How a token looks.
  public enum Style {
    KEYWORD,
    TYPE,
    NAME,
    NUMBER,
    STRING,
    PUNCTUATION,
    COMMENT,
    SPACE,
    INVALID
  }

  /// The tokens of a compilation, without the one that marks the end; none when it has none.
  public static List<TokenRow> of(StageArtifacts artifacts) {
    return artifacts.tokens().map(TokenRow::of).orElse(List.of());
  }

  /// What of a piece of the text the parser sees: the piece without white space and comments at its ends; empty
  /// when there is nothing else in it. A piece of a token is that piece.
  ///
  /// @param tokens all of the text, trivia included, in order
  public static Optional<Span> code(List<TokenRow> tokens, Span span) {
    int start = Integer.MAX_VALUE;
    int end = -1;
    for (int at = firstEndingBehind(tokens, span.start());
        at < tokens.size() && tokens.get(at).span().start() < span.end();
        at++) {
      if (!tokens.get(at).trivia()) {
        start = Math.min(start, Math.max(span.start(), tokens.get(at).span().start()));
        end = Math.min(span.end(), tokens.get(at).span().end());
      }
    }
    return end < 0 ? Optional.empty() : Optional.of(new Span(start, end));
  }

  /// The index of the first token that ends behind a place; their number when none does.
  public static int firstEndingBehind(List<TokenRow> tokens, int place) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).span().end() <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<TokenRow> of(TokenStream tokens) {
    List<TokenRow> rows = new ArrayList<>(tokens.tokens().size());
    for (Token token : tokens.tokens()) {
      if (token.kind() != TokenKind.EOF) {
        rows.add(row(rows.size(), token, tokens));
      }
    }
    return List.copyOf(rows);
  }

  private static TokenRow row(int index, Token token, TokenStream tokens) {
    TokenKind kind = token.kind();
    return new TokenRow(
        index,
        kind.name(),
        kind::display,
        tokens.text(token),
        token.span(),
        style(kind),
        token.channel() == Channel.TRIVIA,
        token.fullWidth());
  }

  private static Style style(TokenKind kind) {
    return switch (kind) {
      case INTEGER_TYPE,
          LONG_TYPE,
          SHORT_TYPE,
          BYTE_TYPE,
          FLOAT_TYPE,
          BOOLEAN_TYPE,
          CHARACTER_TYPE,
          STRING_TYPE,
          POINTER,
          REFERENCE,
          LIST,
          SET,
          DICTIONARY,
          ARRAY,
          CHANNEL,
          FUTURE ->
          Style.TYPE;
      case INTEGER_LITERAL, FLOAT_LITERAL -> Style.NUMBER;
      case STRING_LITERAL, CHARACTER_LITERAL -> Style.STRING;
      case LINE_COMMENT, BLOCK_COMMENT -> Style.COMMENT;
      default ->
          switch (kind.category()) {
            case KEYWORD -> Style.KEYWORD;
            // Which of the two a soft keyword is, only the parser knows; most are keywords.
            case SOFT_KEYWORD -> Style.KEYWORD;
            case NAME -> Style.NAME;
            case LITERAL -> Style.NUMBER;
            case PUNCTUATION -> Style.PUNCTUATION;
            case TRIVIA, END -> Style.SPACE;
            case INVALID -> Style.INVALID;
          };
    };
  }
}
