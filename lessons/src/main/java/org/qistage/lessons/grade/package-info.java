/// Grades what a class has handed in.
///
/// **Input:** a lesson and submissions, each a file, a folder or a zip. **Output:** a {@link
/// org.qistage.lessons.grade.SubmissionResult} of each, and reports of all.
///
/// Invariants: every submission is graded in a process of its own, under limits, by the same {@link
/// org.qistage.lessons.check.Grader} as in the explorer; whatever one does, the others are graded; what has
/// been graded is in the result file at once and is not graded again.
@NullMarked
package org.qistage.lessons.grade;

import org.jspecify.annotations.NullMarked;
