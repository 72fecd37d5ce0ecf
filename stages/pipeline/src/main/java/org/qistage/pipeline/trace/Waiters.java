package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.TraceLog;

/// Who waits for what at one moment, found out in one walk over the tasks.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
final class Waiters {
  private record Sleeper(int task, long deadline, int since) {}

  private final Map<Integer, List<TaskEntry>> byObject = new HashMap<>();
  private final int[] timers;

  Waiters(TraceState state) {
    TraceLog log = state.log();
    List<Sleeper> sleepers = new ArrayList<>();
    for (int number = 1; number <= state.lastTask; number++) {
      TaskEntry task = state.tasks.get(number);
      if (task == null || task.suspended == TaskEntry.NONE) {
        continue;
      }
      long deadline = 0;
      for (int event = task.firstWait(); event < task.lastWait() && event < log.size(); event++) {
        if (log.b(event) == Cause.TIME.ordinal()) {
          deadline = Math.max(deadline, log.value(event));
        }
        if (log.c(event) != 0) {
          add(task, log.c(event));
        }
      }
      if (deadline > 0) {
        sleepers.add(new Sleeper(number, deadline, task.since));
      }
    }
    timers =
        sleepers.stream()
            // Of those with the same deadline who came first is woken first.
            .sorted(Comparator.comparingLong(Sleeper::deadline).thenComparingInt(Sleeper::since))
            .mapToInt(Sleeper::task)
            .toArray();
    byObject.values().forEach(tasks -> tasks.sort(Comparator.comparingInt(task -> task.since)));
  }

  private void add(TaskEntry task, int object) {
    List<TaskEntry> tasks = byObject.computeIfAbsent(object, _ -> new ArrayList<>());
    if (tasks.isEmpty() || tasks.getLast().number != task.number) {
      tasks.add(task);
    }
  }

  /// Those who wait for an object, in the order in which they came.
  List<TaskEntry> of(int object) {
    return byObject.getOrDefault(object, List.of());
  }

  /// The tasks that a time will wake, next one first.
  int[] timers() {
    return timers.clone();
  }
}
