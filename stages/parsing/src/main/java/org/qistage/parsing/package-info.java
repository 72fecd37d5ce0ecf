/// Parsing: {@link org.qistage.lexing.TokenStream} → {@link org.qistage.parsing.SyntaxTree}.
///
/// Invariants: there is always a tree; what could not be read is an explicit error node with a
/// diagnostic beside it; the span of a node holds the spans of its children; node ids are dense.
///
/// Example: `让出 i;` gives `Statement.Yield(NameReference(i))`.
@NullMarked
package org.qistage.parsing;

import org.jspecify.annotations.NullMarked;
