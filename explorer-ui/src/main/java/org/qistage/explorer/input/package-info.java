/// What the program reads as its standard input while it is recorded.
///
/// **Input:** the document's input, the newest program. **Output:** the document's input as the user writes
/// it, which is recorded anew.
///
/// Invariants: what is said of the recording is said by the trace; a program that reads nothing is not
/// claimed to have read.
@NullMarked
package org.qistage.explorer.input;

import org.jspecify.annotations.NullMarked;
