package org.qistage.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.qistage.lowering.Block;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Raising;
import org.qistage.lowering.SuspensionState;
import org.qistage.lowering.Terminator;

/// The blocks of a function that one method holds, with the ways between them inside that method. A
/// suspension leads only to where it is ready; its resume block is an entry of the method that
/// dispatches on the state. A protected node also leads to its handler.
final class BodyGraph {
  /// A block in this method.
  static final class Node {
    static final int NO_HANDLER = -1;

    private final Block block;
    private final int[] next;
    private int handler = NO_HANDLER;

    private Node(Block block, int successors) {
      this.block = block;
      this.next = new int[successors];
    }

    Block block() {
      return block;
    }

    /// The nodes where control goes, in the order of the terminator's successors.
    int[] next() {
      return next;
    }

    /// The node where its failures go on; {@link #NO_HANDLER} when nothing in it can fail or failures
    /// leave the method.
    int handler() {
      return handler;
    }

    boolean isProtected() {
      return handler != NO_HANDLER;
    }

    /// A node where control goes. The handler comes last, which puts it behind what follows without a
    /// failure.
    private int way(int index) {
      return index < next.length ? next[index] : handler;
    }

    private int ways() {
      return isProtected() ? next.length + 1 : next.length;
    }

    @Override
    public String toString() {
      return block.number() + "→" + Arrays.toString(next);
    }
  }

  private final LoweredFunction function;
  private final BodyKind kind;
  private final List<Node> nodes = new ArrayList<>();

  /// The nodes where control enters: the start, if the method has it, then the states from S1.
  private final int[] entries;

  BodyGraph(LoweredFunction function, BodyKind kind) {
    this.function = function;
    this.kind = kind;
    int[] nodeOf = new int[function.blocks().size()];
    Arrays.fill(nodeOf, -1);
    List<Integer> roots = new ArrayList<>();
    if (kind != BodyKind.RESUME) {
      roots.add(0);
    }
    if (kind.dispatches()) {
      function.states().stream().map(SuspensionState::resume).forEach(roots::add);
    }
    Deque<Integer> open = new ArrayDeque<>();
    entries = new int[roots.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = reach(roots.get(i), nodeOf, open);
    }
    while (!open.isEmpty()) {
      Node node = nodes.get(open.remove());
      List<Integer> successors = successors(node.block().terminator());
      for (int i = 0; i < node.next().length; i++) {
        node.next()[i] = reach(successors.get(i), nodeOf, open);
      }
      if (node.block().isProtected() && Raising.mayRaise(node.block())) {
        node.handler = reach(node.block().handler(), nodeOf, open);
      }
    }
  }

  private int reach(int block, int[] nodeOf, Deque<Integer> open) {
    int target = skipEmpty(block);
    if (nodeOf[target] < 0) {
      nodeOf[target] = nodes.size();
      Block found = function.blocks().get(target);
      nodes.add(new Node(found, successors(found.terminator()).size()));
      open.add(nodeOf[target]);
    }
    return nodeOf[target];
  }

  /// Follows blocks that do nothing but jump; an empty endless loop stands for itself.
  private int skipEmpty(int block) {
    int target = block;
    for (int hops = 0; hops < function.blocks().size(); hops++) {
      Block at = function.blocks().get(target);
      if (!at.instructions().isEmpty() || !(at.terminator() instanceof Terminator.Jump jump)) {
        return target;
      }
      target = jump.target();
    }
    return target;
  }

  private static List<Integer> successors(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Suspend suspend ->
          Delegation.is(suspend) ? List.of() : List.of(suspend.ready());
      case Terminator.Yield _ -> List.of();
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Rethrow _,
          Terminator.Unreachable _ ->
          terminator.successors();
    };
  }

  LoweredFunction function() {
    return function;
  }

  BodyKind kind() {
    return kind;
  }

  List<Node> nodes() {
    return nodes;
  }

  Node node(int number) {
    return nodes.get(number);
  }

  int[] entries() {
    return entries;
  }

  /// The nodes in an order in which a loop's head comes before its body, a condition is followed by
  /// what happens when it holds, and what comes after a loop stands after it.
  int[] layout() {
    boolean[] seen = new boolean[nodes.size()];
    int[] reversed = new int[nodes.size()];
    int count = 0;
    Deque<int[]> path = new ArrayDeque<>();
    for (int i = entries.length - 1; i >= 0; i--) {
      if (seen[entries[i]]) {
        continue;
      }
      seen[entries[i]] = true;
      path.push(new int[] {entries[i], node(entries[i]).ways()});
      while (!path.isEmpty()) {
        int[] top = path.element();
        if (top[1] == 0) {
          reversed[count++] = top[0];
          path.pop();
          continue;
        }
        int next = node(top[0]).way(--top[1]);
        if (!seen[next]) {
          seen[next] = true;
          path.push(new int[] {next, node(next).ways()});
        }
      }
    }
    int[] layout = new int[count];
    for (int i = 0; i < count; i++) {
      layout[i] = reversed[count - 1 - i];
    }
    return layout;
  }
}
