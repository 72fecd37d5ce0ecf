package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.memory.Holder;

/// A 互斥锁. It belongs to the task that locked it, and only that task may unlock it. Unlocking hands
/// it over to the first of those who wait, so nobody can take it in between.
///
/// The run knows the locks that each task holds ({@link HeldLocks}), so that they can be released when it
/// is cancelled.
public final class Mutex extends Lockable implements Awaited, Holder {
  private @Nullable Task holder;
  private @Nullable Waiter lastWaiter;

  /// The links of a list of {@link HeldLocks}.
  @Nullable Mutex nextHeld;

  @Nullable Mutex previousHeld;

  Mutex() {}

  /// Whose it is; null while it is free.
  @Nullable Task holder() {
    return holder;
  }

  /// Takes the lock, or suspends until it is handed over.
  ///
  /// @throws QiError when the task holds it already: it would wait for itself
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  void lockFor(Context context) {
    if (context.endsHere()) {
      return;
    }
    Task task = context.task();
    lock(context);
    if (holder == null) {
      give(task, context);
      context.scheduler.onLocked(this, task);
    } else if (holder == task) {
      unlock(context);
      throw QiError.of(new Fault.LockedTwice());
    } else {
      context.suspend(Waiting.LOCK, this);
      if (!context.parallel) {
        lastWaiter = WaitList.add(lastWaiter, task);
      }
    }
    unlock(context);
  }

  /// Takes the lock if it is free.
  boolean tryLockFor(Context context) {
    lock(context);
    context.scheduler.onUsed(this);
    boolean free = holder == null;
    if (free) {
      give(context.task(), context);
      context.scheduler.onLocked(this, context.task());
    }
    unlock(context);
    return free;
  }

  /// Hands the lock over to the first who waits.
  ///
  /// @throws QiError when it is not locked, or another task holds it
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  void unlockFor(Context context) {
    Task task = context.task();
    lock(context);
    Task owner = holder;
    if (owner == task) {
      release(context);
      unlock(context);
      context.wakePartner();
      return;
    }
    context.scheduler.onUsed(this);
    unlock(context);
    throw QiError.of(
        owner == null
            ? new Fault.UnlockedTwice()
            : new Fault.UnlockedByStranger(owner.number, task.number));
  }

  /// Releases every lock of a task that has been cancelled, the last one taken first.
  static void releaseAll(Task task, Context context) {
    HeldLocks locks = context.scheduler.heldLocks;
    for (Mutex held = locks.last(task, context); held != null; held = locks.last(task, context)) {
      held.lock(context);
      held.release(context);
      held.unlock(context);
      context.wakePartner();
    }
  }

  /// The next holder becomes the context's partner.
  private void release(Context context) {
    take(context);
    context.scheduler.onUnlocked(this);
    Waiter waiters = lastWaiter;
    if (waiters == null) {
      return;
    }
    Waiter first = WaitList.first(waiters);
    lastWaiter = WaitList.removeFirst(waiters);
    if (!(first instanceof Task task && task.claim(context))) {
      throw new IllegalStateException("only tasks wait for a lock");
    }
    give(task, context);
    context.scheduler.onLocked(this, task);
    context.partner = task;
  }

  private void give(Task task, Context context) {
    holder = task;
    context.scheduler.heldLocks.add(this, task, context);
  }

  private void take(Context context) {
    Task task = holder;
    if (task == null) {
      throw new IllegalStateException("nobody holds the lock");
    }
    context.scheduler.heldLocks.remove(this, task, context);
    holder = null;
  }

  @Override
  public boolean enlist(Task task, Context context) {
    lock(context);
    boolean parked = false;
    if (holder == null) {
      give(task, context);
    } else if (task.park()) {
      parked = true;
      task.waitsFor = this;
      lastWaiter = WaitList.add(lastWaiter, task);
    }
    unlock(context);
    return parked;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a lock is equal to nothing but itself
  public boolean withdraw(Task waiter, Context context) {
    lock(context);
    boolean there = lastWaiter != null && waiter.waitsFor == this;
    if (lastWaiter != null && there) {
      waiter.waitsFor = null;
      lastWaiter = WaitList.remove(lastWaiter, waiter);
    }
    unlock(context);
    return there;
  }

  @Override
  public String toString() {
    return "互斥锁";
  }
}
