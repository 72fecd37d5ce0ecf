package org.qistage.explorer.lanes;

/// What a task does in an interval, or the scheduler's lane shows.
enum LaneState {
  /// It is not yet made, or has ended.
  NONE,
  READY,
  RUNNING,
  SUSPENDED,
  COMPLETED,
  FAILED,
  CANCELLED;

  private static final LaneState[] ALL = values();

  static LaneState of(int ordinal) {
    return ALL[ordinal];
  }
}
