package org.qistage.lessons.grade;

import org.qistage.lessons.check.GradingLimits;

/// What each submission of a class may use up.
///
/// @param runMilliseconds of each run of a program and of each command
/// @param milliseconds of the whole submission
/// @param heapBytes of its process
/// @param outputBytes of each run
public record ClassLimits(
    long runMilliseconds, long milliseconds, long heapBytes, long outputBytes) {
  public static final ClassLimits DEFAULT = new ClassLimits(5_000, 60_000, 256L << 20, 1 << 20);

  public ClassLimits {
    if (runMilliseconds < 1 || milliseconds < 1 || heapBytes < (16L << 20) || outputBytes < 1) {
      throw new IllegalArgumentException("a limit that nothing can keep");
    }
  }

  GradingLimits grading() {
    return new GradingLimits(
        runMilliseconds,
        outputBytes,
        GradingLimits.DEFAULT.schedules(),
        GradingLimits.DEFAULT.statements());
  }

  /// As one word, for the command of a child.
  String word() {
    return runMilliseconds + "," + milliseconds + "," + heapBytes + "," + outputBytes;
  }

  static ClassLimits of(String word) {
    String[] parts = word.split(",", -1);
    return new ClassLimits(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]));
  }
}
