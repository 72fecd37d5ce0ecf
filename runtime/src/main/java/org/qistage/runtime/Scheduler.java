package org.qistage.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.memory.HeapModel;

/// The policy behind the operations of tasks: in which order they run, what the time is, how the
/// outside reports back. One for each run; all but {@link #completeFromOutside} is called by workers
/// alone. As long as one policy is loaded, its calls are direct ones.
abstract class Scheduler {
  /// Whether several workers share what tasks share. Only then are locks taken.
  final boolean parallel;

  final Output output;
  final OutsideWorld outside;

  /// In which a program reads the errors that it catches.
  final ReportLanguage language;

  /// The model of the run's heap, where the program counts references; null where it does not.
  @Nullable HeapModel heap;

  /// The locks that tasks hold.
  final HeldLocks heldLocks;

  Scheduler(Output output, OutsideWorld outside, ReportLanguage language, boolean parallel) {
    this.parallel = parallel;
    this.heldLocks = new HeldLocks(parallel);
    this.output = output;
    this.outside = outside;
    this.language = language;
  }

  /// A value is leaving its sender, who keeps its own count of it: one more for the channel or the
  /// receiver.
  final void countMoved(@Nullable Object value) {
    HeapModel counting = heap;
    if (counting != null) {
      counting.retain(value);
    }
  }

  /// Numbers a new task and makes it ready.
  abstract void spawn(Task task, Context context);

  /// Numbers what is no task but may be reported as one.
  abstract void number(Task future, Context context);

  /// Makes a suspended task ready, after its delivery has been put in its registers.
  abstract void wake(Task task, Context context);

  /// As {@link #wake}, for one of several that go on at once: they take their turns in that order.
  void wakeInTurn(Task task, Context context) {
    wake(task, context);
  }

  /// Whether a task is the next to run and has not been started, so that one that awaits it may let it
  /// run on top of its own stack.
  boolean runsNext(Task task) {
    return false;
  }

  /// Runs such a task up to its end or its first suspension, as if the running task had been suspended
  /// to wait for it. If that is not the next to run then, it is suspended.
  void runAwaited(Task task, Context context) {
    throw new IllegalStateException("does not run next: " + task);
  }

  /// The task has saved its frames and is suspended.
  ///
  /// @return whether it goes on at once, since what it waited for has come meanwhile
  abstract boolean suspended(Task task, Context context);

  /// The task has ended; its waiters have been woken.
  abstract void ended(Task task, Context context);

  /// The time in milliseconds since 1970.
  abstract long now();

  /// The moment so many milliseconds from now, in nanoseconds since the run began.
  abstract long after(long milliseconds);

  /// Whether a moment has come.
  abstract boolean isOver(long moment);

  /// Wakes the waiter at a moment, unless the timer is stopped before.
  abstract Timers.Entry wakeAt(Waiter waiter, long moment);

  /// A timer that wakes the task, which is about to suspend.
  abstract Timers.Entry sleeper(Task task, long moment);

  /// Lets a task whose frames have been saved wait for its timer; see {@link Awaited#enlist}.
  abstract boolean enlist(Timers.Entry timer, Task task);

  /// Stops the timer of a task that is cancelled; see {@link Awaited#withdraw}.
  abstract boolean withdraw(Timers.Entry timer, Task task);

  /// Stops a timer; one whose moment has come is left alone.
  abstract void stopTimer(Timers.Entry timer);

  /// Notes that an operation outside of the scheduler is under way, so that waiting for it is no
  /// deadlock.
  abstract void beginOutside();

  /// The task that such an operation was for has been cancelled: its end will be passed over.
  abstract void abandonOutside();

  /// Tells a task, which may be running on another worker, to end; with the failure that those who await
  /// it will get.
  abstract void requestCancellation(Task task, QiError cancelled);

  /// The failure that came with such a request; null when the run's end is what the task is to end for.
  abstract @Nullable QiError cancellationOf(Task task);

  /// Whether the run is over and its workers shall come to an end.
  abstract boolean stopped();

