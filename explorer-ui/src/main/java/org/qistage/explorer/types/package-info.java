/// The view of checking: scopes, symbols, which functions may suspend and why, and the typed tree.
///
/// **Input:** the newest program and the focus. **Output:** lists whose lines have a place in the source, and
/// the place that the user points at.
///
/// Invariants: what is shown is what checking found; what errors left unknown is shown as unknown.
///
/// Example: `new TypesPane(workbench, look)`.
@NullMarked
package org.qistage.explorer.types;

import org.jspecify.annotations.NullMarked;
