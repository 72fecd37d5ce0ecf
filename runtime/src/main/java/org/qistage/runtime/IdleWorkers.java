package org.qistage.runtime;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The workers that have nothing to do: they search for a moment, then they are parked.
///
/// # Who wakes whom
///
/// Whoever adds a task that others could take wakes one parked worker, unless one is searching. A
/// worker that has found something and was the last to search wakes another one if more is to be had.
/// Adding a task costs no memory fence, so a worker that is just being parked may miss it; and a task in
/// the slot of a worker that computes for long tells nobody. That is what the watcher is for: as long as
/// some worker runs, one of the parked ones looks round every millisecond at most.
///
/// # When all are parked
///
/// The last one to be parked finds out what the run waits for: the next timer, something outside, or
/// nothing, which is a deadlock. All others are registered as parked by then, under the lock, and hold
/// no task; so nothing becomes ready meanwhile but by timers and from outside.
final class IdleWorkers {
  private static final int SPINS = 48;
  private static final long FIRST_NAP = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(1);

  private final ParallelScheduler scheduler;
  private final ParallelWorker[] workers;
  private final Thread[] threads;

  /// The parked ones, the last one parked on top.
  private final @Nullable ParallelWorker[] parked;

  /// How many are parked. Written under the lock.
  private volatile int count;

  private final AtomicInteger searching = new AtomicInteger();
  private @Nullable ParallelWorker watcher;

  IdleWorkers(ParallelScheduler scheduler, ParallelWorker[] workers, Thread[] threads) {
    this.scheduler = scheduler;
    this.workers = workers;
    this.threads = threads;
    this.parked = new @Nullable ParallelWorker[workers.length];
  }

  /// There is something that another worker could take.
  void signal() {
    if (count != 0 && searching.get() == 0) {
      wakeOne();
    }
  }

  /// Finds a task, claimed, however long that takes; null when the worker is to look at its own queue
  /// again, or the run is over.
  @Nullable Task search(ParallelWorker worker) {
    int[] seen = new int[workers.length];
    Arrays.fill(seen, -1);
    long nap = FIRST_NAP;
    while (!scheduler.stopped()) {
      searching.incrementAndGet();
      Task task = look(worker, seen);
      boolean last = searching.decrementAndGet() == 0;
      if (task != null || !worker.queue.isEmpty()) {
        if (last && count != 0 && (isWatcherMissing() || isWorkVisible())) {
          wakeOne();
        }
        return task;
      }
      if (park(worker, nap)) {
        nap = FIRST_NAP;
      } else {
        nap = Math.min(LONGEST_NAP, nap * 2);
      }
    }
    return null;
  }

  /// @param seen the turns of the others when this one looked last, before its nap: who has taken none
  ///     since is at something long, and does not come to its next task
  private @Nullable Task look(ParallelWorker worker, int[] seen) {
    for (int spin = 1; spin <= SPINS; spin++) {
      Task task = scheduler.round(worker, 0);
      if (task != null || !worker.queue.isEmpty()) {
        return task;
      }
      for (int i = 1; i < workers.length; i++) {
        ParallelWorker victim = workers[(worker.index + i) % workers.length];
        task = worker.queue.stealFrom(victim.queue);
        if (task == null && spin == SPINS && seen[victim.index] == victim.turns()) {
          task = WorkQueue.stealNext(victim.queue);
        }
        if (task != null) {
          return task;
        }
        if (spin == SPINS) {
          seen[victim.index] = victim.turns();
        }
      }
      Thread.onSpinWait();
    }
    return null;
  }

  private boolean isWorkVisible() {
    if (!scheduler.injection().isEmpty()) {
      return true;
    }
    for (ParallelWorker worker : workers) {
      if (!worker.queue.isRingEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// @return whether it was woken
  private boolean park(ParallelWorker worker, long nap) {
    scheduler.output.flushIfAny();
    long sleep = Long.MAX_VALUE;
    synchronized (this) {
      if (scheduler.stopped()) {
        return true;
      }
      if (count + 1 == workers.length) {
        sleep = allIdle();
        if (sleep == 0) {
          return true;
        }
      } else if (watcher == null) {
        sleep = Math.min(nap, scheduler.untilNextTimer());
      }
      if (watcher == null) {
        watcher = worker;
      }
      parked[count] = worker;
      worker.parked = true;
      count++;
    }
    if (!isWorkVisible()) {
      if (sleep == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, sleep);
      }
      if (Thread.interrupted()) {
        scheduler.stop(null);
      }
    }
    return !leave(worker);
  }

  /// Every other worker is parked: how long to sleep until something happens; 0 when it has.
  private long allIdle() {
    for (ParallelWorker worker : workers) {
      if (!worker.queue.isEmpty()) {
        return 0;
      }
    }
    return scheduler.injection().isEmpty() ? scheduler.nothingReady() : 0;
  }

  private synchronized boolean isWatcherMissing() {
    return watcher == null;
  }

  /// The watcher is to look again, since a timer was added that comes before what it waits for.
  synchronized void wakeWatcher() {
    if (count > 0) {
      ParallelWorker woken = watcher == null ? parked[count - 1] : watcher;
      if (woken != null) {
        LockSupport.unpark(threads[woken.index]);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // a worker is equal to nothing but itself
  void wakeOne() {
    ParallelWorker woken;
    synchronized (this) {
      if (count == 0) {
        return;
      }
      woken = parked[count - 1];
      if (woken == watcher && count > 1) {
        woken = parked[count - 2];
      }
      if (woken == null) {
        throw new IllegalStateException("a hole among the parked workers");
      }
      boolean _ = leave(woken);
    }
    LockSupport.unpark(threads[woken.index]);
  }

  /// Takes a worker out of the parked ones.
  ///
  /// @return false when somebody has done that
  @SuppressWarnings("ReferenceEquality") // a worker is equal to nothing but itself
  private synchronized boolean leave(ParallelWorker worker) {
    if (watcher == worker) {
      watcher = null;
    }
    if (!worker.parked) {
      return false;
    }
    worker.parked = false;
    int place = 0;
    while (parked[place] != worker) {
      place++;
    }
    int last = count - 1;
    for (int i = place; i < last; i++) {
      parked[i] = parked[i + 1];
    }
    parked[last] = null;
    count = last;
    return true;
  }

  /// The run is over.
  void wakeAll() {
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
