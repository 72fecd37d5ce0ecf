package org.qistage.runtime.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Says which other choices of a run may lead elsewhere: dynamic partial-order reduction (Flanagan and
/// Godefroid, 2005) over slices. Two orders that differ only in slices which do not meet end alike, so
/// only those choices are of interest that turn round two slices which do meet and of which neither had
/// to come first.
///
/// Time is no partner of slices: it passes only while nothing is ready, in every order.
final class Reduction {
  private final List<Slice> slices;

  /// For each slice what had to come before it: by task the index of its last such slice, plus 1.
  private final List<VectorClock> before = new ArrayList<>();

  private final IdentityHashMap<Object, Map<Long, Place>> places = new IdentityHashMap<>();

  /// The tasks to be tried, by the index of the slice in whose stead they are.
  private final Map<Integer, Set<Integer>> alternatives = new HashMap<>();

  /// The slices that have used a place since the last that wrote it, and that one.
  private static final class Place {
    int writer = -1;
    final List<Integer> readers = new ArrayList<>();
  }

  private Reduction(List<Slice> slices) {
    this.slices = slices;
  }

  /// @param waiting the tasks that were ready when the run ended, which might have come first
  /// @return by the index of a slice the tasks that should be tried in its stead
  static Map<Integer, Set<Integer>> of(List<Slice> slices, List<Integer> waiting) {
    Reduction reduction = new Reduction(slices);
    Map<Integer, Integer> last = new HashMap<>();
    for (int index = 0; index < slices.size(); index++) {
      reduction.take(index, last);
      last.put(slices.get(index).task(), index);
    }
    if (!slices.isEmpty()) {
      reduction.end(waiting);
    }
    return reduction.alternatives;
  }

  private void take(int index, Map<Integer, Integer> last) {
    Slice slice = slices.get(index);
    VectorClock clock = new VectorClock();
    Integer own = last.get(slice.task());
    if (own != null) {
      clock.join(before.get(own));
    }
    if (slice.cause() >= 0) {
      clock.join(before.get(slice.cause()));
    }
    VectorClock known = new VectorClock(clock);
    slice
        .footprint()
        .places()
        .forEach(
            (object, parts) ->
                parts.forEach(
                    (part, write) -> meet(index, place(object, part), write, known, clock)));
    clock.set(slice.task(), index + 1);
    before.add(clock);
    // What a cancelled task would have done might have come first.
    slice.cancelled().forEach(task -> insteadOf(index, task, known));
  }

  private Place place(Object object, long part) {
    return places
        .computeIfAbsent(object, _ -> new HashMap<>())
        .computeIfAbsent(part, _ -> new Place());
  }

  /// @param known what had to come before the slice, apart from what it meets
  /// @param clock the same with what it meets
  private void meet(int index, Place place, boolean write, VectorClock known, VectorClock clock) {
    if (place.writer >= 0) {
      race(place.writer, index, known, clock);
    }
    if (write) {
      for (int reader : place.readers) {
        race(reader, index, known, clock);
      }
      place.readers.clear();
      place.writer = index;
    } else {
      place.readers.add(index);
    }
  }

  private void race(int earlier, int later, VectorClock known, VectorClock clock) {
    if (known.at(slices.get(earlier).task()) <= earlier) {
      insteadOf(earlier, slices.get(later).task(), known);
    }
    clock.join(before.get(earlier));
  }

  /// Lets a task come before a slice, or one of those that have to come before the task.
  private void insteadOf(int index, int task, VectorClock known) {
    Slice slice = slices.get(index);
    if (!slice.isChoice()) {
      return;
    }
    Set<Integer> chosen = alternatives.computeIfAbsent(index, _ -> new TreeSet<>());
    if (slice.ready().contains(task)) {
      chosen.add(task);
      return;
    }
    List<Integer> leading =
        slice.ready().stream()
            .filter(other -> other != slice.task() && known.at(other) > index)
            .toList();
    if (leading.isEmpty()) {
      chosen.addAll(slice.ready());
    } else if (leading.stream().noneMatch(chosen::contains)) {
      chosen.add(leading.getFirst());
    }
  }

  /// The end of the run comes before all that would have come after it.
  private void end(List<Integer> waiting) {
    int index = slices.size() - 1;
    Slice slice = slices.get(index);
    for (int task : waiting) {
      if (slice.ready().contains(task)) {
        alternatives.computeIfAbsent(index, _ -> new TreeSet<>()).add(task);
      }
    }
  }
}
