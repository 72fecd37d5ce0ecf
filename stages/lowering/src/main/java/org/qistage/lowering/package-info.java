/// Lowering: {@link org.qistage.checking.typed.TypedProgram} → {@link
/// org.qistage.lowering.LoweredProgram}, in visible passes: `cfg` (blocks over registers), `simplify`,
/// `prove` (sums that cannot overflow), `narrow` (indices in 32 bits; not in debug builds), `liveness`, `split` (at the suspension points), `spill` (to
/// frame slots), `reduce` (a way back into each loop through its head).
///
/// Invariants: every block ends with exactly one terminator; in the artifact of a program without
/// errors no call that may suspend stands inside a block; a register that is read after a resumption was
/// restored or written there. {@link org.qistage.lowering.LoweredVerifier} says so of each function.
///
/// Example: `变量 x = 1 + 等待 f();` ends its block with a suspension; the sum stands in the block that
/// both the `ready` and the `resume` way lead to.
@NullMarked
package org.qistage.lowering;

import org.jspecify.annotations.NullMarked;
