/// Parsing: tokens to the syntax tree.
///
/// Input: a {@link org.qistage.lexing.TokenStream}, from whichever lexer. Output: a {@link
/// org.qistage.parsing.SyntaxTree}, with {@link org.qistage.parsing.ParseProblem}s beside it.
///
/// Invariants: there is always a tree, with error nodes where recovery had to skip or to make up;
/// the span of a node holds the spans of its children, in order; node ids are dense from 0 and
/// every one has the grammar rule that made it. The tree's depth is limited (see {@link
/// org.qistage.parsing.Parser}), so that later stages may recurse over it.
///
/// Example: `打印 1 + 2;` is a {@link org.qistage.parsing.Statement.Print} of a {@link
/// org.qistage.parsing.Expression.Binary}.
@NullMarked
package org.qistage.parsing;

import org.jspecify.annotations.NullMarked;
