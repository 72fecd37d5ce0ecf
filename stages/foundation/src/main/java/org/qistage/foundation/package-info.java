/// What every stage stands on: source text and spans, node identity and origins, diagnostics
/// with their bilingual messages, and the outcome of a stage.
///
/// Input: nothing; this package depends on no other. Output: immutable values.
///
/// Invariants: a {@link org.qistage.foundation.Span} counts UTF-16 units; every record copies the
/// collections it is given; nothing here reads a file, a clock or the environment.
///
/// Example: `new SourceText("甲.qi", text).position(span.start())` gives the line and column that a
/// diagnostic prints.
@NullMarked
package org.qistage.foundation;

import org.jspecify.annotations.NullMarked;
