package org.qistage.runtime.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds accesses to shared variables that nothing orders, by vector clocks (as FastTrack does; Flanagan
/// and Freund, 2009). It is told of one run, in its order, and finds the races of every run in which the
/// same operations meet in the same way, whatever the order of the tasks.
///
/// What makes one thing happen before another: the order within a task; a task is made before it runs;
/// whoever wakes a task, before what the task does then; a task's end before what its awaiter does then;
/// sending before receiving that value, and receiving it before the sending that can only then have a place; closing before finding it closed; unlocking before the next locking; the last 完成 of a
/// wait group before what comes after waiting for it.
public final class RaceDetector {
  /// So many races are kept.
  private static final int MOST = 100;

  /// The part that stands for which elements an array has.
  private static final long SHAPE = -1;

  private final Map<Integer, VectorClock> clocks = new HashMap<>();

  /// What is known by whoever takes a lock, awaits a task, and so on.
  private final IdentityHashMap<Object, VectorClock> synchronizers = new IdentityHashMap<>();

  private final IdentityHashMap<Object, Values> channels = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Map<Long, Shadow>> variables = new IdentityHashMap<>();
  private final List<Race> races = new ArrayList<>();

  /// What senders and receivers of a channel knew.
  private static final class Values {
    final Deque<VectorClock> buffered = new ArrayDeque<>();

    /// Of the receivers whose places have not been taken again.
    final Deque<VectorClock> freed = new ArrayDeque<>();

    long sent;
  }

  /// The last accesses to a variable.
  private static final class Shadow {
    Race.@Nullable Access write;
    int writeTime;
    final Map<Integer, Race.Access> reads = new HashMap<>();
    final Map<Integer, Integer> readTimes = new HashMap<>();
  }

  private VectorClock clock(int task) {
    return clocks.computeIfAbsent(
        task,
        number -> {
          VectorClock fresh = new VectorClock();
          fresh.tick(number);
          return fresh;
        });
  }

  // ---- What orders ----

  /// A task has made or woken another.
  public void ordered(int from, int to) {
    if (from != to) {
      clock(to).join(clock(from));
      clock(from).tick(from);
    }
  }

  /// Lets go of a lock, ends, counts a wait group down, closes a channel.
  public void release(int task, Object synchronizer) {
    synchronizers.computeIfAbsent(synchronizer, _ -> new VectorClock()).join(clock(task));
    clock(task).tick(task);
  }

  /// Takes a lock, finds a task at its end, a wait group at zero, a channel closed.
  public void acquire(int task, Object synchronizer) {
    VectorClock known = synchronizers.get(synchronizer);
    if (known != null) {
      clock(task).join(known);
    }
  }

  /// A value goes into a channel's buffer.
  public void buffered(int task, Object channel, long capacity) {
    Values values = channels.computeIfAbsent(channel, _ -> new Values());
    waitForPlace(task, values, capacity);
    values.buffered.add(new VectorClock(clock(task)));
    clock(task).tick(task);
  }

  /// A value is taken from a channel's buffer.
  public void unbuffered(int task, Object channel) {
    Values values = channels.computeIfAbsent(channel, _ -> new Values());
    VectorClock sent = values.buffered.poll();
    if (sent != null) {
      clock(task).join(sent);
    }
    values.freed.add(new VectorClock(clock(task)));
    clock(task).tick(task);
  }

  /// A value goes from hand to hand.
  public void handed(int from, Object channel, long capacity) {
    Values values = channels.computeIfAbsent(channel, _ -> new Values());
    waitForPlace(from, values, capacity);
    values.freed.add(new VectorClock(clock(from)));
  }

  /// The receiving of a value comes before the sending of that many values later.
  private void waitForPlace(int task, Values values, long capacity) {
    if (values.sent++ >= capacity) {
      VectorClock freed = values.freed.poll();
      if (freed != null) {
        clock(task).join(freed);
      }
    }
  }

  // ---- What is accessed ----

  /// A variable, or a field of an object, or all of an object.
  public void access(Object object, long part, Race.Access access) {
    check(object, part, access);
  }

  /// The element of an array at an index.
  public void element(Object array, long index, Race.Access access) {
    check(array, index, access);
    Race.Access shape =
        new Race.Access(access.task(), access.className(), access.function(), access.site(), false);
    check(array, SHAPE, shape);
  }

  private void check(Object object, long part, Race.Access access) {
    Shadow shadow =
        variables
            .computeIfAbsent(object, _ -> new HashMap<>())
            .computeIfAbsent(part, _ -> new Shadow());
    VectorClock clock = clock(access.task());
    Race.Access write = shadow.write;
    if (write != null && clock.at(write.task()) < shadow.writeTime) {
      report(write, access, part);
    }
    int time = clock.at(access.task());
    if (access.write()) {
      shadow.reads.forEach(
          (task, read) -> {
            if (clock.at(task) < shadow.readTimes.getOrDefault(task, 0)) {
              report(read, access, part);
            }
          });
      shadow.reads.clear();
      shadow.readTimes.clear();
      shadow.write = access;
      shadow.writeTime = time;
    } else {
      shadow.reads.put(access.task(), access);
      shadow.readTimes.put(access.task(), time);
    }
  }

  private void report(Race.Access first, Race.Access second, long part) {
    Race race = new Race(first, second, part);
    if (races.size() < MOST && races.stream().noneMatch(race::isLike)) {
      races.add(race);
    }
  }

  /// In the order in which they showed, each pair of places once.
  public List<Race> races() {
    return List.copyOf(races);
  }
}
