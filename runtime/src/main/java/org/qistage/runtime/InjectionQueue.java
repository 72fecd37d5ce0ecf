package org.qistage.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ready tasks that belong to no worker: what overflowed a worker's ring, by arrays, and what was woken
/// from outside. First in, first out.
final class InjectionQueue {
  private final Deque<@Nullable Task[]> batches = new ArrayDeque<>();

  /// Read without the lock.
  private volatile int count;

  void add(Task task) {
    add(new @Nullable Task[] {task});
  }

  synchronized void add(@Nullable Task[] batch) {
    batches.add(batch);
    count = batches.size();
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// The first batch if it has no more tasks than that; otherwise null.
  @Nullable Task @Nullable [] poll(int most) {
    if (count == 0) {
      return null;
    }
    synchronized (this) {
      @Nullable Task[] batch = batches.peek();
      if (batch == null || batch.length > most) {
        return null;
      }
      batches.remove();
      count = batches.size();
      return batch;
    }
  }

  synchronized void forEach(Consumer<Task> action) {
    for (@Nullable Task[] batch : batches) {
      for (Task task : batch) {
        if (task != null) {
          action.accept(task);
        }
      }
    }
  }
}
