package org.qistage.lowering.pass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.qistage.lowering.Block;

/// The natural loops of a function and how they nest.
///
/// A *back edge* leads to a block that dominates its source; the loop of that header is everything that
/// reaches the source without passing the header. Loops with one header are one loop. Dominators are
/// found by the iterative algorithm of K. Cooper, T. Harvey and K. Kennedy, *A simple, fast dominance
/// algorithm* (2001).
final class Loops {
  /// A loop.
  ///
  /// @param blocks its blocks, the header among them
  /// @param parent the index of the innermost loop around it, -1 for none
  /// @param depth 1 for an outermost loop
  record Loop(int header, BitSet blocks, int parent, int depth) {}

  static final int NONE = -1;

  private final List<Loop> loops;
  private final int[] innermost;

  private Loops(List<Loop> loops, int[] innermost) {
    this.loops = loops;
    this.innermost = innermost;
  }

  /// The loops, those inside others after them.
  List<Loop> all() {
    return loops;
  }

  Loop loop(int index) {
    return loops.get(index);
  }

  /// The index of the innermost loop that holds a block, {@link #NONE} when there is none.
  int innermost(int block) {
    return innermost[block];
  }

  static Loops of(List<Block> blocks) {
    int[][] predecessors = ControlFlow.predecessors(blocks);
    int[] order = ControlFlow.reversePostorder(blocks);
    int[] position = new int[blocks.size()];
    for (int i = 0; i < order.length; i++) {
      position[order[i]] = i;
    }
    int[] dominators = dominators(order, position, predecessors);
    List<Loop> found = new ArrayList<>();
    for (int header : order) {
      BitSet members = members(header, predecessors, dominators, position);
      if (!members.isEmpty()) {
        found.add(new Loop(header, members, NONE, 0));
      }
    }
    // An outer loop holds more blocks than those inside it.
    found.sort(Comparator.comparingInt((Loop loop) -> -loop.blocks().cardinality()));
    int[] innermost = new int[blocks.size()];
    Arrays.fill(innermost, NONE);
    List<Loop> nested = new ArrayList<>(found.size());
    for (Loop loop : found) {
      int parent = innermost[loop.header()];
      int depth = parent == NONE ? 1 : nested.get(parent).depth() + 1;
      int index = nested.size();
      nested.add(new Loop(loop.header(), loop.blocks(), parent, depth));
      loop.blocks().stream().forEach(block -> innermost[block] = index);
    }
    return new Loops(nested, innermost);
  }

  /// The blocks of the loop with a given header; empty when no back edge leads to it.
  private static BitSet members(
      int header, int[][] predecessors, int[] dominators, int[] position) {
    BitSet members = new BitSet();
    Deque<Integer> work = new ArrayDeque<>();
    for (int source : predecessors[header]) {
      // What comes earlier in reverse postorder cannot be dominated; asking would climb to the
      // entry.
      if (position[source] >= position[header] && dominates(header, source, dominators)) {
        members.set(header);
        work.push(source);
      }
    }
    while (!work.isEmpty()) {
      int block = work.pop();
      if (!members.get(block)) {
        members.set(block);
        for (int predecessor : predecessors[block]) {
          if (dominators[predecessor] != NONE) {
            work.push(predecessor);
          }
        }
      }
    }
    return members;
  }

  private static boolean dominates(int one, int other, int[] dominators) {
    int at = other;
    while (at != one) {
      if (dominators[at] == NONE || dominators[at] == at) {
        return false;
      }
      at = dominators[at];
    }
    return true;
  }

  /// For each block its immediate dominator; the entry's is itself, that of an unreachable block is
  /// {@link #NONE}.
  private static int[] dominators(int[] order, int[] position, int[][] predecessors) {
    int[] dominators = new int[position.length];
    Arrays.fill(dominators, NONE);
    dominators[order[0]] = order[0];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 1; i < order.length; i++) {
        int block = order[i];
        int common = NONE;
        for (int predecessor : predecessors[block]) {
          if (dominators[predecessor] != NONE) {
            common = common == NONE ? predecessor : meet(common, predecessor, dominators, position);
          }
        }
        if (dominators[block] != common) {
          dominators[block] = common;
          changed = true;
        }
      }
    }
    return dominators;
  }

  private static int meet(int one, int other, int[] dominators, int[] position) {
    int first = one;
    int second = other;
    while (first != second) {
      while (position[first] > position[second]) {
        first = dominators[first];
      }
      while (position[second] > position[first]) {
        second = dominators[second];
      }
    }
    return first;
  }
}
