package org.qistage.runtime.trace;

/// How a recorded run ended.
public enum RunEnd {
  /// The entry function returned.
  RETURNED,
  /// It failed, or the whole run did.
  FAILED,
  DEADLOCK,
  /// A limit of the recording was reached; the rest of the run is not recorded.
  EVENTS,
  DEPTH,
  HEAP,
  OUTPUT,
  TIME,
  /// It was ended from outside.
  STOPPED;

  private static final RunEnd[] ALL = values();

  public static RunEnd of(int ordinal) {
    return ALL[ordinal];
  }

  public static int count() {
    return ALL.length;
  }

  /// Whether a limit of the recording cut it short.
  public boolean isLimit() {
    return switch (this) {
      case EVENTS, DEPTH, HEAP, OUTPUT, TIME -> true;
      case RETURNED, FAILED, DEADLOCK, STOPPED -> false;
    };
  }
}
