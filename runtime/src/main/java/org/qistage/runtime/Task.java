package org.qistage.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.memory.Holder;

/// A task, its future, its entry in the ready queue and its place in a list of waiters, in one
/// object. A generated subclass holds the arguments of the function that it runs.
///
/// While the task waits, `i64` and `ref` hold what it sends, then what it is to be
/// resumed with; once it has completed they hold its own result (an f64 by its bits in
/// `i64`, a failure in `ref`). Touched only by the worker that runs it or that wakes it.
///
/// # On several workers
///
/// Whoever moves {@link #status} from READY to RUNNING, in one step, may run the task; so queues may
/// hold a task twice, or after it has ended. A suspended task belongs to whoever takes it out of the
/// list in which it waits, under that list's lock. The list of a task's own waiters has no lock beside
/// it: a mark in {@link #lastWaiter} tells that somebody is at it, another that the task has ended.
public abstract non-sealed class Task extends Waiter implements Awaited, Holder {
  static final byte READY = 0;
  static final byte RUNNING = 1;
  static final byte SUSPENDED = 2;

  /// This and what follows are the states of a task that has ended.
  static final byte COMPLETED = 3;

  static final byte FAILED = 4;
  static final byte CANCELLED = 5;

  /// As {@link #FAILED}, once some task has been given the failure.
  static final byte FAILURE_SEEN = 6;

  private static final byte LISTED = (byte) 0x80;

  private static final boolean EXCHANGE_IS_FENCE =
      List.of("amd64", "x86_64").contains(System.getProperty("os.arch", ""));

  private static final VarHandle STATUS;
  private static final VarHandle LAST_WAITER;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATUS = lookup.findVarHandle(Task.class, "status", byte.class);
      LAST_WAITER = lookup.findVarHandle(Task.class, "lastWaiter", Waiter.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// The saved frames, innermost first; none before the start, and none in a task that waits for an
  /// event of its own. The outermost activation is not among them when the task {@link #isOwnFrame}.
  @Nullable Frame frames;

  /// Those who wait for this task, in the order in which they came; see {@link WaitList}.
  @Nullable Waiter lastWaiter;

  /// What it waits for, which must forget it when it is cancelled; for deadlock reports, too.
  @Nullable Awaited waitsFor;

  /// The task's number, from 1 in the order of making; the root task is 1.
  int number;

  /// One of the states above. Where several workers share the task, only to be changed by the methods
  /// below.
  byte status;

  /// {@link #waiting}, {@link #delivery} and {@link #isListed}. Belongs to whoever may run the task or
  /// has claimed it.
  private byte mode;

  /// The number of the suspension point at which its outermost activation waits that is saved in the task
  /// itself; 0 for none.
  public byte state;

  /// Whether it is to end at its next suspension; only on the parallel scheduler.
  volatile boolean cancelRequested;

  /// Calls the function with the arguments that the subclass holds and, unless the context is
  /// suspended on return, stores its value by one of the `complete` functions of {@link QiTasks}.
  /// Runs on a worker.
  public abstract void start(Context context);

  /// Stores the value of the outermost frame, which the context's result register of the function's
  /// type holds, when the task ends after having been suspended.
  public abstract void finish(Context context);

  // ---- What it waits for, and finds when it goes on ----

  /// One of {@link Waiting}: what it waits for, or has waited for last.
  final int waiting() {
    return mode & Waiting.MASK;
  }

  /// The running task will wait, and find a value when it goes on, or when it only waits for its turn
  /// nothing.
  final void setWaiting(int waiting) {
    int delivery = waiting == Waiting.TURN ? Delivery.NOTHING : Delivery.VALUE;
    mode = (byte) ((mode & LISTED) | delivery | waiting);
  }

  /// One of {@link Delivery}.
  final int delivery() {
    return mode & Delivery.MASK;
  }

  final void setDelivery(int delivery) {
    mode = (byte) ((mode & ~Delivery.MASK) | delivery);
  }

  /// Whether a task that is ready has run before.
  final boolean started() {
    return delivery() != Delivery.START;
  }

  /// Whether it is among the {@link SuspendedTasks}.
  final boolean isListed() {
    return mode < 0;
  }

  final void setListed() {
    mode |= LISTED;
  }

  /// Whether its failure, if it has one, is somebody's knowledge or nobody's concern.
  boolean isFailureSeen() {
    return status != FAILED;
  }

  /// Some task has been given its failure, or the report of the run has told it.
  final void setFailureSeen() {
    if (status == FAILED) {
      status = FAILURE_SEEN;
    }
  }

  // ---- States ----

  // ---- A task that is its own frame ----
  //
  // A function that is only ever started needs no frame of its own: each of its activations has a
  // task. The generated class has its slots as fields.

  /// Whether its outermost activation is saved in itself.
  final boolean isOwnFrame() {
    return state != 0;
  }

  /// Goes on from {@link #state}; see {@link Frame#resume}.
  public void resume(Context context) {
    throw new IllegalStateException("is not its own frame: " + this);
  }

  /// Clears the references of its saved variables.
  public void forget() {}

  /// What is saved of its activations is not needed any more.
  final void dropSaved() {
    frames = null;
    if (state != 0) {
      state = 0;
      forget();
    }
  }

  /// Its value.
  @Override
  public final void eachHeld(Consumer<@Nullable Object> visitor) {
    if (status == COMPLETED) {
      visitor.accept(ref);
    }
  }

  public TaskState state() {
    return TaskState.of((byte) STATUS.getAcquire(this));
  }

  TaskName name() {
    return new TaskName(number, getClass().getName());
  }

  /// Whether it has ended, so that its registers hold what it ended with.
  final boolean ended() {
    return (byte) STATUS.getAcquire(this) >= COMPLETED;
  }

  /// Whether the report of the run's end should name it when it has not ended by then.
  protected boolean concernsSomebody() {
    return true;
  }

  /// Whether it has ended without a value.
  final boolean endedInFailure() {
    return (byte) STATUS.getAcquire(this) >= FAILED;
  }

  /// The failure of a task that has failed; 已取消 of one that was cancelled.
  QiError failure() {
    if (endedInFailure() && ref instanceof QiError error) {
      return error;
    }
    throw new IllegalStateException("task " + number + " has not failed");
  }

  // ---- States, where several workers share the task ----

  /// Takes the right to run a ready task.
  final boolean claim() {
    return status == READY && STATUS.compareAndSet(this, READY, RUNNING);
  }

  /// Lets whoever finds it in a queue run it.
  final void makeReady() {
    STATUS.setRelease(this, READY);
  }

  /// Suspends the running task; it is in no list yet, so nobody can wake it.
  ///
  /// @return false when it has been told to end, and runs on to do that
  final boolean park() {
    STATUS.setVolatile(this, SUSPENDED);
    return !isToldToEnd();
  }

  /// The first half of {@link #park}, before a compare-and-set. What the canceller does before it reads
  /// the status is seen behind that, which a processor of the x86 family makes sure of by the
  /// compare-and-set itself.
  final void beginToSuspend() {
    if (EXCHANGE_IS_FENCE) {
      STATUS.setRelease(this, SUSPENDED);
    } else {
      STATUS.setVolatile(this, SUSPENDED);
    }
  }

  /// The second half of {@link #park}: whether the suspended task has been told to end. Then it runs on
  /// to do that.
  final boolean isToldToEnd() {
    boolean told = cancelRequested;
    if (told) {
      status = RUNNING;
    }
    return told;
  }

  /// It does not have to wait after all.
  final void goesOn() {
    status = RUNNING;
  }

  // ---- Those who wait for its end ----

  /// Ends it. What it ended with is in its registers.
  ///
  /// @return those who wait for that; nobody can be added any more
  final @Nullable Waiter end(byte how, Context context) {
    STATUS.setRelease(this, how);
    if (!context.parallel) {
      Waiter waiters = lastWaiter;
      lastWaiter = null;
      return waiters;
    }
    Waiter waiters = lockWaiters(context);
    LAST_WAITER.setRelease(this, WaitMarks.CLOSED);
    context.locks--;
    return waiters;
  }

  /// Adds one who waits for the end.
  ///
  /// @return false when it has ended
  @SuppressWarnings("ReferenceEquality") // a waiter is equal to nothing but itself
  final boolean addWaiter(Waiter waiter, Context context) {
    if (!context.parallel) {
      lastWaiter = WaitList.add(lastWaiter, waiter);
      return true;
    }
    Waiter waiters = lockWaiters(context);
    if (waiters == WaitMarks.CLOSED) {
      return false;
    }
    unlockWaiters(WaitList.add(waiters, waiter), context);
    return true;
  }

  /// Takes out a waiter of its own list, unless that has been done.
  @SuppressWarnings("ReferenceEquality") // as above
  final void forget(Waiter waiter, Context context) {
    Waiter waiters = context.parallel ? lockWaiters(context) : lastWaiter;
    if (waiters != null && waiters != WaitMarks.CLOSED && waiter.next != null) {
      waiters = WaitList.remove(waiters, waiter);
    }
    unlockWaiters(waiters, context);
  }

  /// Waits until nobody is at the list, and takes it.
  @SuppressWarnings("ReferenceEquality") // as above
  private @Nullable Waiter lockWaiters(Context context) {
    int spins = 0;
    while (true) {
      Waiter seen = (Waiter) LAST_WAITER.getAcquire(this);
      if (seen == WaitMarks.CLOSED) {
        return seen;
      }
      if (seen != WaitMarks.BUSY
          && LAST_WAITER.weakCompareAndSetAcquire(this, seen, WaitMarks.BUSY)) {
        context.locks++;
        return seen;
      }
      spins = Lockable.pause(spins, context);
    }
  }

  @SuppressWarnings("ReferenceEquality") // as above
  private void unlockWaiters(@Nullable Waiter waiters, Context context) {
    if (!context.parallel) {
      lastWaiter = waiters;
    } else if (waiters != WaitMarks.CLOSED) {
      LAST_WAITER.setRelease(this, waiters);
      context.locks--;
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // as above
  public boolean enlist(Task waiter, Context context) {
    Waiter waiters = lockWaiters(context);
    if (waiters == WaitMarks.CLOSED) {
      tellEnd(waiter);
      return false;
    }
    boolean parked = waiter.park();
    if (parked) {
      waiter.waitsFor = this;
      waiters = WaitList.add(waiters, waiter);
    }
    unlockWaiters(waiters, context);
    return parked;
  }

  /// Gives one who waits for the end what it ended with.
  final void tellEnd(Task waiter) {
    if (waiter.waiting() == Waiting.END) {
      return;
    }
    if (endedInFailure()) {
      setFailureSeen();
      waiter.ref = failure().awaitedBy(name(), waiter.name());
      waiter.setDelivery(Delivery.FAILURE);
    } else {
      waiter.i64 = i64;
      waiter.ref = ref;
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // as above
  public boolean withdraw(Task waiter, Context context) {
    Waiter waiters = context.parallel ? lockWaiters(context) : lastWaiter;
    boolean there = waiters != null && waiters != WaitMarks.CLOSED && waiter.waitsFor == this;
    if (waiters != null && there) {
      waiters = WaitList.remove(waiters, waiter);
      waiter.waitsFor = null;
      if (waiters == null) {
        abandoned();
      }
    }
    unlockWaiters(waiters, context);
    return there;
  }

  /// Everybody who waited for its end has been cancelled.
  void abandoned() {}

  @Override
  public String toString() {
    return "任务 " + number;
  }
}
