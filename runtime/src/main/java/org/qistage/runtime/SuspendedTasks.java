package org.qistage.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every task that has been suspended and has not ended. A task that waits where nobody can reach it
/// any more is in no queue; this is how the report of a deadlock and of the run's end find it. A task
/// that never suspends costs nothing here.
final class SuspendedTasks {
  private @Nullable Task[] tasks = new @Nullable Task[16];
  private int count;

  void add(Task task) {
    if (count == tasks.length) {
      tasks = Arrays.copyOf(tasks, count * 2);
    }
    tasks[count] = task;
    count++;
    task.slot = count;
  }

  /// The last task takes the place of the removed one.
  void remove(Task task) {
    int index = task.slot - 1;
    count--;
    Task last = tasks[count];
    tasks[count] = null;
    if (last != null && index != count) {
      tasks[index] = last;
      last.slot = index + 1;
    }
    task.slot = 0;
  }

  /// In no particular order.
  List<Task> all() {
    List<Task> all = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      Task task = tasks[index];
      if (task != null) {
        all.add(task);
      }
    }
    return all;
  }
}
