package org.qistage.runtime.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Finds what holds itself, however indirectly: the strongly connected components of the graph of
/// references, by the algorithm of R. Tarjan (*Depth-first search and linear graph algorithms*, SIAM 1972),
/// here without recursion.
public final class Cycles<T> {
  private final Function<T, Collection<T>> heldBy;
  private final ToLongFunction<T> number;
  private final Map<T, Integer> order = new HashMap<>();
  private final Map<T, Integer> low = new HashMap<>();
  private final Map<T, Integer> component = new HashMap<>();
  private final Deque<T> open = new ArrayDeque<>();
  private final Deque<Visit<T>> path = new ArrayDeque<>();
  private final List<Cycle<T>> cycles = new ArrayList<>();

  private record Visit<T>(T object, Iterator<T> held) {}

  /// Objects that hold each other.
  ///
  /// @param way a way round, through some of them, that ends where it began
  /// @param members all of them
  public record Cycle<T>(List<T> way, List<T> members) {
    public Cycle {
      way = List.copyOf(way);
      members = List.copyOf(members);
    }
  }

  private Cycles(Function<T, Collection<T>> heldBy, ToLongFunction<T> number) {
    this.heldBy = heldBy;
    this.number = number;
  }

  /// The cycles among objects, in the order of their first ones.
  ///
  /// @param heldBy those of the objects that one of them holds
  /// @param number their order
  public static <T> List<Cycle<T>> of(
      Collection<T> objects, Function<T, Collection<T>> heldBy, ToLongFunction<T> number) {
    Cycles<T> search = new Cycles<>(heldBy, number);
    for (T object : objects) {
      search.visit(object);
    }
    search.cycles.sort(
        Comparator.comparingLong(cycle -> number.applyAsLong(cycle.way().getFirst())));
    return search.cycles;
  }

  private void visit(T object) {
    if (!order.containsKey(object)) {
      enter(object);
      while (!path.isEmpty()) {
        step(path.element());
      }
    }
  }

  private void enter(T object) {
    order.put(object, order.size());
    low.put(object, order.get(object));
    open.push(object);
    path.push(new Visit<>(object, heldBy.apply(object).iterator()));
  }

  private void step(Visit<T> visit) {
    T object = visit.object();
    if (visit.held().hasNext()) {
      T held = visit.held().next();
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
  private void close(T root) {
    int name = component.size();
    T first = root;
    List<T> members = new ArrayList<>();
    T last;
    do {
      last = open.pop();
      component.put(last, name);
      first = number.applyAsLong(last) < number.applyAsLong(first) ? last : first;
      members.add(last);
    } while (!last.equals(root));
    if (members.size() > 1 || heldBy.apply(root).contains(root)) {
      cycles.add(new Cycle<>(wayRound(first, name), members));
    }
  }

  /// A shortest way from an object back to itself within its component.
  private List<T> wayRound(T start, int name) {
    Map<T, T> before = new HashMap<>();
    Deque<T> work = new ArrayDeque<>(List.of(start));
    while (!work.isEmpty()) {
      T from = work.remove();
      for (T held : heldBy.apply(from)) {
        if (component.getOrDefault(held, -1) == name && !before.containsKey(held)) {
          before.put(held, from);
          work.add(held);
        }
      }
      T closing = before.get(start);
      if (closing != null) {
        List<T> way = new ArrayList<>(List.of(start));
        for (T at = closing; !at.equals(start); at = before.getOrDefault(at, start)) {
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
