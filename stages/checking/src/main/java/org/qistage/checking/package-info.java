/// Checking: {@link org.qistage.parsing.SyntaxTree} → {@link org.qistage.checking.typed.TypedProgram}.
///
/// The files of a program are checked together, each to a typed tree of its own: {@link
/// org.qistage.checking.Checker#checkTogether}. What another file declares has a symbol in the table of
/// each file that uses it.
///
/// Names are resolved, types inferred, and suspendability computed as a fixpoint over the calls.
///
/// Invariants: a program without errors holds no error node and no {@link
/// org.qistage.checking.typed.Type.Simple#UNKNOWN}; both operands of a binary node have one type.
///
/// One walk over each body resolves names and gives types ({@link
/// org.qistage.checking.FunctionChecker} and the checkers that it holds together); small passes over
/// the typed body then follow control and assignment; the suspensions of the whole program are solved
/// last.
///
/// Example: `1 + 2.5` gives `Binary(ADD, Convert(TO_FLOAT, 1), 2.5)` of type 浮点数.
@NullMarked
package org.qistage.checking;

import org.jspecify.annotations.NullMarked;
