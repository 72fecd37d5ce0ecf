package org.qistage.runtime.memory;

import java.util.List;

/// What is alive at the end of a run, and why: the cycles among it.
///
/// Objects that hold each other, however indirectly, keep each other alive ({@link Cycles}).
///
/// @param objects in the order of their allocation
/// @param cycles each a way round, through some of its objects, that ends where it began; in the order of
///     their first objects
public record Leaks(List<HeapObject> objects, List<List<HeapObject>> cycles) {
  public Leaks {
    objects = List.copyOf(objects);
    cycles = List.copyOf(cycles);
  }

  public static Leaks of(HeapModel heap) {
    List<HeapObject> objects = heap.alive();
    return new Leaks(
        objects,
        Cycles.of(objects, heap::heldBy, header -> header.number).stream()
            .map(Cycles.Cycle::way)
            .toList());
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }
}
