/// Recorded runs: records a program, reads and writes traces, and goes through them both ways.
///
/// Input: a program, compiled for debugging. Output: a {@link org.qistage.pipeline.trace.Trace}, and by a
/// {@link org.qistage.pipeline.trace.TraceNavigator} its state at any step, a {@link
/// org.qistage.pipeline.trace.Moment}.
///
/// Invariants: the same program, seed and input give the same trace; a moment is the same whichever way
/// led to it; a trace that anybody may have written is refused with a diagnostic or can be looked at
/// without an exception.
///
/// Example: `new TraceNavigator(trace).at(19).ready()` lists the tasks that are ready after event 19.
@NullMarked
package org.qistage.pipeline.trace;

import org.jspecify.annotations.NullMarked;
