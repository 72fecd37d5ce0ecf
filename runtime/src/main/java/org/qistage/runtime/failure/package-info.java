/// How a Qi program fails, and how that is told: Java throwable → {@link
/// org.qistage.runtime.failure.QiError} → text in Chinese or English.
///
/// Invariants: a failure is data ({@link org.qistage.runtime.failure.Fault}, no prose) with the places
/// that it passed; names and lines come from a {@link org.qistage.runtime.failure.ProgramMap} only
/// when it is rendered; nothing of Java's own stack reaches a user. The path of a failure is capped
/// while it grows, so that passing 100,000 frames costs linear time and constant memory.
///
/// Example: an `ArithmeticException` of `Math.addExact` becomes `QI-RUN-0002 整数溢出` at the line of
/// the addition, then takes along one site for each suspended caller that it is raised in.
@NullMarked
package org.qistage.runtime.failure;

import org.jspecify.annotations.NullMarked;
