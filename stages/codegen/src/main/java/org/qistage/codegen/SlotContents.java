package org.qistage.codegen;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.codegen.BodyGraph.Node;
import org.qistage.lowering.FrameSlot;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Save;
import org.qistage.lowering.SuspensionState;
import org.qistage.lowering.Terminator;

/// What is known, where a method suspends or yields, about the object that holds its slots: which
/// slots already hold the value that is to be saved, which references a slot may still hold though
/// nothing needs them, and whether the state is already the right one. So a loop variable that did
/// not change is not stored again at every turn, and nothing is kept alive by a slot that is dead.
///
/// A forward data-flow analysis over the nodes of the method. Invariant it relies on and keeps: in
/// each state only slots that are live there hold references.
final class SlotContents {
  private static final int UNKNOWN = Integer.MIN_VALUE;
  private static final int NOTHING = -1;

  /// The knowledge at one place.
  private static final class Facts {
    /// For each slot the register whose present value it holds.
    final int[] holds;

    /// The slots that may hold a reference.
    final BitSet references;

    int state;

    Facts(int[] holds, BitSet references, int state) {
      this.holds = holds;
      this.references = references;
      this.state = state;
    }

    Facts copy() {
      return new Facts(holds.clone(), (BitSet) references.clone(), state);
    }

    /// Forgets what does not hold by the other's account.
    boolean meet(Facts other) {
      boolean changed = false;
      for (int slot = 0; slot < holds.length; slot++) {
        if (holds[slot] != NOTHING && holds[slot] != other.holds[slot]) {
          holds[slot] = NOTHING;
          changed = true;
        }
      }
      int before = references.cardinality();
      references.or(other.references);
      changed |= references.cardinality() != before;
      if (state != other.state && state != UNKNOWN) {
        state = UNKNOWN;
        changed = true;
      }
      return changed;
    }

    void write(int register) {
      for (int slot = 0; slot < holds.length; slot++) {
        if (holds[slot] == register) {
          holds[slot] = NOTHING;
        }
      }
    }
  }

  private final BodyGraph graph;
  private final Folding folding;
  private final LoweredFunction function;
  private final boolean keepsState;
  private final @Nullable Facts[] atStart;
  private int lastNode = -1;
  private @Nullable Facts lastEnd;

  /// @param parameterSlots for a generator's start, the parameter that each slot holds; -1 for none
  /// @param keepsState whether the state field keeps its value while the method runs
  SlotContents(BodyGraph graph, Folding folding, int[] parameterSlots, boolean keepsState) {
    this.graph = graph;
    this.folding = folding;
    this.function = graph.function();
    this.keepsState = keepsState;
    atStart = new Facts[graph.nodes().size()];
    Deque<Integer> open = new ArrayDeque<>();
    enter(parameterSlots, open);
    while (!open.isEmpty()) {
      int node = open.remove();
      Facts facts = at(node).copy();
      apply(graph.node(node), facts, open);
      for (int next : graph.node(node).next()) {
        arrive(next, facts, open);
      }
    }
  }

  /// Whether the save can be left out at the end of this node, because the slot holds the value.
  boolean isSaved(int node, Save save) {
    return atEnd(node).holds[save.slot()] == save.register();
  }

  /// The slots whose reference must be cleared when this node enters a state.
  BitSet deadReferences(int node, int state) {
    BitSet dead = (BitSet) atEnd(node).references.clone();
    state(state).live().forEach(dead::clear);
    for (Save save : Folding.saves(graph.node(node).block().terminator())) {
      dead.clear(save.slot());
    }
    return dead;
  }

  /// The slots that may hold a reference at the end of this node.
  BitSet references(int node) {
    return atEnd(node).references;
  }

  /// Whether the state field already has this value at the end of this node.
  boolean isInState(int node, int state) {
    return keepsState && atEnd(node).state == state;
  }

  private SuspensionState state(int number) {
    return function.states().get(number - 1);
  }

  private void enter(int[] parameterSlots, Deque<Integer> open) {
    int[] entries = graph.entries();
    int states = function.states().size();
    boolean hasStart = entries.length > states;
    if (hasStart) {
      int[] holds = parameterSlots.clone();
      BitSet references = new BitSet();
      for (FrameSlot slot : function.slots()) {
        if (holds[slot.number()] != NOTHING && isReference(slot)) {
          references.set(slot.number());
        }
      }
      arrive(entries[0], new Facts(holds, references, 0), open);
    }
    for (int state = 1; state <= states; state++) {
      int[] holds = new int[function.slots().size()];
      Arrays.fill(holds, NOTHING);
      BitSet references = new BitSet();
      for (int slot : state(state).live()) {
        if (isReference(function.slots().get(slot))) {
          references.set(slot);
        }
      }
      arrive(entries[state - (hasStart ? 0 : 1)], new Facts(holds, references, state), open);
    }
  }

  private static boolean isReference(FrameSlot slot) {
    return slot.type().representation() == Representation.REF;
  }

  private void arrive(int node, Facts facts, Deque<Integer> open) {
    Facts known = atStart[node];
    if (known == null) {
      atStart[node] = facts.copy();
      open.add(node);
    } else if (known.meet(facts)) {
      open.add(node);
    }
  }

  private Facts at(int node) {
    Facts facts = atStart[node];
    if (facts == null) {
      throw new IllegalStateException("node " + node + " is never reached");
    }
    return facts;
  }

  private Facts atEnd(int node) {
    Facts facts = lastEnd;
    if (facts == null || lastNode != node) {
      facts = at(node).copy();
      for (Instruction root : roots(graph.node(node))) {
        apply(root, facts);
      }
      lastNode = node;
      lastEnd = facts;
    }
    return facts;
  }

  private List<Instruction> roots(Node node) {
    return folding.steps(node.block()).roots();
  }

  /// Passes a node. Its handler can rely on what holds at every root that may raise: a write makes
  /// knowledge less, so that is what holds before the first of them and after each.
  private void apply(Node node, Facts facts, Deque<Integer> open) {
    int raising = node.isProtected() ? folding.steps(node.block()).raising() : Integer.MAX_VALUE;
    int index = 0;
    for (Instruction root : roots(node)) {
      if (index == raising) {
        arrive(node.handler(), facts, open);
      }
      apply(root, facts);
      if (index >= raising) {
        arrive(node.handler(), facts, open);
      }
      index++;
    }
    if (index == raising) {
      arrive(node.handler(), facts, open);
    }
    if (node.block().terminator() instanceof Terminator.Suspend suspend) {
      facts.write(suspend.result());
    }
  }

  private static void apply(Instruction root, Facts facts) {
    facts.write(root.result());
    if (root instanceof Instruction.Restore restore) {
      facts.holds[restore.slot()] = restore.result();
    }
  }
}
