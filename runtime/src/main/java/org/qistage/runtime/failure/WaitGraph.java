package org.qistage.runtime.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who waits for what, when nothing can go on.
///
/// @param waits one for each waiting task, in the order of their numbers
public record WaitGraph(List<Wait> waits) {
  public WaitGraph {
    waits = List.copyOf(waits);
  }

  /// @param where the suspended activations of the task, innermost first, at most a few
  public record Wait(TaskName task, Target target, List<Site.Suspended> where) {
    public Wait {
      where = List.copyOf(where);
    }
  }

  /// What a task waits for.
  public sealed interface Target {
    record OfTask(TaskName awaited) implements Target {}

    /// @param channel numbers the channels of this report, from 1
    record Receive(int channel, long capacity) implements Target {}

    record Send(int channel, long capacity) implements Target {}

    /// Something that the runtime itself should have ended.
    record Outside() implements Target {}
  }

  /// The first cycle of tasks that await one another, each awaiting the next and the last the first;
  /// empty when there is none. Each task awaits at most one other, so following the edges finds it.
  public List<TaskName> cycle() {
    Map<Integer, TaskName> awaits = new HashMap<>();
    for (Wait wait : waits) {
      if (wait.target() instanceof Target.OfTask(TaskName awaited)) {
        awaits.put(wait.task().number(), awaited);
      }
    }
    Set<Integer> known = new HashSet<>();
    for (Wait wait : waits) {
      List<TaskName> path = new ArrayList<>();
      Map<Integer, Integer> positions = new HashMap<>();
      TaskName task = wait.task();
      while (known.add(task.number())) {
        positions.put(task.number(), path.size());
        path.add(task);
        TaskName next = awaits.get(task.number());
        if (next == null) {
          break;
        }
        Integer position = positions.get(next.number());
        if (position != null) {
          return List.copyOf(path.subList(position, path.size()));
        }
        task = next;
      }
    }
    return List.of();
  }
}
