package org.qistage.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which locks the tasks of a run hold, so that those of a cancelled one can be found. Most tasks hold
/// none, so it is not a field of each: it is a table by the tasks' numbers, whose entries are the locks
/// themselves, linked through them. In several parts on several workers, each with its own lock.
///
/// A task may end without unlocking. What it holds stays locked, but nobody will ask for it here any more;
/// such entries are dropped when the table is full, or it would keep the locks of a run that goes on for
/// ever.
final class HeldLocks {
  private static final int PARTS = 64;

  private final Part[] parts;

  HeldLocks(boolean parallel) {
    parts = new Part[parallel ? PARTS : 1];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new Part(parts.length);
    }
  }

  /// Notes a lock that a task has just taken, and still has the lock of.
  void add(Mutex lock, Task holder, Context context) {
    Part part = part(holder);
    part.lock(context);
    part.add(lock, holder);
    part.unlock(context);
  }

  /// Forgets it, before it belongs to somebody else.
  void remove(Mutex lock, Task holder, Context context) {
    Part part = part(holder);
    part.lock(context);
    part.remove(lock, holder);
    part.unlock(context);
  }

  /// The lock that the task has taken last; null when it holds none. The task does not run.
  @Nullable Mutex last(Task holder, Context context) {
    Part part = part(holder);
    part.lock(context);
    Mutex last = part.last(holder);
    part.unlock(context);
    return last;
  }

  /// How many locks are listed. Only when nobody runs.
  int size() {
    int size = 0;
    for (Part part : parts) {
      size += part.count;
    }
    return size;
  }

  private Part part(Task holder) {
    return parts[holder.number & parts.length - 1];
  }

  private static final class Part extends Lockable {
    private final int parts;
    private @Nullable Mutex[] lists = new @Nullable Mutex[16];
    private int count;

    private Part(int parts) {
      this.parts = parts;
    }

    private int index(Task holder) {
      return holder.number / parts & lists.length - 1;
    }

    private void add(Mutex lock, Task holder) {
      if (count == lists.length) {
        makeRoom();
      }
      count++;
      link(lock, index(holder));
    }

    private void link(Mutex lock, int index) {
      Mutex first = lists[index];
      lock.nextHeld = first;
      lock.previousHeld = null;
      if (first != null) {
        first.previousHeld = lock;
      }
      lists[index] = lock;
    }

    private void remove(Mutex lock, Task holder) {
      count--;
      Mutex next = lock.nextHeld;
      Mutex previous = lock.previousHeld;
      if (previous == null) {
        lists[index(holder)] = next;
      } else {
        previous.nextHeld = next;
      }
      if (next != null) {
        next.previousHeld = previous;
      }
      lock.nextHeld = null;
      lock.previousHeld = null;
    }

    @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
    private @Nullable Mutex last(Task holder) {
      Mutex lock = lists[index(holder)];
      while (lock != null && lock.holder() != holder) {
        lock = lock.nextHeld;
      }
      return lock;
    }

    /// Forgets the locks of tasks that have ended, and doubles the table when that is not enough. Those of
    /// one task stay in their order: a list is taken apart from its end.
    private void makeRoom() {
      List<Mutex> held = new ArrayList<>(count);
      for (Mutex first : lists) {
        Mutex lock = first;
        int begin = held.size();
        while (lock != null) {
          Mutex next = lock.nextHeld;
          lock.nextHeld = null;
          lock.previousHeld = null;
          if (!holder(lock).ended()) {
            held.add(lock);
          }
          lock = next;
        }
        Collections.reverse(held.subList(begin, held.size()));
      }
      count = held.size();
      lists = new @Nullable Mutex[count > lists.length / 2 ? lists.length * 2 : lists.length];
      held.forEach(lock -> link(lock, index(holder(lock))));
    }

    private static Task holder(Mutex lock) {
      Task holder = lock.holder();
      if (holder == null) {
        throw new IllegalStateException("a lock that nobody holds is listed");
      }
      return holder;
    }
  }
}
