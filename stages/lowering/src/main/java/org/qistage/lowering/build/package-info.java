/// The first pass of lowering, `cfg`: {@link org.qistage.checking.typed.TypedProgram} → {@link
/// org.qistage.lowering.LoweredFunction}s of basic blocks over virtual registers.
///
/// Everything that is only a shorter way to write something else is taken apart here: short circuits
/// and conditions become branches, loops over ranges and containers become counted loops or calls of
/// the runtime, printing becomes conversions and joins, the block of `启动 { … }` becomes a function
/// of its own.
///
/// Invariants: operands are evaluated left to right, each exactly once; a call that may suspend stands
/// in the middle of its block as a {@link org.qistage.lowering.Instruction.SuspendingCall}; blocks are
/// numbered in the order of the source; what the checker could not make sense of becomes an {@link
/// org.qistage.lowering.Terminator.Unreachable}, never an exception.
///
/// Example: `如果 甲 与 乙 { … }` gives two branches and no boolean register.
@NullMarked
package org.qistage.lowering.build;

import org.jspecify.annotations.NullMarked;
