/// Finds out what else a program may do: runs it under other orders of its ready tasks, and watches
/// for accesses to shared variables that nothing keeps apart.
///
/// Input: runs of a debug build, told step by step. Output: an {@link
/// org.qistage.runtime.explore.Exploration} with every distinct outcome, a schedule that leads to each,
/// and the races. Invariants: no I/O, no clock, no threads; a schedule leads to the same run each time.
///
/// Example: two tasks that print one line each have two outcomes; `1:1` is the schedule of the second,
/// which at the first choice takes the second ready task.
@NullMarked
package org.qistage.runtime.explore;

import org.jspecify.annotations.NullMarked;
