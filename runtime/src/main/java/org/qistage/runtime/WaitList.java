package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// Lists of waiting tasks, linked through {@link Task#next} into a ring, so that one reference to the
/// last task is the whole list: a task needs no second field for the head of its waiters.
final class WaitList {
  private WaitList() {}

  /// Appends a task; gives the list's new last task.
  static Task add(@Nullable Task last, Task task) {
    if (last == null) {
      task.next = task;
    } else {
      task.next = last.next;
      last.next = task;
    }
    return task;
  }

  /// The first task of a list that is not empty.
  static Task first(Task last) {
    Task first = last.next;
    if (first == null) {
      throw new IllegalStateException("broken list of waiters");
    }
    return first;
  }

  /// Takes the first task out; gives the list's new last task.
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  static @Nullable Task removeFirst(Task last) {
    Task first = first(last);
    if (first == last) {
      first.next = null;
      return null;
    }
    last.next = first.next;
    first.next = null;
    return last;
  }
}
