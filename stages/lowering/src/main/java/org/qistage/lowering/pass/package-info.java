/// The passes of lowering after the first: {@link org.qistage.lowering.LoweredFunction} → {@link
/// org.qistage.lowering.LoweredFunction}.
///
/// In order: `simplify`, `prove`, `narrow`, `liveness`, `split`, `spill`, `reduce`; the last four only change
/// functions that may suspend.
///
/// Invariants: a pass changes nothing in what it is given and gives back the very same object when it
/// has nothing to do; {@link org.qistage.lowering.LoweredVerifier} accepts what each pass makes.
///
/// Example: `split` turns `%x = suspending f()` in the middle of b2 into a {@link
/// org.qistage.lowering.Terminator.Suspend} at its end.
@NullMarked
package org.qistage.lowering.pass;

import org.jspecify.annotations.NullMarked;
