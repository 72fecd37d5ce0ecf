package org.qistage.explorer.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// The next time that the scheduler takes a task while several are ready.
///
/// @param number which choice of the run it is, counted from 1; schedules name it so
/// @param event at which the task is taken
/// @param tasks those that can be taken, in the order of the queue
/// @param taken the index of the one that was
record NextChoice(int number, int event, List<TaskView> tasks, int taken) {
  NextChoice {
    tasks = List.copyOf(tasks);
  }

  /// The first one behind a position; empty when there is none any more.
  static Optional<NextChoice> after(TraceNavigator navigator, int position) {
    TraceLog log = navigator.trace().log();
    int number = 0;
    for (int event = 0; event < log.size(); event++) {
      if (log.kind(event) != EventKind.STARTED) {
        continue;
      }
      Moment before = navigator.at(event - 1);
      if (before.ready().size() < 2) {
        continue;
      }
      List<TaskView> tasks = living(before);
      if (tasks.size() < 2) {
        continue;
      }
      number++;
      if (event > position) {
        return Optional.of(new NextChoice(number, event, tasks, indexOf(tasks, log.a(event))));
      }
    }
    return Optional.empty();
  }

  /// The ready tasks that have not ended while they were ready; nobody may choose the others.
  private static List<TaskView> living(Moment moment) {
    List<TaskView> tasks = new ArrayList<>();
    for (Moment.Ready ready : moment.ready()) {
      moment
          .task(ready.task())
          .filter(task -> task.state() == TaskView.State.READY)
          .ifPresent(tasks::add);
    }
    return tasks;
  }

  private static int indexOf(List<TaskView> tasks, int number) {
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).number() == number) {
        return i;
      }
    }
    return 0;
  }

  /// The schedule of the run that is the same up to this choice and then takes another task.
  ///
  /// @param present the schedule of the recorded run
  String schedule(String present, int index) {
    List<String> parts = new ArrayList<>();
    for (String part : present.isEmpty() ? new String[0] : present.split(",", -1)) {
      OptionalInt at = numberOf(part);
      if (at.isPresent() && at.getAsInt() < number) {
        parts.add(part);
      }
    }
    if (index > 0) {
      parts.add(number + ":" + index);
    }
    return String.join(",", parts);
  }

  private static OptionalInt numberOf(String part) {
    int colon = part.indexOf(':');
    return colon > 0
        ? OptionalInt.of(Integer.parseInt(part.substring(0, colon)))
        : OptionalInt.empty();
  }
}
