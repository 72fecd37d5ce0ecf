package org.qistage.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Waiters for a time; of equal times the one that was asked for first comes first.
///
/// A binary heap whose entries know their places in it, so that one who stops waiting is taken out at
/// once: a 超时 that lost must neither keep a virtual clock moving nor hide a deadlock.
final class Timers {
  /// One wait for a time.
  static final class Entry implements Awaited {
    /// In nanoseconds since the run began.
    private final long deadline;

    private long sequence;
    final Waiter waiter;

    /// Its index in the heap; -1 when it is not there any more.
    private int place = -1;

    private Entry(long deadline, Waiter waiter) {
      this.deadline = deadline;
      this.waiter = waiter;
    }

    /// In nanoseconds since the run began.
    long deadline() {
      return deadline;
    }

    private boolean before(Entry other) {
      return deadline != other.deadline ? deadline < other.deadline : sequence < other.sequence;
    }

    boolean runs() {
      return place >= 0;
    }

    @Override
    public boolean enlist(Task task, Context context) {
      return context.scheduler.enlist(this, task);
    }

    @Override
    public boolean withdraw(Task task, Context context) {
      return context.scheduler.withdraw(this, task);
    }
  }

  private @Nullable Entry[] heap = new @Nullable Entry[16];
  private int count;
  private long sequence;

  boolean isEmpty() {
    return count == 0;
  }

  /// @param deadline in nanoseconds since the run began
  Entry add(Waiter waiter, long deadline) {
    Entry entry = entry(waiter, deadline);
    add(entry);
    return entry;
  }

  /// An entry to be added later.
  static Entry entry(Waiter waiter, long deadline) {
    return new Entry(deadline, waiter);
  }

  void add(Entry entry) {
    if (count == heap.length) {
      heap = Arrays.copyOf(heap, count * 2);
    }
    entry.sequence = sequence++;
    entry.place = count;
    heap[count++] = entry;
    rise(entry);
  }

  /// Takes an entry out; does nothing when its time has come before.
  void remove(Entry entry) {
    int place = entry.place;
    if (place < 0) {
      return;
    }
    entry.place = -1;
    count--;
    Entry last = at(count);
    heap[count] = null;
    if (place != count) {
      put(last, place);
      sink(last);
      rise(last);
    }
  }

  /// The next deadline; `Long.MAX_VALUE` when there is none.
  long nextDeadline() {
    return count == 0 ? Long.MAX_VALUE : at(0).deadline;
  }

  /// Takes out the next waiter whose time has come; null when there is none.
  @Nullable Waiter pollUntil(long instant) {
    if (count == 0 || at(0).deadline > instant) {
      return null;
    }
    Entry first = at(0);
    remove(first);
    return first.waiter;
  }

  private Entry at(int place) {
    Entry entry = heap[place];
    if (entry == null) {
      throw new IllegalStateException("a hole in the heap");
    }
    return entry;
  }

  private void put(Entry entry, int place) {
    heap[place] = entry;
    entry.place = place;
  }

  private void rise(Entry entry) {
    int place = entry.place;
    while (place > 0) {
      Entry parent = at((place - 1) / 2);
      if (!entry.before(parent)) {
        break;
      }
      put(parent, place);
      place = (place - 1) / 2;
    }
    put(entry, place);
  }

  private void sink(Entry entry) {
    int place = entry.place;
    while (2 * place + 1 < count) {
      int child = 2 * place + 1;
      if (child + 1 < count && at(child + 1).before(at(child))) {
        child++;
      }
      if (!at(child).before(entry)) {
        break;
      }
      put(at(child), place);
      place = child;
    }
    put(entry, place);
  }
}