  /// Ends such an operation: wakes the task with the outcome. Called on any thread.
  abstract void completeFromOutside(Task task, Outcome outcome, OutsideOperation operation);

  /// Those that have failed without any task being told, in the order in which they failed.
  abstract List<Task> failedUnseen();

  /// Cancels every task that has not ended and names them, in the order of their numbers. The run is
  /// over.
  abstract List<TaskName> cancelAll();

  // ---- What those who look on are told ----
  //
  // All of these do nothing here; a scheduler that records overrides them. As long as none is
  // loaded
  // the calls are to empty methods that nobody overrides.

  /// A task has been made; it is not in the ready queue yet.
  void onSpawned(Task task) {}

  /// A task is about to join the ready queue; what it waited for can still be seen in it.
  void onReadied(Task task) {}

  /// A task has been taken from the ready queue. It runs next, unless it has ended meanwhile.
  void onTaken(Task task) {}

  /// A task has saved its frames and is suspended.
  void onSuspended(Task task) {}

  /// A task has ended, before those who wait for it are woken.
  void onEnding(Task task) {}

  /// The running task looks at something that tasks share, or is about to change it.
  void onUsed(Object shared) {}

  /// The running task is about to cancel another one, or to find that it has ended.
  void onCancelling(Task task) {}

  /// What is told next of a channel was done with the value of a waiter, not of the running task.
  void onMoved(Waiter sender) {}

  /// A value is in a channel: in its buffer, or with a receiver that waited for it.
  void onSent(Channel channel, long bits, @Nullable Object ref, boolean buffered) {}

  /// A value has been taken from a channel: from its buffer, or from a sender that waited.
  void onReceived(Channel channel, long bits, @Nullable Object ref, boolean buffered) {}

  void onClosed(Channel channel) {}

  /// A lock belongs to a task.
  void onLocked(Mutex lock, Task holder) {}

  /// A lock belongs to nobody.
  void onUnlocked(Mutex lock) {}

  /// The count of a wait group has changed.
  void onCounted(WaitGroup group, long count) {}

  /// The time of a waiter has come.
  void onTimerFired(Waiter waiter) {}

  /// A value has been printed.
  ///
  /// @param line whether the line ends after it
  void onPrinted(String text, boolean line) {}

  /// As {@link #onPrinted(String, boolean)}, of a whole number, for which no text was made.
  void onPrinted(long number, boolean line) {}

  // What the probes of debug builds tell. `bits` holds a scalar, an f64 by its bits; `ref` a
  // reference.

  /// A function is entered; gives the number that its activation has in what follows.
  int onEntered(String function) {
    return 0;
  }

  void onLeft(int activation, int site, long bits, @Nullable Object ref) {}

  void onYielded(int activation, int site, long bits, @Nullable Object ref) {}

  void onWaiting(int activation, int site, int state) {}

  void onResumed(int activation, int site, int state) {}

  void onStatement(int activation, int site) {}

  void onLocal(int activation, int site, long bits, @Nullable Object ref) {}

  void onGlobal(int activation, int site, String name, long bits, @Nullable Object ref) {}

  void onCaught(int activation, int site, QiError error) {}

  /// A part of an object has been written: the value is in it already.
  void onWrite(
      int activation, int site, @Nullable Object object, long index, ObjectAccess access) {}

  /// An entry of a 字典 or 集合 has been written or removed.
  void onWriteEntry(int activation, int site, @Nullable Object object, @Nullable Object key) {}

  void onReadGlobal(int activation, int site, String name) {}

  void onRead(int activation, int site, @Nullable Object object, long index, ObjectAccess access) {}

  /// What an operation from outside ended with.
  sealed interface Outcome {
    record Value(Object value) implements Outcome {}

    record Number(long value) implements Outcome {}

    record Failure(Fault fault) implements Outcome {}

    /// Puts it where the suspended task finds it when it is resumed.
    default void giveTo(Task task) {
      switch (this) {
        case Value(Object value) -> task.ref = value;
        case Number(long value) -> task.i64 = value;
        case Failure(Fault fault) -> task.fail(fault);
      }
    }
  }
}
