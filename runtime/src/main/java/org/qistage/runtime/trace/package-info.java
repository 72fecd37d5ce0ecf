/// What a recorded run has left: numbered events in columns, and the objects that they mention.
///
/// Input: calls of a recorder while the program runs. Output: {@link
/// org.qistage.runtime.trace.TraceLog}, which says nothing of sources and lines: activations and sites are
/// numbers that the debug build's probes have given, names are those of the lowered program.
///
/// Invariants: an object's row comes before every row that mentions it; values are 64 bits, a reference
/// the number of its object and 0 for none; what a row means is told by its {@link
/// org.qistage.runtime.trace.EventKind} alone.
///
/// Example: `甲 = 3` in activation 1 at site 4 is the row `LOCAL(1, 4) = 3`.
@NullMarked
package org.qistage.runtime.trace;

import org.jspecify.annotations.NullMarked;
