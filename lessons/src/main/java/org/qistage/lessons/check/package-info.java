/// Grades answers to the checks of a lesson.
///
/// **Input:** a {@link org.qistage.lessons.format.Lesson}, one of its checks, an answer and limits.
/// **Output:** a {@link org.qistage.lessons.check.Verdict} that says in both languages where the first
/// difference is and why.
///
/// Invariants: what is right comes from the stages and the runs themselves, never from the lesson; the same
/// answer gets the same verdict; whatever an answer holds, a verdict comes, and within the limits. A learner's
/// program runs in this JVM: whoever does not trust it starts one for each.
///
/// Example: `new Grader(lesson).grade(check, Answer.of("B"), GradingLimits.DEFAULT).passed()`.
@NullMarked
package org.qistage.lessons.check;

import org.jspecify.annotations.NullMarked;
