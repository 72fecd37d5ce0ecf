/// Checking: {@link org.qistage.parsing.SyntaxTree} → {@link org.qistage.checking.TypedProgram}.
///
/// Names are resolved, types inferred, and suspendability computed as a fixpoint over the calls.
///
/// Invariants: a program without errors holds no error node and no {@link
/// org.qistage.checking.Type.Simple#UNKNOWN}; both operands of a binary node have one type.
///
/// Example: `1 + 2.5` gives `Binary(ADD, Convert(TO_FLOAT, 1), 2.5)` of type 浮点数.
@NullMarked
package org.qistage.checking;

import org.jspecify.annotations.NullMarked;
