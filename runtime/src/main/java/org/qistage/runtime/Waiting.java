package org.qistage.runtime;

/// What a suspended task waits for.
enum Waiting {
  NOTHING,
  /// Its turn: it gave up the processor.
  TURN,
  TASK,
  /// The end of a task, whatever it ends with.
  END,
  RECEIVE,
  /// As {@link #RECEIVE}, by a loop that ends when the channel is closed.
  NEXT,
  SEND,
  /// One of several things, whichever comes first.
  SELECTION,
  LOCK,
  GROUP,
  TIME,
  /// An event from outside of the scheduler.
  OUTSIDE,
  /// Nothing any more: it has cancelled itself.
  CANCELLED
}
