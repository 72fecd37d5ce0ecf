/// Capsules: files that open the same moment of the same program again.
///
/// **Input:** what the window shows. **Output:** `qi-stage/capsule/2`, a JSON of its own (docs/capsule.md), and
/// back.
///
/// Invariants: whatever a file holds, it is opened or refused with a message; what is shown afterwards is a new
/// recording of the capsule's program, never something that the capsule claims.
@NullMarked
package org.qistage.explorer.capsule;

import org.jspecify.annotations.NullMarked;
