/// The heap of a program that counts references.
///
/// **Input:** the moment of a run that was recorded with counted references. **Output:** its blocks with their
/// counts, and the cycles that nothing else holds.
///
/// Invariants: what is shown is the runtime's own model of the heap at that event; a program that does not
/// count shows how to let it.
///
/// Example: `new HeapPane(workbench, look)`.
@NullMarked
package org.qistage.explorer.heap;

import org.jspecify.annotations.NullMarked;
