/// Verifies lessons for their authors: everything that docs/lesson-format.md asks for and that reading alone
/// does not show.
///
/// **Input:** the folder of a lesson, and something that runs the commands of `qi-stage`. **Output:** a {@link
/// org.qistage.lessons.verify.LessonReport}: diagnostics with the lines of the lesson's files.
///
/// Invariants: nothing in the lesson's folder is changed; programs run under limits.
///
/// Example: `new LessonVerifier(commands, GradingLimits.DEFAULT).verify(folder, Set.of()).isSound()`.
@NullMarked
package org.qistage.lessons.verify;

import org.jspecify.annotations.NullMarked;
