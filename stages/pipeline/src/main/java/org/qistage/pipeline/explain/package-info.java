/// What the codes of diagnostics mean, without a program that has the problem.
///
/// Input: a code such as `QI-CHECK-0007`, and a language. Output: its words, and a program of the
/// corpus that yields it.
///
/// Invariants: every code that a message bundle of Qi Stage has can be explained.
///
/// Example: `Explanations.find("QI-LEX-0002", Language.ZH)` says that `、` separates nothing.
@NullMarked
package org.qistage.pipeline.explain;

import org.jspecify.annotations.NullMarked;
