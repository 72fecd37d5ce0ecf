package org.qistage.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.memory.DeclaredFields;
import org.qistage.runtime.memory.HeapModel;
import org.qistage.runtime.memory.HeapObject;

/// What tasks hold counts of, in a run that counts references.
///
/// The scheduler holds one count of each task that has not ended, so that a task whose 未来 nobody keeps
/// lives as long as it runs. The task's arguments are held for it until it ends. While it is suspended,
/// the references in its frames are its own: the pass `refcount` sees to it that whatever is live at a
/// suspension is owned.
final class TaskCounts {
  private TaskCounts() {}

  /// A task of the program has been made and counted.
  static void spawned(Task task, HeapModel heap) {
    if (task.ended()) {
      return;
    }
    heap.retain(task);
    if (!isOfRuntime(task)) {
      List<Object> arguments = new ArrayList<>();
      DeclaredFields.of(task)
          .each(
              task,
              argument -> {
                if (argument != null) {
                  arguments.add(argument);
                }
              });
      heap.hold(task, arguments);
    }
  }

  /// A task will not go on: what its frames hold is released, and a value that it was being given.
  static void dropped(Task task, @Nullable HeapModel heap) {
    if (heap == null) {
      return;
    }
    for (Frame frame = task.frames; frame != null; frame = frame.parent) {
      DeclaredFields fields = DeclaredFields.of(frame);
      List<@Nullable Object> slots = new ArrayList<>();
      fields.each(frame, slots::add);
      fields.poison(frame);
      slots.forEach(heap::release);
    }
    if (task.delivery() == Delivery.RECEIVED || task.delivery() == Delivery.NEXT_VALUE) {
      heap.release(task.ref);
      task.ref = null;
    }
  }

  /// A task has ended.
  static void ended(Task task, @Nullable HeapModel heap) {
    HeapObject header = heap == null ? null : heap.header(task);
    if (heap == null || header == null) {
      return;
    }
    if (isOfRuntime(task) && task.status == Task.COMPLETED) {
      heap.allocate(task.ref, "响应", header.site(), true);
    }
    heap.letGo(task);
    heap.release(task);
  }

  private static boolean isOfRuntime(Task task) {
    return task instanceof HttpTask || task instanceof ReadyFuture;
  }
}
