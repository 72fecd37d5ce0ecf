package org.qistage.lessons.grade;

import java.util.List;

/// What came of one submission.
///
/// @param name of the file or folder that was handed in
/// @param digest of what was handed in, the lesson and the limits: the same digest, the same result
/// @param checks one for each check of the lesson, in its order
/// @param trouble why not all of it could be graded
/// @param milliseconds that grading took, by the clock
public record SubmissionResult(
    String name, String digest, List<CheckResult> checks, Trouble trouble, long milliseconds) {
  public SubmissionResult {
    checks = List.copyOf(checks);
  }

  /// What ended the grading of a submission before its end.
  public enum Trouble {
    NONE,
    /// It has no file that could be read.
    UNREADABLE,
    /// It took longer than it may.
    TIME,
    /// It used more memory than it may.
    MEMORY,
    /// It wrote more than it may.
    OUTPUT,
    /// Its process ended by itself, as a stage does that ends the JVM.
    ENDED
  }

  public int points() {
    return checks.stream().mapToInt(CheckResult::points).sum();
  }

  public int outOf() {
    return checks.stream().mapToInt(CheckResult::outOf).sum();
  }
}
