package org.qistage.lessons.check;

/// What grading one answer may use up.
///
/// @param milliseconds of each run and of each command
/// @param outputBytes of each run
/// @param schedules how many orders of tasks are tried
/// @param statements of each run in another order
public record GradingLimits(long milliseconds, long outputBytes, int schedules, long statements) {
  public static final GradingLimits DEFAULT = new GradingLimits(10_000, 1 << 20, 1000, 1_000_000);

  public GradingLimits {
    if (milliseconds < 1 || outputBytes < 1 || schedules < 1 || statements < 1) {
      throw new IllegalArgumentException("a limit below 1");
    }
  }
}
