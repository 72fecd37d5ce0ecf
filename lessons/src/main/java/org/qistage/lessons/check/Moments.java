package org.qistage.lessons.check;

import java.util.Optional;
import java.util.OptionalInt;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.MomentAt;
import org.qistage.lessons.format.RunSetting;
import org.qistage.pipeline.trace.TraceEvent;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.EventKind;

/// Finds the moments that lessons speak of in recordings.
public final class Moments {
  private Moments() {}

  /// The event right after which the moment is; empty when the run does not come there.
  public static OptionalInt find(TraceNavigator trace, MomentAt at) {
    return switch (at) {
      case MomentAt.Number(int event) ->
          event < trace.size() ? OptionalInt.of(event) : OptionalInt.empty();
      case MomentAt.End _ -> OptionalInt.of(trace.size() - 1);
      case MomentAt.Line(int line, OptionalInt task, int occurrence) ->
          search(trace, occurrence, event -> isAtLine(trace, event, line, task));
      case MomentAt.Event(String kind, OptionalInt task, int occurrence) ->
          search(
              trace,
              occurrence,
              event -> event.kind().text().equals(kind) && concerns(event, task));
    };
  }

  /// The recording of a program of a lesson, as checks are graded by; empty when it does not compile.
  public static Optional<TraceNavigator> record(Lesson lesson, RunSetting setting) {
    return new ProgramRuns(lesson, GradingLimits.DEFAULT).record(setting);
  }

  private interface Wanted {
    boolean test(TraceEvent event);
  }

  private static OptionalInt search(TraceNavigator trace, int occurrence, Wanted wanted) {
    int left = occurrence;
    for (int number = 0; number < trace.size(); number++) {
      if (wanted.test(trace.event(number)) && --left == 0) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean concerns(TraceEvent event, OptionalInt task) {
    int about = event.subject() != 0 ? event.subject() : event.task();
    return task.isEmpty() || about == task.getAsInt();
  }

  private static boolean isAtLine(
      TraceNavigator trace, TraceEvent event, int line, OptionalInt task) {
    return event.kind() == EventKind.STATEMENT
        && (task.isEmpty() || event.task() == task.getAsInt())
        && line(trace, event) == line;
  }

  /// The line that an event is at; 0 when it is at none.
  static int line(TraceNavigator trace, TraceEvent event) {
    if (event.function().isEmpty() || event.span().isEmpty()) {
      return 0;
    }
    return trace.trace().program().line(event.function().get(), event.span().get());
  }
}
