/// The clock's controls and the lanes of the tasks.
///
/// **Input:** the clock. **Output:** steps of the clock, and a picture of which task ran when.
///
/// Invariants: there is one position in time; every control that goes on has one that goes back; the lanes
/// show the recorded events and nothing between them.
///
/// Example: `new TimeBar(workbench)`.
@NullMarked
package org.qistage.explorer.time;

import org.jspecify.annotations.NullMarked;
