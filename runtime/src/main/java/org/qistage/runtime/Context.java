package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.FaultMessages;
import org.qistage.runtime.failure.QiError;

/// What a worker lends to the code it runs: the suspension flag, the list of frames that are being
/// saved, and the result registers through which a value reaches a resumed frame without a box. One
/// for each worker; generated code gets it as its last argument and never stores it.
public final class Context {
  /// Set by the operation that suspends. Every caller on the way out tests it, saves itself and
  /// returns.
  public boolean suspended;

  /// The saved frames, innermost first; empty unless {@link #suspended}.
  @Nullable Frame head;

  @Nullable Frame tail;

  /// The result of 整数, 短整数, 布尔 and 字符 (0 and 1 for 假 and 真).
  public long i64;

  public double f64;

  public @Nullable Object ref;

  /// What the operation that suspended failed with, to be raised where it is resumed.
  @Nullable QiError failure;

  /// The frame that waits for the value of the one that runs, or the task that is its own frame; null
  /// when the task ends with it. What is outside of the machine's stack, for traces.
  @Nullable Object outer;

  /// The generator that a body has just delegated to; null except on the way to the driver.
  @Nullable Generator delegate;

  /// Ended bodies that nobody knows any more, linked by {@link Frame#parent}, for generated code to start
  /// again instead of making others; see {@link DelegatingGenerator#startAgain}.
  public @Nullable Frame spare;

  /// How many there are.
  int spares;

  final Scheduler scheduler;

  /// The words of errors that the program catches.
  final FaultMessages words;

  /// The task that runs; null between two tasks.
  @Nullable Task current;

  /// As {@link Scheduler#parallel}.
  final boolean parallel;

  /// The worker whose context this is, on the parallel scheduler.
  @Nullable ParallelWorker worker;

  /// What the running task is about to wait for, on the parallel scheduler: it is told once the task's
  /// frames are saved, since from then on another worker may run the task.
  @Nullable Awaited awaited;

  /// Whom the operation that is being done has claimed, to be woken when its locks are free again.
  @Nullable Waiter partner;

  /// How many locks of the runtime this worker holds. More than none where an error is caught means
  /// that the stack has ended within the runtime, and what the lock guards may be broken.
  int locks;

  /// What 随机整数 draws from.
  final RandomNumbers random;

  /// @param seed what the random numbers begin with
  Context(Scheduler scheduler, long seed) {
    this.scheduler = scheduler;
    this.parallel = scheduler.parallel;
    this.random = new RandomNumbers(seed);
    this.words = new FaultMessages(scheduler.language);
  }

  /// Appends a frame to the saved list: called by generated code on its way out, innermost first.
  public void push(Frame frame) {
    Frame last = tail;
    if (last == null) {
      head = frame;
    } else {
      last.parent = frame;
    }
    tail = frame;
  }

  /// Forgets a suspension that an error has cut short, and the failure that was about to be raised. What
  /// runs next may be another program of a session.
  void dropFrames() {
    suspended = false;
    head = null;
    tail = null;
    failure = null;
  }

  /// The task that runs; only to be asked by code that a task runs.
  public Task task() {
    Task task = current;
    if (task == null) {
      throw new IllegalStateException("no task is running");
    }
    return task;
  }

  /// Starts to suspend the running task.
  ///
  /// @param waiting one of {@link Waiting}
  Task suspend(int waiting, @Nullable Awaited waitsFor) {
    Task task = task();
    task.setWaiting(waiting);
    if (parallel) {
      awaited = waitsFor;
    } else {
      task.waitsFor = waitsFor;
    }
    suspended = true;
    return task;
  }

  /// Whether the running task has been told to end; then it is being suspended for that.
  boolean endsHere() {
    if (parallel && task().cancelRequested) {
      if (scheduler.stopped()) {
        throw RunStopped.passedOn();
      }
      suspend(Waiting.CANCELLED, null);
      return true;
    }
    return false;
  }

  /// Wakes whom the operation that has been done has claimed.
  void wakePartner() {
    Waiter claimed = partner;
    if (claimed != null) {
      partner = null;
      claimed.goOn(this);
    }
  }
}
