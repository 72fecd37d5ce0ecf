package org.qistage.lexing;

/// Whether the parser sees a token.
public enum Channel {
  /// Seen by the parser.
  DEFAULT,
  /// White space and comments: kept for the formatter and the token view.
  TRIVIA,
  /// Text that is no token; a diagnostic stands beside it and the parser skips it.
  ERROR
}
