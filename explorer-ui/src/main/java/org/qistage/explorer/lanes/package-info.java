/// Swimlanes: what each task does over the whole run, a lane each, with the scheduler's above.
///
/// **Input:** a trace, once, and the clock's position. **Output:** lanes of which only what is seen is painted.
///
/// Invariants: the x axis counts events and never time; a lane's intervals touch and cover the events from
/// the task's making to its end; whatever the number of events, a painted lane costs as much as it is wide.
///
/// Example: `new LanesView(workbench, look)`.
@NullMarked
package org.qistage.explorer.lanes;

import org.jspecify.annotations.NullMarked;
