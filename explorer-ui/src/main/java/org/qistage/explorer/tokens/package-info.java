/// The view of lexing: a table of tokens.
///
/// **Input:** the newest program and the focus. **Output:** a row for each token, trivia on demand, and the
/// token that the user points at.
///
/// Invariants: rows are the production lexer's tokens; their texts, trivia included, joined are the source.
///
/// Example: `new TokensView(workbench)`.
@NullMarked
package org.qistage.explorer.tokens;

import org.jspecify.annotations.NullMarked;
