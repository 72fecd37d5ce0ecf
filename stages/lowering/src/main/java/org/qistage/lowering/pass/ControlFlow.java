package org.qistage.lowering.pass;

import java.util.Arrays;
import java.util.List;
import org.qistage.lowering.Block;

/// The edges between blocks, the exceptional ones among them, seen from their ends.
final class ControlFlow {
  private ControlFlow() {}

  /// For each block the blocks that lead to it, in ascending order; one that leads there twice stands
  /// there twice.
  static int[][] predecessors(List<Block> blocks) {
    int[] counts = new int[blocks.size()];
    for (Block block : blocks) {
      for (int successor : block.successors()) {
        counts[successor]++;
      }
    }
    int[][] predecessors = new int[blocks.size()][];
    for (int i = 0; i < counts.length; i++) {
      predecessors[i] = new int[counts[i]];
    }
    for (int i = counts.length - 1; i >= 0; i--) {
      for (int successor : blocks.get(i).successors()) {
        predecessors[successor][--counts[successor]] = i;
      }
    }
    return predecessors;
  }

  /// The blocks that control can reach from the entry, each before those that only it leads to.
  static int[] reversePostorder(List<Block> blocks) {
    int[] order = new int[blocks.size()];
    int free = order.length;
    boolean[] seen = new boolean[blocks.size()];
    int[] stack = new int[blocks.size()];
    int[] nextSuccessor = new int[blocks.size()];
    int depth = 0;
    seen[0] = true;
    stack[depth++] = 0;
    while (depth > 0) {
      int block = stack[depth - 1];
      List<Integer> successors = blocks.get(block).successors();
      if (nextSuccessor[block] == successors.size()) {
        order[--free] = block;
        depth--;
      } else {
        int successor = successors.get(nextSuccessor[block]++);
        if (!seen[successor]) {
          seen[successor] = true;
          stack[depth++] = successor;
        }
      }
    }
    return Arrays.copyOfRange(order, free, order.length);
  }
}
