package org.qistage.runtime.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The orders that have been run and those that are still to be, as the path to the last one with what
/// is to be tried at each of its choices. Depth first.
final class ScheduleTree {
  private final List<Node> path = new ArrayList<>();

  private static final class Node {
    int chosen;
    final Set<Integer> done = new HashSet<>();
    final Set<Integer> open = new HashSet<>();
  }

  /// Takes in a run that began as the last prefix said.
  void add(List<Slice> slices, List<Integer> waiting) {
    for (int index = 0; index < slices.size(); index++) {
      if (index == path.size()) {
        path.add(new Node());
      }
      Node node = path.get(index);
      node.chosen = slices.get(index).task();
      node.done.add(node.chosen);
    }
    path.subList(slices.size(), path.size()).clear();
    for (Map.Entry<Integer, Set<Integer>> entry : Reduction.of(slices, waiting).entrySet()) {
      path.get(entry.getKey()).open.addAll(entry.getValue());
    }
  }

  /// The tasks that the next run begins with, in order; empty when nothing is left to be tried.
  Optional<List<Integer>> next() {
    while (!path.isEmpty()) {
      Node node = path.getLast();
      node.open.removeAll(node.done);
      if (!node.open.isEmpty()) {
        node.chosen = node.open.stream().min(Integer::compare).orElseThrow();
        return Optional.of(path.stream().map(each -> each.chosen).toList());
      }
      path.removeLast();
    }
    return Optional.empty();
  }
}
