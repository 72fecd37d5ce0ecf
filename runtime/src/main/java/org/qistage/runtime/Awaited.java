package org.qistage.runtime;

/// What a suspended task waits for. It knows the task, or an entry of the task's, so a task that is
/// cancelled must be taken out of it.
sealed interface Awaited
    permits Task, Channel, Selection, Mutex, WaitGroup, Timers.Entry, OutsideOperation {
  /// On the parallel scheduler: lets a task wait whose frames have been saved, or finds that there is
  /// nothing to wait for any more. Sets {@link Task#waitsFor} where it does, under the lock of what is
  /// awaited; from then on another worker may run the task.
  ///
  /// @return false when the task, which then has in its registers what it waited for, goes on at once,
  ///     or when it has been told to end
  boolean enlist(Task task, Context context);

  /// Forgets a task that waits for this and will not any more.
  ///
  /// @return false when it does not wait here (any more); only on the parallel scheduler
  boolean withdraw(Task waiter, Context context);
}
