package org.qistage.runtime;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.http.HttpBackend;

/// The policy behind the operations of tasks: in which order they run, what the time is, how the
/// outside reports back. One for each run; all but {@link #completeFromOutside} is called by workers
/// alone. As long as one policy is loaded, its calls are direct ones.
abstract class Scheduler {
  final Output output;
  final HttpBackend http;

  /// In which a program reads the errors that it catches.
  final ReportLanguage language;

  Scheduler(Output output, HttpBackend http, ReportLanguage language) {
    this.output = output;
    this.http = http;
    this.language = language;
  }

  /// Numbers a new task and makes it ready.
  abstract void spawn(Task task);

  /// Makes a suspended task ready, after its delivery has been put in its registers.
  abstract void wake(Task task);

  /// The task has saved its frames and is suspended.
  abstract void suspended(Task task);

  /// The task has ended; its waiters have been woken.
  abstract void ended(Task task);

  /// The time in milliseconds since 1970.
  abstract long now();

  /// Wakes the task when so many milliseconds have passed.
  abstract void wakeAfter(Task task, long milliseconds);

  /// Notes that an operation outside of the scheduler is under way, so that waiting for it is no
  /// deadlock.
  abstract void beginOutside();

  /// Ends such an operation: wakes the task with the outcome. Called on any thread.
  abstract void completeFromOutside(Task task, Outcome outcome);

  /// What an operation from outside ended with.
  sealed interface Outcome {
    record Value(Object value) implements Outcome {}

    record Failure(Fault fault) implements Outcome {}
  }
}
