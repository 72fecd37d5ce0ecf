/// Other orders of the tasks.
///
/// **Input:** the program and the recorded run. **Output:** where a choice of the scheduler could have been
/// another one, the run that takes it, and what all orders lead to.
///
/// Invariants: a choice is one of the scheduler's own ready queue; another order is run and recorded like any
/// run, by its schedule; what an exploration tells was seen in runs.
///
/// Example: at a step with two ready tasks, choosing the second one records the run with `--replay 3:1`.
@NullMarked
package org.qistage.explorer.orders;

import org.jspecify.annotations.NullMarked;
