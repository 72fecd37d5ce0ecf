/// Measures the explorer with large inputs.
///
/// **Input:** the names of cases. **Output:** how long it takes until what a user does is seen, and how long the
/// window's thread works for it.
///
/// Invariants: it is measured in the real window; what is made in the background is waited for.
///
/// Example: `tests/bench/explorer.sh edit-1000`.
@NullMarked
package org.qistage.explorer.bench;

import org.jspecify.annotations.NullMarked;
