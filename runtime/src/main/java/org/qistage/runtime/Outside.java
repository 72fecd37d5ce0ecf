package org.qistage.runtime;

/// An event from outside of the scheduler, such as the answer to a request. When its task has been
/// cancelled, its end comes all the same and is passed over.
enum Outside implements Awaited {
  EVENT;

  @Override
  public void withdraw(Task waiter, Scheduler scheduler) {
    scheduler.abandonOutside();
  }
}
