/// One call of the recorded run, instruction by instruction.
///
/// **Input:** the recorded run and the clock. **Output:** every bytecode instruction that the call has executed,
/// with the operand stack before and after it and the variables that it changed; the one that comes next at the
/// present moment.
///
/// Invariants: the steps come from doing the run again with the emitted bytecode of that call, and are shown only
/// when every event is the same as in the recording; the clock's position is the same for all levels.
///
/// Example: `new InstructionsPane(workbench)`.
@NullMarked
package org.qistage.explorer.steps;

import org.jspecify.annotations.NullMarked;
