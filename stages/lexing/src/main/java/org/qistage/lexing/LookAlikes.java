package org.qistage.lexing;

import org.jspecify.annotations.Nullable;

/// Characters that Qi does not have, but whose meaning is plain: mathematical signs, and
/// punctuation of other keyboards.
final class LookAlikes {
  private LookAlikes() {}

  /// @param kind the token that was meant, or `INVALID` when that takes more than one token
  /// @param spelling how Qi spells it
  record Meaning(TokenKind kind, String spelling) {}

  static @Nullable Meaning of(int codePoint) {
    return switch (codePoint) {
      case '×', '✕', '∗' -> meaning(TokenKind.STAR);
      case '÷', '∕' -> meaning(TokenKind.SLASH);
      case '−', '–', '—' -> meaning(TokenKind.MINUS);
      case '≤', '≦', '⩽' -> meaning(TokenKind.LESS_EQUAL);
      case '≥', '≧', '⩾' -> meaning(TokenKind.GREATER_EQUAL);
      case '≠' -> meaning(TokenKind.NOT_EQUAL);
      case '←' -> meaning(TokenKind.LEFT_ARROW);
      case '⇒' -> meaning(TokenKind.FAT_ARROW);
      case '《', '〈' -> meaning(TokenKind.LESS);
      case '》', '〉' -> meaning(TokenKind.GREATER);
      case '〔' -> meaning(TokenKind.LEFT_BRACKET);
      case '〕' -> meaning(TokenKind.RIGHT_BRACKET);
      case '∧' -> meaning(TokenKind.DOUBLE_AMPERSAND);
      case '∨' -> meaning(TokenKind.DOUBLE_PIPE);
      case '¬' -> meaning(TokenKind.BANG);
      case '「', '」', '『', '』', '＂', '„', '«', '»' -> new Meaning(TokenKind.INVALID, "\"");
      case '＇', '’', '`', '｀' -> new Meaning(TokenKind.INVALID, "'");
      default -> null;
    };
  }

  private static Meaning meaning(TokenKind kind) {
    return new Meaning(kind, kind.spelling());
  }
}
