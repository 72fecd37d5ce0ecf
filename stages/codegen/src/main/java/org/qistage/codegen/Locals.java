package org.qistage.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.qistage.codegen.BodyGraph.Node;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Save;
import org.qistage.lowering.Terminator;

/// Gives the registers of one method their local variables, as few as a linear scan can do with
/// (Poletto and Sarkar 1999): a register keeps one variable from the first place in the layout where
/// it is live to the last, and two share one when these ranges do not touch. A small frame matters to
/// deep recursion.
///
/// Places are counted in steps: the roots and the terminator of each node, in layout order. A
/// register that step `s` writes is live from `s + 1`; one that it reads last, up to `s + 1`. What a
/// handler reads is live from the first step that may raise to the end of each node it protects, also
/// where the node writes it: the handler must find it in one and the same variable.
final class Locals {
  /// Where a register lives.
  ///
  /// @param from the first step of its range; -1 for an argument, which has its variable throughout
  /// @param to the step after its last
  record Range(Register register, int local, int from, int to) {}

  private final Folding folding;
  private final LoweredFunction function;
  private final List<Node> layout;
  private final int[] numbers;
  private final BitSet[] liveIn;
  private final BitSet[] liveOut;

  /// For each node what its handler reads.
  private final BitSet[] raised;

  private final int[] from;
  private final int[] to;
  private final int[] local;
  private final List<Range> ranges = new ArrayList<>();

  /// @param layout the numbers of the graph's nodes in the order of emission
  /// @param fixed the local variables of registers that hold arguments; -1 for the others
  /// @param firstFree the first local variable that may be given out
  Locals(BodyGraph graph, Folding folding, int[] layout, int[] fixed, int firstFree) {
    this.folding = folding;
    this.function = graph.function();
    this.numbers = layout;
    this.layout = Arrays.stream(layout).mapToObj(graph::node).toList();
    int registers = function.registers().size();
    from = new int[registers];
    to = new int[registers];
    Arrays.fill(from, Integer.MAX_VALUE);
    local = fixed.clone();
    liveIn = sets();
    liveOut = sets();
    raised = sets();
    solveLiveness(graph.nodes().size());
    measure();
    assign(firstFree);
  }

  int local(int register) {
    return local[register];
  }

  /// Whether the register has a value that is needed at the beginning of a node.
  boolean liveAt(int node, int register) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == node) {
        return liveIn[i].get(register);
      }
    }
    return false;
  }

  /// The ranges of all registers that have a variable, for the debugger.
  List<Range> ranges() {
    return ranges;
  }

  private BitSet[] sets() {
    BitSet[] sets = new BitSet[layout.size()];
    Arrays.setAll(sets, _ -> new BitSet());
    return sets;
  }

  private boolean needsVariable(int register) {
    return function.register(register).type().representation() != Representation.UNIT;
  }

  private void solveLiveness(int nodeCount) {
    int[] placeOf = new int[nodeCount];
    BitSet[] reads = sets();
    BitSet[] writes = sets();
    BitSet[] settled = sets();
    for (int i = 0; i < layout.size(); i++) {
      placeOf[numbers[i]] = i;
      collect(layout.get(i), reads[i], writes[i], settled[i]);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = layout.size() - 1; i >= 0; i--) {
        for (int next : layout.get(i).next()) {
          liveOut[i].or(liveIn[placeOf[next]]);
        }
        BitSet live = (BitSet) liveOut[i].clone();
        live.andNot(writes[i]);
        live.or(reads[i]);
        if (layout.get(i).isProtected()) {
          raised[i].or(liveIn[placeOf[layout.get(i).handler()]]);
          BitSet entering = (BitSet) raised[i].clone();
          entering.andNot(settled[i]);
          live.or(entering);
        }
        if (!live.equals(liveIn[i])) {
          liveIn[i] = live;
          changed = true;
        }
      }
    }
  }

  /// What a node reads before it writes it, what it writes, and what of this before anything may raise.
  private void collect(Node node, BitSet reads, BitSet writes, BitSet settled) {
    Folding.Steps steps = folding.steps(node.block());
    int index = 0;
    for (Instruction root : steps.roots()) {
      if (index++ < steps.raising()) {
        settled.set(root.result());
      }
      folding.leaves(root.operands(), register -> read(register, reads, writes));
      writes.set(root.result());
    }
    Terminator terminator = node.block().terminator();
    folding.leaves(terminator.operands(), register -> read(register, reads, writes));
    for (Save save : Folding.saves(terminator)) {
      read(save.register(), reads, writes);
    }
    if (terminator instanceof Terminator.Suspend suspend) {
      writes.set(suspend.result());
    }
  }

  private static void read(int register, BitSet reads, BitSet writes) {
    if (!writes.get(register)) {
      reads.set(register);
    }
  }

  private void measure() {
    int step = 0;
    for (int i = 0; i < layout.size(); i++) {
      int first = step;
      liveIn[i].stream().forEach(register -> extend(register, first, first));
      Folding.Steps steps = folding.steps(layout.get(i).block());
      int raising = first + steps.raising();
      for (Instruction root : steps.roots()) {
        int after = ++step;
        folding.leaves(root.operands(), register -> extend(register, after, after));
        extendResult(root.result(), after);
      }
      Terminator terminator = layout.get(i).block().terminator();
      int end = ++step;
      folding.leaves(terminator.operands(), register -> extend(register, end, end));
      for (Save save : Folding.saves(terminator)) {
        // The result is stored before the saves are: they must not share a variable.
        extend(save.register(), end, end + 1);
      }
      if (terminator instanceof Terminator.Suspend suspend) {
        extendResult(suspend.result(), end);
      }
      liveOut[i].stream().forEach(register -> extend(register, end, end));
      // The last step may store the result of a suspension, which must not share a variable with
      // them.
      raised[i].stream().forEach(register -> extend(register, raising, end + 1));
    }
  }

  private void extendResult(int register, int after) {
    if (folding.isKept(register)) {
      extend(register, after, after + 1);
    }
  }

  private void extend(int register, int low, int high) {
    from[register] = Math.min(from[register], low);
    to[register] = Math.max(to[register], high);
  }

  private void assign(int firstFree) {
    List<Integer> order = new ArrayList<>();
    for (int register = 0; register < local.length; register++) {
      if (from[register] != Integer.MAX_VALUE && needsVariable(register)) {
        if (local[register] < 0) {
          order.add(register);
        } else {
          ranges.add(
              new Range(function.register(register), local[register], -1, Integer.MAX_VALUE));
        }
      }
    }
    order.sort(Comparator.comparingInt(register -> from[register]));
    List<int[]> variables = new ArrayList<>();
    int free = firstFree;
    for (int register : order) {
      int size = JvmTypes.size(function.register(register).type());
      int[] variable = find(variables, size, from[register]);
      if (variable == null) {
        variable = new int[] {free, size, 0};
        free += size;
        variables.add(variable);
      }
      variable[2] = to[register];
      local[register] = variable[0];
      ranges.add(new Range(function.register(register), variable[0], from[register], to[register]));
    }
  }

  private static int @org.jspecify.annotations.Nullable [] find(
      List<int[]> variables, int size, int from) {
    for (int[] variable : variables) {
      if (variable[1] == size && variable[2] <= from) {
        return variable;
      }
    }
    return null;
  }
}
