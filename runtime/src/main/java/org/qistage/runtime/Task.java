package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;

/// A task, its future, its entry in the ready queue and its place in a list of waiters, in one
/// object. A generated subclass holds the arguments of the function that it runs.
///
/// While the task waits, {@link #i64} and {@link #ref} hold what it sends, then what it is to be
/// resumed with; once it has completed they hold its own result (an f64 by its bits in {@link
/// #i64}, a failure in {@link #ref}). Touched only by the worker that runs it or that wakes it.
public abstract class Task {
  public long i64;

  public @Nullable Object ref;

  /// The saved frames, innermost first; none before the start, and none in a task that waits for an
  /// event of its own.
  @Nullable Frame frames;

  /// Those who wait for this task, in the order in which they came; see {@link WaitList}.
  @Nullable Task lastWaiter;

  /// The link in the one list of waiters that the task is in.
  @Nullable Task next;

  /// The task or the channel that it waits for; for deadlock reports.
  @Nullable Object waitsFor;

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

  /// The failure of a task that has failed.
  QiError failure() {
    if (taskState == TaskState.FAILED && ref instanceof QiError error) {
      return error;
    }
    throw new IllegalStateException("task " + number + " has not failed");
  }

  @Override
  public String toString() {
    return "任务 " + number;
  }
}
