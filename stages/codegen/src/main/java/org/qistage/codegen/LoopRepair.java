package org.qistage.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.qistage.codegen.BodyGraph.Node;
import org.qistage.lowering.Block;
import org.qistage.lowering.LoweredFunction;

/// Makes every loop of a method have one entry, by copying blocks.
///
/// A coroutine's method begins with a switch on the state, and a state inside a loop is a second way
/// into that loop. HotSpot's optimising compiler does not transform a loop with two entries, and the
/// loop runs at half its speed. So the way from the resumption to the loop's head is copied out of
/// the loop: what is resumed runs the copy of the rest of that turn, then joins at the head.
///
/// This is node splitting (Aho, Sethi, Ullman, Compilers, 10.4), from the outermost loop inwards: a
/// strongly connected region with several entries keeps the head that the source gave it; the part
/// that can be reached from the other entries without passing the head is copied once, and what came
/// from outside is led into the copy. The copy of an inner loop that is entered at one place only is
/// a loop with one entry. A region whose copy would exceed the budget stays as it is: slower, not
/// wrong.
final class LoopRepair {
  private final BodyGraph graph;

  /// For each block of the function its place in reverse postorder from the start; a loop's head
  /// comes before the rest of its loop.
  private final int[] order;

  private int budget;

  private LoopRepair(BodyGraph graph, int budget) {
    this.graph = graph;
    this.order = order(graph.function());
    this.budget = budget;
  }

  /// @param budget how many instructions the copies may have in all
  static void repair(BodyGraph graph, int budget) {
    if (graph.entries().length < 2) {
      return;
    }
    BitSet all = new BitSet();
    all.set(0, graph.nodes().size());
    new LoopRepair(graph, budget).repairIn(all);
  }

  private static int[] order(LoweredFunction function) {
    int count = function.blocks().size();
    int[] order = new int[count];
    Arrays.fill(order, Integer.MAX_VALUE);
    boolean[] seen = new boolean[count];
    Deque<int[]> path = new ArrayDeque<>();
    int rank = count;
    seen[0] = true;
    path.push(new int[] {0, successors(function, 0).size()});
    while (!path.isEmpty()) {
      int[] top = path.element();
      if (top[1] == 0) {
        order[top[0]] = --rank;
        path.pop();
        continue;
      }
      int next = successors(function, top[0]).get(--top[1]);
      if (!seen[next]) {
        seen[next] = true;
        path.push(new int[] {next, successors(function, next).size()});
      }
    }
    return order;
  }

  private static List<Integer> successors(LoweredFunction function, int block) {
    return function.blocks().get(block).terminator().successors();
  }

  private void repairIn(BitSet region) {
    for (BitSet loop : loops(region)) {
      BitSet entries = entries(loop);
      int head = head(loop, entries);
      BitSet copies = new BitSet();
      if (entries.cardinality() > 1) {
        entries.clear(head);
        copies = copyOut(loop, head, entries);
      }
      loop.clear(head);
      repairIn(loop);
      if (!copies.isEmpty()) {
        repairIn(copies);
      }
    }
  }

  private BitSet entries(BitSet loop) {
    BitSet entries = new BitSet();
    for (int entry : graph.entries()) {
      if (loop.get(entry)) {
        entries.set(entry);
      }
    }
    for (int from = 0; from < graph.nodes().size(); from++) {
      if (!loop.get(from)) {
        for (int to : graph.node(from).next()) {
          if (loop.get(to)) {
            entries.set(to);
          }
        }
      }
    }
    return entries;
  }

  private int head(BitSet loop, BitSet entries) {
    BitSet candidates = entries.cardinality() == 1 ? entries : loop;
    return candidates.stream()
        .reduce((a, b) -> rank(a) <= rank(b) ? a : b)
        .orElseThrow(() -> new IllegalStateException("a loop without nodes"));
  }

  private int rank(int node) {
    return order[graph.node(node).block().number()];
  }

  /// Copies what the entries reach inside the loop without passing its head, and leads into the copy
  /// what comes from outside.
  ///
  /// @return the copies; none when they would exceed the budget
  private BitSet copyOut(BitSet loop, int head, BitSet entries) {
    BitSet part = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    entries.stream().forEach(open::add);
    int cost = 0;
    while (!open.isEmpty()) {
      int node = open.remove();
      if (node == head || !loop.get(node) || part.get(node)) {
        continue;
      }
      part.set(node);
      Block block = graph.node(node).block();
      cost += block.instructions().size() + 1;
      for (int next : graph.node(node).next()) {
        open.add(next);
      }
    }
    BitSet copies = new BitSet();
    if (cost > budget) {
      return copies;
    }
    budget -= cost;
    int before = graph.nodes().size();
    int[] copyOf = new int[before];
    Arrays.fill(copyOf, -1);
    part.stream().forEach(node -> copyOf[node] = graph.copy(node));
    copies.set(before, graph.nodes().size());
    copies.stream().forEach(copy -> redirect(graph.node(copy).next(), copyOf));
    for (int from = 0; from < before; from++) {
      if (!loop.get(from)) {
        redirect(graph.node(from).next(), copyOf);
      }
    }
    redirect(graph.entries(), copyOf);
    return copies;
  }

  private static void redirect(int[] targets, int[] copyOf) {
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] < copyOf.length && copyOf[targets[i]] >= 0) {
        targets[i] = copyOf[targets[i]];
      }
    }
  }

  /// The strongly connected parts of a region that hold a cycle (Tarjan 1972, without recursion).
  private List<BitSet> loops(BitSet region) {
    List<BitSet> loops = new ArrayList<>();
    int count = graph.nodes().size();
    int[] index = new int[count];
    int[] low = new int[count];
    BitSet onStack = new BitSet();
    Deque<Integer> stack = new ArrayDeque<>();
    Deque<int[]> path = new ArrayDeque<>();
    int clock = 0;
    for (int root = region.nextSetBit(0); root >= 0; root = region.nextSetBit(root + 1)) {
      if (index[root] != 0) {
        continue;
      }
      path.push(new int[] {root, 0});
      while (!path.isEmpty()) {
        int[] top = path.element();
        int node = top[0];
        Node at = graph.node(node);
        if (top[1] == 0) {
          index[node] = low[node] = ++clock;
          stack.push(node);
          onStack.set(node);
        }
        if (top[1] < at.next().length) {
          int next = at.next()[top[1]++];
          if (region.get(next) && index[next] == 0) {
            path.push(new int[] {next, 0});
          } else if (onStack.get(next)) {
            low[node] = Math.min(low[node], index[next]);
          }
          continue;
        }
        path.pop();
        if (!path.isEmpty()) {
          int parent = path.element()[0];
          low[parent] = Math.min(low[parent], low[node]);
        }
        if (low[node] == index[node]) {
          addLoop(node, stack, onStack, loops);
        }
      }
    }
    return loops;
  }

  private void addLoop(int root, Deque<Integer> stack, BitSet onStack, List<BitSet> loops) {
    BitSet part = new BitSet();
    int member;
    do {
      member = stack.pop();
      onStack.clear(member);
      part.set(member);
    } while (member != root);
    boolean turns = part.cardinality() > 1;
    for (int next : graph.node(root).next()) {
      turns |= next == root;
    }
    if (turns) {
      loops.add(part);
    }
  }
}
