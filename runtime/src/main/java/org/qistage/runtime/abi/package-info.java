/// The one table of what generated code may call. It is the only package of the runtime that the
/// compiler sees.
///
/// Invariants: each entry names a method of the runtime with exactly that descriptor.
///
/// Example: `qi_print_string (string) → unit`.
@NullMarked
package org.qistage.runtime.abi;

import org.jspecify.annotations.NullMarked;
