package org.qistage.runtime.trace;

/// What a suspended task waits for, and so why it is ready again.
public enum Cause {
  /// It is new.
  SPAWN,
  /// Its turn: it has given up the processor.
  TURN,
  /// The end of a task.
  TASK,
  /// A value of a channel.
  RECEIVE,
  /// A place in a channel.
  SEND,
  /// One of several things.
  SELECTION,
  LOCK,
  GROUP,
  TIME,
  /// An event from outside of the scheduler.
  OUTSIDE;

  private static final Cause[] ALL = values();

  public static Cause of(int ordinal) {
    return ALL[ordinal];
  }

  public static int count() {
    return ALL.length;
  }
}
