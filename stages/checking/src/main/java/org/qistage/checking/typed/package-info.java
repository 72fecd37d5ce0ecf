/// The typed tree: the artifact of checking, and the types and symbols that it speaks of.
///
/// Invariants: every name is resolved to a symbol of the program's table; every expression has its
/// type; operands are evaluated in the order in which {@link
/// org.qistage.checking.typed.TypedChildren} gives them. Error nodes stand only where a diagnostic
/// says why.
///
/// Example: `打印 1 + 2.5` is `Print(Binary(ADD, Convert(TO_FLOAT, 1), 2.5))`.
@NullMarked
package org.qistage.checking.typed;

import org.jspecify.annotations.NullMarked;
