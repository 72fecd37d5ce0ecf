package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// A task, its future, its entry in the ready queue and its place in a list of waiters, in one
/// object. A generated subclass holds the arguments of the function that it runs.
///
/// While the task waits, {@link #i64} and {@link #ref} carry the value that it is to be resumed with;
/// once it has completed they hold its own result (an f64 by its bits in {@link #i64}).
public abstract class Task {
  volatile TaskState taskState = TaskState.READY;

  /// The task's number, from 1 in the order of making; the root task is 1.
  int number;

  /// The link in the one queue or list of waiters that the task is in.
  @Nullable Task next;

  /// Those who wait for this task, in the order in which they came.
  @Nullable Task firstWaiter;

  @Nullable Task lastWaiter;

  /// The saved frames, innermost first; none before the start.
  @Nullable Frame frames;

  public long i64;

  public @Nullable Object ref;

  @Nullable Throwable failure;

  /// What it waits for while suspended: a task, a channel, a timer; for deadlock reports.
  @Nullable Object waitsFor;

  /// Calls the function with the arguments that the subclass holds and, unless the context is
  /// suspended on return, stores its value by one of the `complete` methods. Runs on a worker.
  public abstract void start(Context context);

  /// Stores the value of the outermost frame, which the context's result register of the function's
  /// type holds, when the task ends after having been suspended.
  public abstract void finish(Context context);

  public TaskState state() {
    return taskState;
  }
}
