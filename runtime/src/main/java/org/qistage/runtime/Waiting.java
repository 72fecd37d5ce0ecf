package org.qistage.runtime;

/// What a suspended task waits for; numbers of four bits, see {@link Task#waiting}.
final class Waiting {
  static final int NOTHING = 0;

  /// Its turn: it gave up the processor.
  static final int TURN = 1;

  static final int TASK = 2;

  /// The end of a task, whatever it ends with.
  static final int END = 3;

  static final int RECEIVE = 4;

  /// As {@link #RECEIVE}, by a loop that ends when the channel is closed.
  static final int NEXT = 5;

  static final int SEND = 6;

  /// One of several things, whichever comes first.
  static final int SELECTION = 7;

  static final int LOCK = 8;
  static final int GROUP = 9;
  static final int TIME = 10;

  /// An event from outside of the scheduler.
  static final int OUTSIDE = 11;

  /// Nothing any more: it has cancelled itself.
  static final int CANCELLED = 12;

  static final int MASK = 15;

  private Waiting() {}
}
