/// What changes the text of programs: formatting, and applying the fixes of diagnostics.
///
/// Input: a source text. Output: another text, or the diagnostics that stand in the way. Nothing here
/// writes a file.
///
/// Invariants: formatting changes no token; a fix is only applied when the program has no more errors
/// after it than before.
///
/// Example: `ProgramFormatter.format(source)` gives `打印行(1);` for `打印行( 1 );`.
@NullMarked
package org.qistage.pipeline.edit;

import org.jspecify.annotations.NullMarked;
