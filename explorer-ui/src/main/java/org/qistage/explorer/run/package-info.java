/// The view of the run: what the scheduler holds at the clock's position.
///
/// **Input:** the clock's moment, the chosen task, the focus. **Output:** wait sets, the ready queue, the slot
/// of the worker, what has ended, the scheduler's loop, two stacks and the graph of who waits for whom.
///
/// ```
///   Moment ──▶ RunPicture ──▶ Board      (cards that move)
///          └─▶ stack(task) ─▶ StacksPane (frames)
///          └─▶ AwaitGraph  ─▶ AwaitPane  (cycles)
/// ```
///
/// Invariants: a [RunPicture] is a function of the navigator's moment and of nothing else; every living task has
/// exactly one card that is not repeated; cards are in the navigator's order.
///
/// Example: `new RunView(workbench, look)`.
@NullMarked
package org.qistage.explorer.run;

import org.jspecify.annotations.NullMarked;
