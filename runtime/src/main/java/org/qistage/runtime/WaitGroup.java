package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// A 等待组: counts what is still to be done, and lets tasks wait until that is nothing.
public final class WaitGroup implements Awaited {
  private long count;
  private @Nullable Waiter lastWaiter;

  WaitGroup() {}

  long count() {
    return count;
  }

  /// Adds to the count, which may go down but not below zero; at zero those who wait go on, in the
  /// order in which they came.
  void add(long more, Scheduler scheduler) {
    long sum = Math.addExact(count, more);
    if (sum < 0) {
      throw QiError.of(new Fault.WaitGroupBelowZero(count, more));
    }
    count = sum;
    scheduler.onCounted(this, sum);
    if (sum == 0) {
      wakeAll(scheduler);
    }
  }

  /// @throws QiError when nothing is left to be done
  void done(Scheduler scheduler) {
    if (count == 0) {
      throw QiError.of(new Fault.WaitGroupDoneTooOften());
    }
    add(-1, scheduler);
  }

  /// Suspends unless the count is zero.
  void await(Context context) {
    if (count > 0) {
      lastWaiter = WaitList.add(lastWaiter, context.suspend(Waiting.GROUP, this));
    }
  }

  private void wakeAll(Scheduler scheduler) {
    while (lastWaiter != null) {
      Waiter first = WaitList.first(lastWaiter);
      lastWaiter = WaitList.removeFirst(lastWaiter);
      if (first instanceof Task task) {
        scheduler.wake(task);
      }
    }
  }

  @Override
  public void withdraw(Task waiter, Scheduler scheduler) {
    if (lastWaiter != null) {
      lastWaiter = WaitList.remove(lastWaiter, waiter);
    }
  }

  @Override
  public String toString() {
    return "等待组";
  }
}
