package org.qistage.runtime;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.ReportLanguage;

/// The policy behind the operations of tasks: in which order they run, what the time is, how the
/// outside reports back. One for each run; all but {@link #completeFromOutside} is called by workers
/// alone. As long as one policy is loaded, its calls are direct ones.
abstract class Scheduler {
  final Output output;
  final OutsideWorld outside;

  /// In which a program reads the errors that it catches.
  final ReportLanguage language;

  Scheduler(Output output, OutsideWorld outside, ReportLanguage language) {
    this.output = output;
    this.outside = outside;
    this.language = language;
  }

  /// Numbers a new task and makes it ready.
  abstract void spawn(Task task);

  /// Numbers what is no task but may be reported as one.
  abstract void number(Task future);

  /// Makes a suspended task ready, after its delivery has been put in its registers.
  abstract void wake(Task task);

  /// The task has saved its frames and is suspended.
  abstract void suspended(Task task);

  /// The task has ended; its waiters have been woken.
  abstract void ended(Task task);

  /// The time in milliseconds since 1970.
  abstract long now();

  /// The moment so many milliseconds from now, in nanoseconds since the run began.
  abstract long after(long milliseconds);

  /// Whether a moment has come.
  abstract boolean isOver(long moment);

  /// Wakes the waiter at a moment, unless the timer is stopped before.
  abstract Timers.Entry wakeAt(Waiter waiter, long moment);

  /// Stops a timer; one whose moment has come is left alone.
  abstract void stopTimer(Timers.Entry timer);

  /// Notes that an operation outside of the scheduler is under way, so that waiting for it is no
  /// deadlock.
  abstract void beginOutside();

  /// The task that such an operation was for has been cancelled: its end will be passed over.
  abstract void abandonOutside();

  /// Ends such an operation: wakes the task with the outcome. Called on any thread.
  abstract void completeFromOutside(Task task, Outcome outcome);

  /// What an operation from outside ended with.
  sealed interface Outcome {
    record Value(Object value) implements Outcome {}

    record Number(long value) implements Outcome {}

    record Failure(Fault fault) implements Outcome {}
  }
}
