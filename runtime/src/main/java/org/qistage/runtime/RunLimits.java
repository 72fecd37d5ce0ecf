package org.qistage.runtime;

/// What a run may use up before it is ended.
///
/// @param milliseconds of real time; 0 for any
/// @param outputBytes how much it may print, in UTF-8; 0 for any
public record RunLimits(long milliseconds, long outputBytes) {
  public static final RunLimits NONE = new RunLimits(0, 0);

  public RunLimits {
    if (milliseconds < 0 || outputBytes < 0) {
      throw new IllegalArgumentException(milliseconds + " ms, " + outputBytes + " bytes");
    }
  }

  /// Whether time is limited.
  public boolean ofTime() {
    return milliseconds > 0;
  }
}
