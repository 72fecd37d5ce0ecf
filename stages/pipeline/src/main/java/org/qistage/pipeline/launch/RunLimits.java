package org.qistage.pipeline.launch;

/// What a run may use up before it is ended with an error.
///
/// @param milliseconds of real time; 0 for any
/// @param outputBytes how much it may print, in UTF-8; 0 for any
/// @param heapBytes how much memory it may use, where it has a JVM of its own ({@link ChildRun}); 0 for
///     what the JVM allows
public record RunLimits(long milliseconds, long outputBytes, long heapBytes) {
  public static final RunLimits NONE = new RunLimits(0, 0, 0);

  public RunLimits {
    if (milliseconds < 0 || outputBytes < 0 || heapBytes < 0) {
      throw new IllegalArgumentException(
          milliseconds + " ms, " + outputBytes + " bytes, heap " + heapBytes);
    }
  }

  public RunLimits withMilliseconds(long other) {
    return new RunLimits(other, outputBytes, heapBytes);
  }

  public RunLimits withOutputBytes(long other) {
    return new RunLimits(milliseconds, other, heapBytes);
  }

  public RunLimits withHeapBytes(long other) {
    return new RunLimits(milliseconds, outputBytes, other);
  }

  /// Whether time is limited.
  boolean ofTime() {
    return milliseconds > 0;
  }
}
