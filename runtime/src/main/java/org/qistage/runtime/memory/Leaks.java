package org.qistage.runtime.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is alive at the end of a run, and why: the cycles among it.
///
/// Objects that hold each other, however indirectly, keep each other alive. They are the strongly
/// connected components of the graph of references, found by the algorithm of R. Tarjan (*Depth-first
/// search and linear graph algorithms*, SIAM 1972), here without recursion.
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
    return new Leaks(objects, new Search(heap).cycles(objects));
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }

  /// Tarjan's algorithm.
  private static final class Search {
    private final HeapModel heap;
    private final Map<HeapObject, Integer> order = new HashMap<>();
    private final Map<HeapObject, Integer> low = new HashMap<>();
    private final Map<HeapObject, Integer> component = new HashMap<>();
    private final Deque<HeapObject> open = new ArrayDeque<>();
    private final Deque<Visit> path = new ArrayDeque<>();
    private final List<List<HeapObject>> cycles = new ArrayList<>();

    private record Visit(HeapObject object, Iterator<HeapObject> held) {}

    Search(HeapModel heap) {
      this.heap = heap;
    }

    List<List<HeapObject>> cycles(List<HeapObject> objects) {
      for (HeapObject object : objects) {
        if (!order.containsKey(object)) {
          enter(object);
          while (!path.isEmpty()) {
            step(path.element());
          }
        }
      }
      cycles.sort((one, other) -> Long.compare(one.getFirst().number, other.getFirst().number));
      return cycles;
    }

    private void enter(HeapObject object) {
      order.put(object, order.size());
      low.put(object, order.get(object));
      open.push(object);
      path.push(new Visit(object, heap.heldBy(object).iterator()));
    }

    private void step(Visit visit) {
      HeapObject object = visit.object();
      if (visit.held().hasNext()) {
        HeapObject held = visit.held().next();
        if (!order.containsKey(held)) {
          enter(held);
        } else if (!component.containsKey(held)) {
          low.merge(object, order.getOrDefault(held, 0), Math::min);
        }
        return;
      }
      path.pop();
      if (!path.isEmpty()) {
        low.merge(path.element().object(), low.getOrDefault(object, 0), Math::min);
      }
      if (Objects.equals(low.get(object), order.get(object))) {
        close(object);
      }
    }

    /// All that was opened since the object is one component.
    @SuppressWarnings("ReferenceEquality") // a header is equal to nothing but itself
    private void close(HeapObject root) {
      int number = component.size();
      HeapObject first = root;
      int size = 0;
      HeapObject last;
      do {
        last = open.pop();
        component.put(last, number);
        first = last.number < first.number ? last : first;
        size++;
      } while (last != root);
      if (size > 1 || heap.heldBy(root).contains(root)) {
        cycles.add(wayRound(first, number));
      }
    }

    /// A shortest way from an object back to itself within its component.
    private List<HeapObject> wayRound(HeapObject start, int number) {
      Map<HeapObject, HeapObject> before = new HashMap<>();
      Deque<HeapObject> work = new ArrayDeque<>(List.of(start));
      while (!work.isEmpty()) {
        HeapObject from = work.remove();
        for (HeapObject held : heap.heldBy(from)) {
          if (component.getOrDefault(held, -1) == number && !before.containsKey(held)) {
            before.put(held, from);
            work.add(held);
          }
        }
        HeapObject closing = before.get(start);
        if (closing != null) {
          List<HeapObject> way = new ArrayList<>(List.of(start));
          for (HeapObject at = closing; !at.equals(start); at = before.getOrDefault(at, start)) {
            way.add(at);
          }
          way.add(start);
          Collections.reverse(way);
          return way;
        }
      }
      throw new IllegalStateException("no way round");
    }
  }
}
