package org.qistage.pipeline.trace;

import java.util.Optional;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// One event, with what its numbers stand for.
///
/// @param number from 0
/// @param time in nanoseconds since the run began
/// @param task the task that runs; 0 for the scheduler
/// @param worker always 0: recordings have one worker
/// @param subject the task that the event is about, where it names one; else 0
/// @param from the state of the subject before; empty where it does not change
/// @param to the state of the subject from here on
/// @param cause why the subject waits or is ready
/// @param origin the event that this one follows from; -1 for none
/// @param function where it happens
/// @param span the place in the file of the function
public record TraceEvent(
    int number,
    long time,
    int task,
    int worker,
    EventKind kind,
    int subject,
    Optional<TaskView.State> from,
    Optional<TaskView.State> to,
    Optional<Cause> cause,
    int origin,
    Optional<Function> function,
    Optional<Region> span) {

  static TraceEvent of(int number, TraceLog log, TraceIndex index) {
    EventKind kind = log.kind(number);
    int subject = kind.hasTask() ? log.a(number) : 0;
    int activation = kind.hasActivation() ? log.a(number) : 0;
    Optional<Cause> cause =
        switch (kind) {
          case READIED, SUSPENDED, ALTERNATIVE ->
              log.b(number) >= 0 && log.b(number) < Cause.count()
                  ? Optional.of(Cause.of(log.b(number)))
                  : Optional.empty();
          default -> Optional.empty();
        };
    return new TraceEvent(
        number,
        log.time(number),
        index.task(number),
        0,
        kind,
        subject,
        before(kind, cause),
        after(kind),
        cause,
        kind == EventKind.READIED ? log.d(number) : -1,
        index.function(activation),
        index.site(number).map(TraceProgram.Site::span));
  }

  private static Optional<TaskView.State> before(EventKind kind, Optional<Cause> cause) {
    return switch (kind) {
      case READIED -> cause.filter(why -> why != Cause.SPAWN).map(_ -> TaskView.State.SUSPENDED);
      case STARTED -> Optional.of(TaskView.State.READY);
      case SUSPENDED, COMPLETED, FAILED -> Optional.of(TaskView.State.RUNNING);
      default -> Optional.empty();
    };
  }

  private static Optional<TaskView.State> after(EventKind kind) {
    return switch (kind) {
      case READIED -> Optional.of(TaskView.State.READY);
      case STARTED -> Optional.of(TaskView.State.RUNNING);
      case SUSPENDED -> Optional.of(TaskView.State.SUSPENDED);
      case COMPLETED -> Optional.of(TaskView.State.COMPLETED);
      case FAILED -> Optional.of(TaskView.State.FAILED);
      case CANCELLED -> Optional.of(TaskView.State.CANCELLED);
      default -> Optional.empty();
    };
  }
}
