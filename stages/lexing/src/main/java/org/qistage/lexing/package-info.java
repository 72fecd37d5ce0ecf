/// Lexing: source text to tokens.
///
/// Input: a {@link org.qistage.foundation.SourceText} (from bytes: {@link
/// org.qistage.lexing.SourceDecoder}). Output: a {@link org.qistage.lexing.TokenStream}, with
/// {@link org.qistage.lexing.LexProblem}s beside it.
///
/// Invariants: token spans touch and their texts, joined, are the source; the last token is an empty
/// `EOF`; white space and comments are tokens of the channel `TRIVIA`; text that is no token is of the
/// channel `ERROR` and has a diagnostic. A literal that is malformed is still a literal token, so that
/// the parser goes on; what it then stands for is said by {@link org.qistage.lexing.Literals}.
///
/// Example: `打印 "好"；` gives `PRINT WHITE_SPACE STRING_LITERAL SEMICOLON EOF`, the semicolon with
/// its full-width mark.
@NullMarked
package org.qistage.lexing;

import org.jspecify.annotations.NullMarked;
