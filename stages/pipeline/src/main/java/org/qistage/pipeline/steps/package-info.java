/// Recorded runs, run again: whether they come out the same, and one activation of theirs instruction by
/// instruction, with its operand stack.
///
/// Input: a {@link org.qistage.pipeline.trace.Trace}. Output: {@link
/// org.qistage.pipeline.steps.ActivationSteps}, or the first {@link org.qistage.pipeline.steps.Difference}.
///
/// Invariants: there are steps only of a run whose events are all those of the trace; the bytecode that is
/// executed is that of the debug build, as it was emitted; no program reaches a file by what a trace says.
///
/// Example: the activation of 主函数 that awaits a task has two visits, one before and one after.
@NullMarked
package org.qistage.pipeline.steps;

import org.jspecify.annotations.NullMarked;
