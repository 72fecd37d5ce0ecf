package org.qistage.lexing;

import org.qistage.foundation.Span;

/// One token. Its text is the source under its span, so the texts of all tokens, trivia included,
/// joined in order are the source.
///
/// @param fullWidth whether it is punctuation written in full width, such as `；` for `;`
public record Token(TokenKind kind, Span span, Channel channel, boolean fullWidth) {}
