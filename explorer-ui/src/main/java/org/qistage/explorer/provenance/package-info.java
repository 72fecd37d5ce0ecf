/// What became of the lit piece of the text, stage by stage.
///
/// **Input:** the focus, the program, the clock. **Output:** one line from the characters to the events of the
/// run, each part of which leads to the view that shows it.
///
/// Invariants: counts are of the artifacts and of the recorded trace; nothing is counted while nothing is lit.
///
/// Example: `new ProvenanceBar(workbench)`.
@NullMarked
package org.qistage.explorer.provenance;

import org.jspecify.annotations.NullMarked;
