package org.qistage.runtime;

/// What stands in the place of a task's list of waiters while no list can stand there. Apart from
/// {@link Task}, whose initialization must not need that of a subclass.
final class WaitMarks {
  /// Somebody is changing the list.
  static final Task BUSY = new ReadyFuture("");

  /// The task has ended and nobody will be woken any more.
  static final Task CLOSED = new ReadyFuture("");

  private WaitMarks() {}
}
