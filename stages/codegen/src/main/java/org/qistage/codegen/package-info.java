/// Code generation: {@link org.qistage.lowering.LoweredProgram} → {@link
/// org.qistage.codegen.ClassFiles}.
///
/// | a function is | its code |
/// |---|---|
/// | plain | `static R f(arguments)` of the class `程序` |
/// | suspendable | `static R f(arguments, Context)` until it suspends; `static void f$恢复(frame, Context)` once resumed; the class `程序$f$帧` holds what it saved |
/// | a generator | `qi_generator_next(Context)` of the class `程序$f$协程`, whose fields are its slots |
/// | spawned | besides, a class `程序$f$任务` that holds the arguments until the start |
/// | spawned and never called | `程序$f$任务` holds what it saved, too; there is no `程序$f$帧` |
///
/// How a method is made: {@link org.qistage.codegen.BodyGraph} picks the blocks, {@link
/// org.qistage.codegen.Folding} builds expression trees, {@link org.qistage.codegen.Locals} gives out
/// variables, {@link org.qistage.codegen.SlotContents} finds the stores that can be left out, {@link
/// org.qistage.codegen.BodyWriter} writes, and {@link org.qistage.codegen.StateSaving} what a suspension
/// saves.
///
/// Invariants: the class files pass the verifier; they call the runtime only through its ABI table;
/// every instruction that came from the program has a line number and leads back to its lowered
/// instruction; the same program gives the same bytes.
///
/// Example: `add.i64 %1, 1` becomes `lload; lconst_1; invokestatic Math.addExact`.
@NullMarked
package org.qistage.codegen;

import org.jspecify.annotations.NullMarked;
