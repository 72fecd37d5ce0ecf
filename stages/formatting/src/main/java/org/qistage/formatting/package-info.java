/// Formatting: tokens → the same tokens in the house layout.
///
/// Input: a {@link org.qistage.lexing.TokenStream} that lexes and parses without errors. Output: text.
///
/// The parse tree says which tokens belong together. {@link org.qistage.formatting.LayoutBuilder}
/// turns it into a {@link org.qistage.formatting.Layout}, a text with places where lines may end;
/// {@link org.qistage.formatting.LayoutPrinter} chooses among those places so that lines stay within
/// {@link org.qistage.formatting.Formatter#WIDTH} columns, a Hanzi taking two.
///
/// Invariants: the text has exactly the tokens of the input in their order, letter for letter, and
/// exactly its comments; formatting it once more changes nothing. The second follows from what the
/// layout looks at: the tokens, to which token each comment belongs, and whether a line ended at
/// certain places; {@link org.qistage.formatting.Surroundings} is made so that the output gives the
/// same answers as the input wherever they matter.
///
/// Example: `打印行( 1,2 ) ;` becomes `打印行(1, 2);`.
@NullMarked
package org.qistage.formatting;

import org.jspecify.annotations.NullMarked;
