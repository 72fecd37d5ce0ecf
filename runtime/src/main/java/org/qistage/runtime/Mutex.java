package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// A 互斥锁. It belongs to the task that locked it, and only that task may unlock it. Unlocking hands
/// it over to the first of those who wait, so nobody can take it in between.
///
/// A task knows the locks that it holds, in a list linked through them, so that they can be released
/// when it is cancelled.
public final class Mutex implements Awaited {
  private @Nullable Task holder;
  private @Nullable Waiter lastWaiter;

  /// The links of the holder's list.
  private @Nullable Mutex nextHeld;

  private @Nullable Mutex previousHeld;

  Mutex() {}

  /// Whose it is; null while it is free.
  @Nullable Task holder() {
    return holder;
  }

  /// Takes the lock, or suspends until it is handed over.
  ///
  /// @throws QiError when the task holds it already: it would wait for itself
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  void lock(Context context) {
    if (holder == null) {
      give(context.task());
      context.scheduler.onLocked(this, context.task());
    } else if (holder == context.task()) {
      throw QiError.of(new Fault.LockedTwice());
    } else {
      lastWaiter = WaitList.add(lastWaiter, context.suspend(Waiting.LOCK, this));
    }
  }

  /// Takes the lock if it is free.
  boolean tryLock(Task task, Scheduler scheduler) {
    if (holder != null) {
      return false;
    }
    give(task);
    scheduler.onLocked(this, task);
    return true;
  }

  /// Hands the lock over to the first who waits.
  ///
  /// @throws QiError when it is not locked, or another task holds it
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  void unlock(Context context) {
    if (holder == null) {
      throw QiError.of(new Fault.UnlockedTwice());
    }
    if (holder != context.task()) {
      throw QiError.of(new Fault.UnlockedByStranger(holder.number, context.task().number));
    }
    release(context.scheduler);
  }

  /// Releases every lock of a task that has been cancelled, the last one taken first.
  static void releaseAll(Task task, Scheduler scheduler) {
    for (Mutex held = task.held; held != null; held = task.held) {
      held.release(scheduler);
    }
  }

  private void release(Scheduler scheduler) {
    take();
    scheduler.onUnlocked(this);
    Waiter waiters = lastWaiter;
    if (waiters == null) {
      return;
    }
    Waiter first = WaitList.first(waiters);
    lastWaiter = WaitList.removeFirst(waiters);
    if (!(first instanceof Task task)) {
      throw new IllegalStateException("only tasks wait for a lock");
    }
    give(task);
    scheduler.onLocked(this, task);
    scheduler.wake(task);
  }

  private void give(Task task) {
    holder = task;
    nextHeld = task.held;
    if (nextHeld != null) {
      nextHeld.previousHeld = this;
    }
    task.held = this;
  }

  private void take() {
    Task task = holder;
    if (task == null) {
      throw new IllegalStateException("nobody holds the lock");
    }
    if (previousHeld == null) {
      task.held = nextHeld;
    } else {
      previousHeld.nextHeld = nextHeld;
    }
    if (nextHeld != null) {
      nextHeld.previousHeld = previousHeld;
    }
    nextHeld = null;
    previousHeld = null;
    holder = null;
  }

  @Override
  public void withdraw(Task waiter, Scheduler scheduler) {
    if (lastWaiter != null) {
      lastWaiter = WaitList.remove(lastWaiter, waiter);
    }
  }

  @Override
  public String toString() {
    return "互斥锁";
  }
}
