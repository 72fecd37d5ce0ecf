package org.qistage.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Something that tasks on several workers change: with a lock of one word, held for some dozens of
/// instructions and never while anything is run, woken or printed. On one worker it costs a test.
abstract class Lockable {
  private static final int SPINS = 100;
  private static final VarHandle LOCKED;

  static {
    try {
      LOCKED = MethodHandles.lookup().findVarHandle(Lockable.class, "locked", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedVariable") // read through its handle
  private boolean locked;

  final void lock(Context context) {
    if (context.parallel) {
      context.locks++;
      int spins = 0;
      while (!LOCKED.weakCompareAndSetAcquire(this, false, true)) {
        spins = pause(spins, context);
      }
    }
  }

  /// As {@link #lock}, and suspends the running task, which is to be added to a list of those who wait
  /// unless {@link Task#goesOn} or {@link Task#isToldToEnd} says otherwise. Taking the lock comes
  /// between the one and the look for a cancellation, so one fence does for both. Only on several
  /// workers.
  final void lockSuspending(Task task, Context context) {
    context.locks++;
    task.beginToSuspend();
    if (!LOCKED.compareAndSet(this, false, true)) {
      int spins = 0;
      while (!LOCKED.weakCompareAndSetAcquire(this, false, true)) {
        spins = pause(spins, context);
      }
    }
  }

  final void unlock(Context context) {
    if (context.parallel) {
      LOCKED.setRelease(this, false);
      context.locks--;
    }
  }

  /// Between two attempts to take what another worker holds: after some, lets other threads run,
  /// which may be what it waits for.
  ///
  /// @throws RunStopped when the run is over: a worker that was stopped may still hold it
  @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but how long it takes
  static int pause(int spins, Context context) {
    if (spins < SPINS) {
      Thread.onSpinWait();
      return spins + 1;
    }
    if (context.scheduler.stopped()) {
      throw RunStopped.passedOn();
    }
    Thread.yield();
    return 0;
  }
}
