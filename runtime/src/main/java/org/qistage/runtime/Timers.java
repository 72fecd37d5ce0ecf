package org.qistage.runtime;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Tasks that wait for a time; of equal times the one that was asked for first comes first.
final class Timers {
  private record Timer(long deadline, long sequence, Task task) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(deadline, other.deadline);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final PriorityQueue<Timer> queue = new PriorityQueue<>();
  private long sequence;

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /// @param deadline in nanoseconds since the run began
  void add(Task task, long deadline) {
    queue.add(new Timer(deadline, sequence++, task));
  }

  /// The next deadline; `Long.MAX_VALUE` when there is none.
  long nextDeadline() {
    Timer first = queue.peek();
    return first == null ? Long.MAX_VALUE : first.deadline;
  }

  /// Takes out the next task whose time has come; null when there is none.
  @Nullable Task pollUntil(long instant) {
    Timer first = queue.peek();
    if (first == null || first.deadline > instant) {
      return null;
    }
    queue.remove();
    return first.task;
  }
}
