/// The view of lowering: a function as each pass left it, its blocks, its states, and its frame.
///
/// **Input:** the newest program, the focus and the clock. **Output:** lines with what the pass changed,
/// graphs, a card for the frame, and the instruction that the user points at.
///
/// Invariants: lines have the words of the lowered program's own printer; graphs are those of the lowered
/// program; values are those of the recorded moment.
///
/// Example: `new LoweringView(workbench, look)`.
@NullMarked
package org.qistage.explorer.lowering;

import org.jspecify.annotations.NullMarked;
