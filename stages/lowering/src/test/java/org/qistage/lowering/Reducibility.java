package org.qistage.lowering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells whether the bodies that are generated for a function are reducible, by the textbook's
/// transformations: T1 removes an edge from a node to itself, T2 joins a node to its only
/// predecessor. A graph is reducible when they leave a single node.
final class Reducibility {
  private static final int DISPATCH = -1;

  private Reducibility() {}

  /// The bodies of a function: a suspendable one has a body to start with and one to resume with, a
  /// generator has one body that does both.
  static boolean isReducible(LoweredFunction function) {
    List<Integer> resumes = function.states().stream().map(SuspensionState::resume).toList();
    List<Integer> start = List.of(0);
    List<Integer> both = new ArrayList<>(start);
    both.addAll(resumes);
    return function.shape() == FunctionShape.GENERATOR
        ? isReducible(function, both)
        : isReducible(function, start) && isReducible(function, resumes);
  }

  private static boolean isReducible(LoweredFunction function, List<Integer> entries) {
    Map<Integer, Set<Integer>> successors = new LinkedHashMap<>();
    collect(function, entries, successors);
    successors.put(DISPATCH, new HashSet<>(entries));
    boolean changed = true;
    while (changed && successors.size() > 1) {
      successors.forEach((node, targets) -> targets.remove(node));
      changed = false;
      for (int node : List.copyOf(successors.keySet())) {
        List<Integer> predecessors =
            successors.entrySet().stream()
                .filter(entry -> entry.getValue().contains(node))
                .map(Map.Entry::getKey)
                .toList();
        if (node != DISPATCH && predecessors.size() == 1) {
          int into = predecessors.getFirst();
          Set<Integer> joined = new HashSet<>(successors.getOrDefault(into, Set.of()));
          joined.addAll(successors.getOrDefault(node, Set.of()));
          joined.removeAll(Set.of(node, into));
          successors.remove(node);
          successors.put(into, joined);
          changed = true;
        }
      }
    }
    return successors.size() == 1;
  }

  private static void collect(
      LoweredFunction function, List<Integer> entries, Map<Integer, Set<Integer>> successors) {
    List<Integer> work = new ArrayList<>(entries);
    while (!work.isEmpty()) {
      int number = work.removeLast();
      if (!successors.containsKey(number)) {
        Set<Integer> targets = targets(function.blocks().get(number).terminator());
        successors.put(number, targets);
        work.addAll(targets);
      }
    }
  }

  /// Where control goes without leaving the body.
  private static Set<Integer> targets(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Suspend suspend -> new HashSet<>(Set.of(suspend.ready()));
      case Terminator.Yield _ -> new HashSet<>();
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Rethrow _,
          Terminator.Unreachable _ ->
          new HashSet<>(terminator.successors());
    };
  }
}
