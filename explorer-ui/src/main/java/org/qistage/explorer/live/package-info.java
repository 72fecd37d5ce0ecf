/// Runs at full speed, in a JVM of their own: what a program prints as it comes, what is typed for it, how it
/// ended.
///
/// **Input:** the present text, and how to run it. **Output:** rows of text, a state, the time it has taken.
///
/// ```
///   Workbench ──text──▶ LiveRun ──▶ ChildRun (a process)
///                          ▲             │ out, err
///         typed ───────────┘   LiveOutput ◀┘ ──rows──▶ LivePane
/// ```
///
/// Invariants: nothing that the process does is waited for on the thread of the window; what is kept of its
/// output is bounded; no process outlives the workbench.
@NullMarked
package org.qistage.explorer.live;

import org.jspecify.annotations.NullMarked;
