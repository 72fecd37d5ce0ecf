/// Lowering: {@link org.qistage.checking.TypedProgram} → {@link
/// org.qistage.lowering.LoweredProgram}, in visible passes: control-flow graph, liveness, split at
/// the suspension points, spill to frame slots.
///
/// Invariants: every block ends with exactly one terminator; in the artifact no call that may suspend
/// stands inside a block; a register that is read after a resumption was restored or written there.
///
/// Example: `变量 x = 1 + 等待 f();` ends its block with a suspension; the sum stands in the block that
/// both the `ready` and the `resume` way lead to.
@NullMarked
package org.qistage.lowering;

import org.jspecify.annotations.NullMarked;
