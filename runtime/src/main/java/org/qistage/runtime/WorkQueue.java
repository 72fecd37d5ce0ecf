package org.qistage.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The ready tasks of one worker: a ring of 1,024 from whose head the worker takes and other workers
/// steal, and a slot for the one task that the worker is to run next.
///
/// # Why the owner needs no atomic step
///
/// The owner advances the head by a plain store. When a thief does so at the same time, the store sets
/// the head back, and some tasks are in two queues. That does no harm: a task is run by whoever takes
/// it from READY to RUNNING ({@link Task#claim}), and its other entries are passed over. Nothing is
/// lost: the owner adds nothing while it takes, so what lies between a head that was set back and the
/// tail is what lay there before.
///
/// Only the owner calls what is not said to be for others.
final class WorkQueue extends WorkQueueHead {
  static final int CAPACITY = 1024;

  /// How many tasks go to the injection queue together when the ring is full.
  static final int OVERFLOW = CAPACITY / 2;

  private static final int MASK = CAPACITY - 1;

  private static final VarHandle HEAD;
  private static final VarHandle TAIL;
  private static final VarHandle NEXT;
  private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(Task[].class);

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(WorkQueueHead.class, "head", int.class);
      TAIL = lookup.findVarHandle(WorkQueue.class, "tail", int.class);
      NEXT = lookup.findVarHandle(WorkQueue.class, "next", Task.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final @Nullable Task[] ring = new @Nullable Task[CAPACITY];
  private final InjectionQueue injection;

  /// Where the next task goes; counts up for ever, as the head does.
  private int tail;

  /// The task to run next. Others may take it too.
  private @Nullable Task next;

  WorkQueue(InjectionQueue injection) {
    this.injection = injection;
  }

  /// Adds a task at the tail; half of a full ring goes to the injection queue.
  void add(Task task) {
    int end = tail;
    int first = (int) HEAD.getAcquire(this);
    if (end - first >= CAPACITY) {
      overflow(first);
    }
    ENTRY.setOpaque(ring, end & MASK, task);
    TAIL.setRelease(this, end + 1);
  }

  private void overflow(int first) {
    @Nullable Task[] batch = new @Nullable Task[OVERFLOW];
    for (int i = 0; i < OVERFLOW; i++) {
      batch[i] = ring[(first + i) & MASK];
    }
    // When it fails a thief has made room.
    if (HEAD.compareAndSet(this, first, first + OVERFLOW)) {
      injection.add(batch);
    }
  }

  /// Makes a task the one to run next.
  ///
  /// @return whether it took another one's place, which is in the ring now
  boolean addNext(Task task) {
    Task old = next;
    NEXT.setRelease(this, task);
    if (old == null || old.status != Task.READY) {
      return false;
    }
    add(old);
    return true;
  }

  /// Takes the task of the slot, claimed; null when there is none.
  @Nullable Task pollNext() {
    Task task = next;
    if (task == null) {
      return null;
    }
    next = null;
    return task.claim() ? task : null;
  }

  /// Puts the task of the slot behind all others.
  void postponeNext() {
    Task task = next;
    if (task != null) {
      next = null;
      add(task);
    }
  }

  boolean hasNext() {
    return next != null;
  }

  /// Takes the task of the slot out if it is this one, which has been claimed.
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  void dropNext(Task task) {
    if (next == task) {
      next = null;
    }
  }

  /// Takes the first task of the ring, claimed; null when there is none.
  @Nullable Task poll() {
    while (true) {
      int first = (int) HEAD.getAcquire(this);
      if (first - tail >= 0) {
        return null;
      }
      Task task = (Task) ENTRY.getOpaque(ring, first & MASK);
      HEAD.setRelease(this, first + 1);
      if (task != null && task.claim()) {
        return task;
      }
    }
  }

  /// Whether nothing seems to be here. For any thread.
  boolean isEmpty() {
    return (int) HEAD.getAcquire(this) - (int) TAIL.getAcquire(this) >= 0
        && NEXT.getAcquire(this) == null;
  }

  /// For how many tasks the ring has room.
  int room() {
    return CAPACITY - (tail - (int) HEAD.getAcquire(this));
  }

  /// Whether the ring seems to hold nothing. For any thread.
  boolean isRingEmpty() {
    return (int) HEAD.getAcquire(this) - (int) TAIL.getAcquire(this) >= 0;
  }

  /// Moves the first half of another worker's ring into this one.
  ///
  /// @return the first of those tasks, claimed; null when there was none
  @Nullable Task stealFrom(WorkQueue victim) {
    for (int attempt = 0; attempt < 4; attempt++) {
      int first = (int) HEAD.getAcquire(victim);
      int count = (int) TAIL.getAcquire(victim) - first;
      if (count <= 0) {
        return null;
      }
      count = Math.min(count - count / 2, OVERFLOW);
      @Nullable Task[] batch = new @Nullable Task[count];
      for (int i = 0; i < count; i++) {
        batch[i] = (Task) ENTRY.getOpaque(victim.ring, (first + i) & MASK);
      }
      if (HEAD.compareAndSet(victim, first, first + count)) {
        Task claimed = addAll(batch);
        if (claimed != null) {
          return claimed;
        }
      }
    }
    return null;
  }

  /// Adds tasks, but for the first that can be claimed.
  @Nullable Task addAll(@Nullable Task[] batch) {
    Task claimed = null;
    for (Task task : batch) {
      if (task == null) {
        continue;
      }
      if (claimed == null) {
        if (task.claim()) {
          claimed = task;
        }
      } else if (task.status == Task.READY) {
        add(task);
      }
    }
    return claimed;
  }

  /// Takes another worker's next task, claimed; null when there is none.
  static @Nullable Task stealNext(WorkQueue victim) {
    Task task = (Task) NEXT.getAcquire(victim);
    return task != null && task.claim() ? task : null;
  }

  /// Every task that seems to be here. Only when nobody runs any more.
  void forEach(java.util.function.Consumer<Task> action) {
    for (int i = head; i - tail < 0; i++) {
      Task task = ring[i & MASK];
      if (task != null) {
        action.accept(task);
      }
    }
    if (next != null) {
      action.accept(next);
    }
  }
}
