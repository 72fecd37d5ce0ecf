/// The view of code generation: every instruction of every class.
///
/// **Input:** the newest program and the focus. **Output:** a row for each instruction with the operand
/// stack and the local variables before it, the source line that it came from, jumps, ranges of handlers,
/// an explanation, and the instruction that the user points at.
///
/// Invariants: rows have the words of the listing that the compiler itself prints.
///
/// Example: `new BytecodeListView(workbench, look)`.
@NullMarked
package org.qistage.explorer.bytecode;

import org.jspecify.annotations.NullMarked;
