package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;

/// A task, its future, its entry in the ready queue and its place in a list of waiters, in one
/// object. A generated subclass holds the arguments of the function that it runs.
///
/// While the task waits, `i64` and `ref` hold what it sends, then what it is to be
/// resumed with; once it has completed they hold its own result (an f64 by its bits in
/// `i64`, a failure in `ref`). Touched only by the worker that runs it or that wakes it.
public abstract non-sealed class Task extends Waiter implements Awaited {
  /// The saved frames, innermost first; none before the start, and none in a task that waits for an
  /// event of its own.
  @Nullable Frame frames;

  /// Those who wait for this task, in the order in which they came; see {@link WaitList}.
  @Nullable Waiter lastWaiter;

  /// What it waits for, which must forget it when it is cancelled; for deadlock reports, too.
  @Nullable Awaited waitsFor;

  /// The first of the locks that it holds; the others are linked behind.
  @Nullable Mutex held;

  /// The task's number, from 1 in the order of making; the root task is 1.
  int number;

  /// Its place among the tasks that have been suspended, plus 1; 0 when it is not there.
  int slot;

  TaskState taskState = TaskState.READY;

  Waiting waiting = Waiting.NOTHING;

  Delivery delivery = Delivery.VALUE;

  /// Whether {@link #start} has been called.
  boolean started;

  /// Whether some task has been given this one's failure.
  boolean failureSeen;

  /// Calls the function with the arguments that the subclass holds and, unless the context is
  /// suspended on return, stores its value by one of the `complete` functions of {@link QiTasks}.
  /// Runs on a worker.
  public abstract void start(Context context);

  /// Stores the value of the outermost frame, which the context's result register of the function's
  /// type holds, when the task ends after having been suspended.
  public abstract void finish(Context context);

  public TaskState state() {
    return taskState;
  }

  TaskName name() {
    return new TaskName(number, getClass().getName());
  }

  boolean ended() {
    return switch (taskState) {
      case READY, RUNNING, SUSPENDED -> false;
      case COMPLETED, FAILED, CANCELLED -> true;
    };
  }

  /// Whether the report of the run's end should name it when it has not ended by then.
  boolean concernsSomebody() {
    return true;
  }

  /// Whether it has ended without a value.
  boolean endedInFailure() {
    return taskState == TaskState.FAILED || taskState == TaskState.CANCELLED;
  }

  /// The failure of a task that has failed; 已取消 of one that was cancelled.
  QiError failure() {
    if (endedInFailure() && ref instanceof QiError error) {
      return error;
    }
    throw new IllegalStateException("task " + number + " has not failed");
  }

  @Override
  public void withdraw(Task waiter, Scheduler scheduler) {
    forget(waiter);
  }

  /// Takes a waiter that is in the list of this task's waiters out of it.
  void forget(Waiter waiter) {
    if (lastWaiter != null) {
      lastWaiter = WaitList.remove(lastWaiter, waiter);
    }
  }

  @Override
  public String toString() {
    return "任务 " + number;
  }
}
