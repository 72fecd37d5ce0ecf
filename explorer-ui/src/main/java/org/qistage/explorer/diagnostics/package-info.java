/// What is wrong with the program, and how to mend it.
///
/// **Input:** the newest program. **Output:** a list of its diagnostics with message, why and fix; the place of
/// one that is chosen; the edits of one that is applied.
///
/// Invariants: the words are those of the command line, from the same bundles.
///
/// Example: `new DiagnosticsPane(workbench)`.
@NullMarked
package org.qistage.explorer.diagnostics;

import org.jspecify.annotations.NullMarked;
