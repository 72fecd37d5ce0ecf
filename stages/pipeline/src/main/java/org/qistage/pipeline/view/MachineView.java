package org.qistage.pipeline.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qistage.lowering.Block;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Save;
import org.qistage.lowering.SuspensionState;
import org.qistage.lowering.Terminator;
import org.qistage.pipeline.StageArtifacts;

/// A function that may suspend as the machine that it is lowered to: which suspension point can be the next
/// after which. That an operation may be done without waiting makes no difference: what comes after it is
/// the same.
///
/// @param coroutine its suspension points and slots
/// @param edges in order
/// @param live for each state, S1 first, the names of the variables that are saved in it, sorted
public record MachineView(CoroutineView coroutine, SortedSet<Edge> edges, List<List<String>> live) {
  public MachineView {
    edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
    live = live.stream().map(List::copyOf).toList();
  }

  /// From one state to the next.
  ///
  /// @param from 0 for the start
  /// @param to {@link #END} for the end
  public record Edge(int from, int to) implements Comparable<Edge> {
    /// Greater than the number of any state, so that it comes last.
    public static final int END = Integer.MAX_VALUE;

    @Override
    public int compareTo(Edge other) {
      int byStart = Integer.compare(from, other.from);
      return byStart != 0 ? byStart : Integer.compare(to, other.to);
    }
  }

  /// The machine of a function by the name that readers know; empty when there is none of that name that
  /// suspends.
  public static Optional<MachineView> of(StageArtifacts artifacts, String function) {
    Optional<CoroutineView> view =
        CoroutineView.of(artifacts).stream()
            .filter(each -> each.name().equals(function) || each.display().equals(function))
            .findFirst();
    return view.flatMap(
        coroutine ->
            artifacts
                .lowered()
                .flatMap(
                    program ->
                        program.functions().stream()
                            .filter(each -> each.name().equals(coroutine.name()))
                            .findFirst())
                .map(lowered -> new MachineView(coroutine, edges(lowered), live(lowered))));
  }

  private static SortedSet<Edge> edges(LoweredFunction function) {
    SortedSet<Edge> edges = new TreeSet<>();
    next(function, 0).forEach(to -> edges.add(new Edge(0, to)));
    for (SuspensionState state : function.states()) {
      next(function, state.resume()).forEach(to -> edges.add(new Edge(state.number(), to)));
    }
    return edges;
  }

  /// The suspension points that control may come to first from a block.
  private static Set<Integer> next(LoweredFunction function, int from) {
    Set<Integer> found = new HashSet<>();
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> work = new ArrayDeque<>();
    work.push(from);
    while (!work.isEmpty()) {
      int number = work.pop();
      if (!seen.add(number)) {
        continue;
      }
      Block block = function.blocks().get(number);
      if (block.isProtected()) {
        work.push(block.handler());
      }
      switch (block.terminator()) {
        case Terminator.Suspend suspend -> found.add(suspend.state());
        case Terminator.Yield yield -> found.add(yield.state());
        case Terminator.Return _ -> found.add(Edge.END);
        case Terminator.Jump _, Terminator.Branch _ ->
            block.terminator().successors().forEach(work::push);
        case Terminator.Rethrow _, Terminator.Unreachable _ -> {}
      }
    }
    return found;
  }

  private static List<List<String>> live(LoweredFunction function) {
    List<SortedSet<String>> live = new ArrayList<>();
    function.states().forEach(_ -> live.add(new TreeSet<>()));
    for (Block block : function.blocks()) {
      switch (block.terminator()) {
        case Terminator.Suspend suspend ->
            live.get(suspend.state() - 1).addAll(names(suspend.saves(), function));
        case Terminator.Yield yield ->
            live.get(yield.state() - 1).addAll(names(yield.saves(), function));
        case Terminator.Jump _,
            Terminator.Branch _,
            Terminator.Return _,
            Terminator.Rethrow _,
            Terminator.Unreachable _ -> {}
      }
    }
    return live.stream().map(List::copyOf).toList();
  }

  /// Values without a name are the compiler's own.
  private static List<String> names(List<Save> saves, LoweredFunction function) {
    return saves.stream()
        .map(save -> function.register(save.register()).name())
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
