/// Code generation: {@link org.qistage.lowering.LoweredProgram} → {@link
/// org.qistage.codegen.ClassFiles}.
///
/// Invariants: the class files pass the verifier; they call the runtime only through its ABI table;
/// every instruction that came from the program has a line number and leads back to its lowered
/// instruction.
///
/// Example: `add.i64 %1, 1` becomes `lload; lconst_1; invokestatic Math.addExact`.
@NullMarked
package org.qistage.codegen;

import org.jspecify.annotations.NullMarked;
