package org.qistage.runtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// One operation outside of the scheduler that a task waits for. It keeps an outcome that comes before
/// the task is suspended, and passes on one that comes later: {@link #end} may be called on any
/// thread, once.
///
/// What ends while it is being started, by the worker itself (an answer from a file), does not suspend
/// the task. What another thread ends always does, however fast that thread was, so that the order of
/// events does not depend on it.
///
/// When the task has been cancelled the end comes all the same, and is passed over; what can be ended
/// early is ({@link #whenAbandoned}), and what must not be lost (a line of input) can be told by
/// {@link #whenUnused}.
final class OutsideOperation implements Awaited {
  private final Task task;
  private final Scheduler scheduler;
  private final Thread starter = Thread.currentThread();
  private boolean endedByStarter;
  private boolean handedOver;
  private boolean abandoned;
  private Scheduler.@Nullable Outcome outcome;
  private @Nullable Runnable unused;
  private @Nullable Runnable over;
  private @Nullable Runnable abort;

  private OutsideOperation(Task task, Scheduler scheduler) {
    this.task = task;
    this.scheduler = scheduler;
  }

  /// Starts an operation for the running task.
  ///
  /// @return its outcome when it has ended at once; else null, and the context is suspended
  /// @throws QiError when it has failed at once
  static Scheduler.@Nullable Outcome await(Context context, Consumer<OutsideOperation> start) {
    if (context.endsHere()) {
      return null;
    }
    OutsideOperation operation = new OutsideOperation(context.task(), context.scheduler);
    start.accept(operation);
    Scheduler.Outcome now = operation.outcomeNow();
    if (now instanceof Scheduler.Outcome.Failure(Fault fault)) {
      throw QiError.of(fault);
    }
    if (now == null) {
      context.scheduler.beginOutside();
      context.suspend(Waiting.OUTSIDE, operation);
      if (!context.parallel) {
        operation.handOver();
      }
    }
    return now;
  }

  /// The reference that an operation has given at once; null when it has not ended.
  static @Nullable Object reference(Scheduler.@Nullable Outcome outcome) {
    return outcome instanceof Scheduler.Outcome.Value(Object value) ? value : null;
  }

  /// The number that an operation has given at once; 0 when it has not ended.
  static long number(Scheduler.@Nullable Outcome outcome) {
    return outcome instanceof Scheduler.Outcome.Number(long value) ? value : 0;
  }

  /// Whether its task still waits for it.
  @SuppressWarnings("ReferenceEquality") // an operation is equal to nothing but itself
  boolean isAwaited() {
    return task.waitsFor == this;
  }

  /// What to do with an outcome that nobody gets. Called before the operation ends.
  synchronized void whenUnused(Runnable action) {
    unused = action;
  }

  /// What the worker is to do once the task has been given the outcome, or has been cancelled. Called
  /// while the operation is being started.
  void whenOver(Runnable action) {
    over = action;
  }

  /// What ends the operation early when the task is cancelled before it has ended. Called while the
  /// operation is being started.
  void whenAbandoned(Runnable action) {
    abort = action;
  }

  /// Tells that the task is being given the outcome. Called by the worker.
  void taken() {
    if (over != null) {
      over.run();
    }
  }

  void end(Scheduler.Outcome end) {
    synchronized (this) {
      outcome = end;
      endedByStarter = !handedOver && Thread.currentThread().equals(starter);
      if (abandoned) {
        tellUnused();
        return;
      }
      if (!handedOver) {
        return;
      }
      if (scheduler.parallel) {
        task.waitsFor = null;
      }
    }
    scheduler.completeFromOutside(task, end, this);
  }

  private synchronized Scheduler.@Nullable Outcome outcomeNow() {
    return endedByStarter ? outcome : null;
  }

  /// From here on an outcome goes to the scheduler; one that came meanwhile goes there now.
  private synchronized void handOver() {
    handedOver = true;
    if (outcome != null) {
      scheduler.completeFromOutside(task, outcome, this);
    }
  }

  @Override
  public boolean enlist(Task waiter, Context context) {
    boolean unended = false;
    synchronized (this) {
      if (outcome == null && waiter.park()) {
        waiter.waitsFor = this;
        handedOver = true;
        return true;
      }
      if (waiter.cancelRequested) {
        unended = abandon();
      } else if (outcome != null) {
        outcome.giveTo(waiter);
      }
    }
    over(unended);
    return false;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // an operation is equal to nothing but itself
  public boolean withdraw(Task waiter, Context context) {
    boolean unended;
    synchronized (this) {
      if (waiter.waitsFor != this) {
        return false;
      }
      waiter.waitsFor = null;
      unended = abandon();
    }
    over(unended);
    return true;
  }

  /// @return whether it has not ended
  private boolean abandon() {
    abandoned = true;
    if (outcome != null) {
      tellUnused();
    }
    return outcome == null;
  }

  private void over(boolean unended) {
    scheduler.abandonOutside();
    if (unended && abort != null) {
      abort.run();
    }
    taken();
  }

  private void tellUnused() {
    if (unused != null) {
      unused.run();
    }
  }
}
