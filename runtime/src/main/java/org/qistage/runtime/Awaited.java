package org.qistage.runtime;

/// What a suspended task waits for. It knows the task, or an entry of the task's, so a task that is
/// cancelled must be taken out of it.
sealed interface Awaited
    permits Task, Channel, Selection, Mutex, WaitGroup, Timers.Entry, OutsideOperation {
  /// Forgets a task that waits for this and will not any more.
  void withdraw(Task waiter, Scheduler scheduler);
}
