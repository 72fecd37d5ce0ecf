package org.qistage.runtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ready tasks, first in, first out; or, with a seed, any of them as that seed's numbers say. A ring
/// that grows.
final class ReadyQueue {
  private static final int FIRST_SIZE = 64;

  /// A larger ring is not kept once it is empty.
  private static final int LARGEST_KEPT = 4096;

  private @Nullable Task[] ring = new @Nullable Task[FIRST_SIZE];

  /// The first task's place and that behind the last, without the wrapping round.
  private int head;

  private int tail;

  /// The position from which the last task was taken.
  private int taken;

  /// The state of the seeded generator; used only when {@link #seeded}.
  private long random;

  private final boolean seeded;

  /// @param seed 0 for first in, first out
  ReadyQueue(long seed) {
    seeded = seed != 0;
    random = seed;
  }

  void add(Task task) {
    int end = tail;
    if (end - head == ring.length) {
      end = grow();
    }
    ring[end & (ring.length - 1)] = task;
    tail = end + 1;
  }

  /// The task to run next; null when none is ready.
  @Nullable Task poll() {
    int first = head;
    if (first == tail) {
      return null;
    }
    taken = 0;
    if (seeded && tail - first > 1) {
      bringForward((int) Long.remainderUnsigned(nextRandom(), size()));
    }
    return removeFirst();
  }

  private @Nullable Task removeFirst() {
    int first = head;
    int place = first & (ring.length - 1);
    Task task = ring[place];
    ring[place] = null;
    head = first + 1;
    if (first + 1 == tail && ring.length > LARGEST_KEPT) {
      ring = new @Nullable Task[FIRST_SIZE];
    }
    return task;
  }

  /// The position, counted from 0, at which the task stood that was taken last.
  int taken() {
    return taken;
  }

  /// Whether a task is the first.
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  boolean startsWith(Task task) {
    return head != tail && ring[head & (ring.length - 1)] == task;
  }

  /// Whether a task is in it and no other one.
  boolean holdsOnly(Task task) {
    return size() == 1 && startsWith(task);
  }

  int size() {
    return tail - head;
  }

  /// The task at a position, counted from 0 for the one that came first.
  Task at(int position) {
    Task task = ring[(head + position) & (ring.length - 1)];
    if (task == null || position >= size()) {
      throw new IndexOutOfBoundsException(position);
    }
    return task;
  }

  /// Takes out the task at a position. The first one takes its place, so that this costs the same however
  /// long the queue is.
  Task poll(int position) {
    Task task = at(position);
    bringForward(position);
    removeFirst();
    return task;
  }

  /// The position of the n-th task, counted from 0, of those that have not ended while they were ready; -1
  /// when there are fewer.
  int position(int n) {
    int left = n;
    for (int position = 0; position < size(); position++) {
      if (!at(position).ended() && left-- == 0) {
        return position;
      }
    }
    return -1;
  }

  void forEach(Consumer<Task> action) {
    for (int index = 0; index < size(); index++) {
      Task task = ring[(head + index) & (ring.length - 1)];
      if (task != null) {
        action.accept(task);
      }
    }
  }

  /// Swaps the task at a position with the first.
  private void bringForward(int position) {
    taken = position;
    int index = (head + position) & (ring.length - 1);
    int first = head & (ring.length - 1);
    Task chosen = ring[index];
    ring[index] = ring[first];
    ring[first] = chosen;
  }

  /// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for a seed on every machine, for ever.
  private long nextRandom() {
    random += 0x9E3779B97F4A7C15L;
    long mixed = random;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /// @return the new place behind the last task
  private int grow() {
    @Nullable Task[] larger = new @Nullable Task[ring.length * 2];
    int place = head & (ring.length - 1);
    int first = ring.length - place;
    System.arraycopy(ring, place, larger, 0, first);
    System.arraycopy(ring, 0, larger, first, place);
    tail = ring.length;
    ring = larger;
    head = 0;
    return tail;
  }
}
