package org.qistage.runtime.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// @param lock numbers the locks of this report, from 1
    /// @param holder the task that holds it, and so must unlock it
    /// @param ended whether the holder has ended, so that it never will
    record OfLock(int lock, Optional<TaskName> holder, boolean ended) implements Target {}

    /// @param group numbers the wait groups of this report, from 1
    /// @param count how many 等待组完成 are missing
    record OfGroup(int group, long count) implements Target {}

    /// Any one of several things.
    record OfSelection(List<Target> cases) implements Target {
      public OfSelection {
        cases = List.copyOf(cases);
      }
    }

    /// Something that the runtime itself should have ended.
    record Outside() implements Target {}
  }

  /// A task on a cycle, and what makes it wait for the next one.
  ///
  /// @param lock the number of the lock that the next task holds; 0 when it awaits the task itself
  public record Link(TaskName task, int lock) {}

  /// The first cycle of tasks each of which waits for the next, by awaiting it or for a lock that it
  /// holds, and the last for the first; empty when there is none. Each task waits for at most one other
  /// in that way, so following the edges finds it.
  public List<Link> cycle() {
    Map<Integer, Link> next = new HashMap<>();
    for (Wait wait : waits) {
      if (wait.target() instanceof Target.OfTask(TaskName awaited)) {
        next.put(wait.task().number(), new Link(awaited, 0));
      } else if (wait.target() instanceof Target.OfLock(int lock, var holder, _)
          && holder.isPresent()) {
        next.put(wait.task().number(), new Link(holder.get(), lock));
      }
    }
    Set<Integer> known = new HashSet<>();
    for (Wait wait : waits) {
      List<Link> path = new ArrayList<>();
      Map<Integer, Integer> positions = new HashMap<>();
      TaskName task = wait.task();
      while (known.add(task.number())) {
        Link link = next.get(task.number());
        if (link == null) {
          break;
        }
        positions.put(task.number(), path.size());
        path.add(new Link(task, link.lock()));
        Integer position = positions.get(link.task().number());
        if (position != null) {
          return List.copyOf(path.subList(position, path.size()));
        }
        task = link.task();
      }
    }
    return List.of();
  }
}
