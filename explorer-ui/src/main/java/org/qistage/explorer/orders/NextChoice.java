package org.qistage.explorer.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.qistage.pipeline.trace.TaskView;

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
