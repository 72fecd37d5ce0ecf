package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.memory.Holder;

/// A 等待组: counts what is still to be done, and lets tasks wait until that is nothing.
public final class WaitGroup extends Lockable implements Awaited, Holder {
  private long count;
  private @Nullable Waiter lastWaiter;

  WaitGroup() {}

  long count() {
    return count;
  }

  /// Adds to the count, which may go down but not below zero; at zero those who wait go on, in the
  /// order in which they came.
  void add(long more, Context context) {
    lock(context);
    long before = count;
    long sum = before + more;
    boolean overflow = ((before ^ sum) & (more ^ sum)) < 0;
    if (overflow || sum < 0) {
      context.scheduler.onUsed(this);
      unlock(context);
      throw overflow
          ? new ArithmeticException("overflow")
          : QiError.of(new Fault.WaitGroupBelowZero(before, more));
    }
    set(sum, context);
  }

  /// @throws QiError when nothing is left to be done
  void done(Context context) {
    lock(context);
    if (count == 0) {
      context.scheduler.onUsed(this);
      unlock(context);
      throw QiError.of(new Fault.WaitGroupDoneTooOften());
    }
    set(count - 1, context);
  }

  /// Suspends unless the count is zero.
  void await(Context context) {
    if (context.endsHere()) {
      return;
    }
    lock(context);
    context.scheduler.onUsed(this);
    if (count > 0) {
      Task task = context.suspend(Waiting.GROUP, this);
      if (!context.parallel) {
        lastWaiter = WaitList.add(lastWaiter, task);
      }
    }
    unlock(context);
  }

  /// Sets the count, lets go of the lock, and wakes those who wait if it is zero.
  private void set(long number, Context context) {
    count = number;
    context.scheduler.onCounted(this, number);
    Waiter waiters = null;
    if (number == 0) {
      waiters = lastWaiter;
      lastWaiter = null;
      Waiter waiter = waiters;
      while (waiter != null) {
        boolean _ = waiter.claim(context);
        waiter = following(waiter, waiters);
      }
    }
    unlock(context);
    while (waiters != null) {
      Waiter first = WaitList.first(waiters);
      waiters = WaitList.removeFirst(waiters);
      first.goOnInTurn(context);
    }
  }

  /// The waiter after one of a list; null after the whole round.
  @SuppressWarnings("ReferenceEquality") // a waiter is equal to nothing but itself
  private static @Nullable Waiter following(Waiter waiter, @Nullable Waiter last) {
    return waiter.next == last ? null : waiter.next;
  }

  @Override
  public boolean enlist(Task task, Context context) {
    lock(context);
    boolean parked = count > 0 && task.park();
    if (parked) {
      task.waitsFor = this;
      lastWaiter = WaitList.add(lastWaiter, task);
    }
    unlock(context);
    return parked;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a group is equal to nothing but itself
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
    return "等待组";
  }
}
