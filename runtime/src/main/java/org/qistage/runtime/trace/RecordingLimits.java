package org.qistage.runtime.trace;

/// How much of a run is recorded. At a limit the run ends, and what was recorded until then stays.
///
/// @param events the most events
/// @param depth the most calls inside one another in one task
/// @param heapBytes the most bytes of objects that variables have held
/// @param outputBytes the most bytes that are printed
/// @param milliseconds the most time, of the world
public record RecordingLimits(
    int events, int depth, long heapBytes, long outputBytes, long milliseconds) {
  public static final RecordingLimits DEFAULT =
      new RecordingLimits(1_000_000, 100_000, 256L << 20, 16L << 20, 60_000);

  public RecordingLimits {
    if (events < 1 || depth < 1 || heapBytes < 1 || outputBytes < 1 || milliseconds < 1) {
      throw new IllegalArgumentException("a limit below 1");
    }
  }

  public RecordingLimits withEvents(int other) {
    return new RecordingLimits(other, depth, heapBytes, outputBytes, milliseconds);
  }

  public RecordingLimits withDepth(int other) {
    return new RecordingLimits(events, other, heapBytes, outputBytes, milliseconds);
  }

  public RecordingLimits withHeapBytes(long other) {
    return new RecordingLimits(events, depth, other, outputBytes, milliseconds);
  }

  public RecordingLimits withOutputBytes(long other) {
    return new RecordingLimits(events, depth, heapBytes, other, milliseconds);
  }

  public RecordingLimits withMilliseconds(long other) {
    return new RecordingLimits(events, depth, heapBytes, outputBytes, other);
  }
}
