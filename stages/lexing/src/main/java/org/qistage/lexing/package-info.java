/// Lexing: source text → {@link org.qistage.lexing.TokenStream}.
///
/// Invariants: token spans touch, so that their texts joined are the source; the last token is an
/// empty `EOF`; text that is no token is kept on the error channel with a diagnostic beside it.
///
/// Example: `让出 i；` gives `YIELD`, white space, `IDENTIFIER`, `SEMICOLON` (full width), `EOF`.
@NullMarked
package org.qistage.lexing;

import org.jspecify.annotations.NullMarked;
