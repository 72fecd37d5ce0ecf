package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.qistage.lowering.Block;
import org.qistage.lowering.FrameSlot;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.Liveness;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.RegisterSet;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Save;
import org.qistage.lowering.SuspensionState;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.lowering.build.Provenance;

/// The pass `spill`: gives a frame slot to each register that is live while the function is suspended,
/// stores it at the suspension and reads it back in the resume block.
///
/// Two registers *interfere* when both are live in one state; those that do not, and have the same
/// type, may share a slot. Slots are given greedily in the order in which registers first need one,
/// which keeps them in the order of the source. (That is graph colouring of an interference graph, as
/// in G. Chaitin's register allocation of 1982, without a limit to the number of colours and therefore
/// without spilling.)
///
/// The arguments of a generator wait in its slots from the start: its parameters that are read at all
/// are live in S0, so none of them shares a slot with another.
///
/// Every suspension stores every live slot, although the frame is used again and often still holds the
/// value: whether it does depends on the way that led to the suspension (a function that has not been
/// suspended yet has no frame at all), and a store costs less than the test.
public final class FrameLayout {
  private final LoweredFunction function;
  private final Liveness liveness;
  private final Provenance provenance;

  /// For each register the slot that holds it; -1 for none.
  private final int[] slotOf;

  private final List<SlotUnderWay> slots = new ArrayList<>();

  /// A slot, the registers that share it and the states in which it holds one of them.
  private record SlotUnderWay(ValueType type, List<Integer> registers, BitSet states) {}

  private FrameLayout(LoweredFunction function, Liveness liveness, Provenance provenance) {
    this.function = function;
    this.liveness = liveness;
    this.provenance = provenance;
    slotOf = new int[function.registers().size()];
    Arrays.fill(slotOf, -1);
  }

  /// @param function after the split
  /// @param liveness of the function as it was before the split
  public static LoweredFunction apply(
      LoweredFunction function, Liveness liveness, Provenance provenance) {
    boolean takesArguments =
        function.shape() == FunctionShape.GENERATOR && !function.parameters().isEmpty();
    return function.states().isEmpty() && !takesArguments
        ? function
        : new FrameLayout(function, liveness, provenance).spill();
  }

  private LoweredFunction spill() {
    RegisterSet[] live = liveInStates();
    assignSlots(live);
    List<List<Save>> saves = new ArrayList<>();
    List<SuspensionState> states = new ArrayList<>();
    for (SuspensionState state : function.states()) {
      List<Save> stored = saves(live[state.number()]);
      saves.add(stored);
      states.add(
          new SuspensionState(
              state.number(),
              state.operation(),
              state.span(),
              state.resume(),
              stored.stream().map(Save::slot).toList()));
    }
    List<Block> blocks = new ArrayList<>(function.blocks());
    for (Block block : function.blocks()) {
      Terminator saving = saving(block.terminator(), saves);
      if (!Sharing.isKept(saving, block.terminator())) {
        blocks.set(block.number(), block.with(block.number(), block.instructions(), saving));
      }
    }
    for (SuspensionState state : states) {
      Block resume = blocks.get(state.resume());
      blocks.set(state.resume(), restoring(resume, saves.get(state.number() - 1)));
    }
    List<FrameSlot> frame = new ArrayList<>();
    for (SlotUnderWay slot : slots) {
      frame.add(new FrameSlot(frame.size(), slot.type(), slot.registers()));
    }
    return function.with(function.registers(), blocks, states, frame);
  }

  /// For each state the registers that are live in it; S0 is the start of a generator.
  private RegisterSet[] liveInStates() {
    RegisterSet[] live = new RegisterSet[function.states().size() + 1];
    RegisterSet atStart = liveness.liveIn(0);
    live[0] =
        function.shape() == FunctionShape.GENERATOR
            ? RegisterSet.of(function.parameters().stream().filter(atStart::contains).toList())
            : RegisterSet.EMPTY;
    for (Block block : function.blocks()) {
      switch (block.terminator()) {
        case Terminator.Suspend suspend -> live[suspend.state()] = liveness.across(suspend.id());
        case Terminator.Yield yield -> live[yield.state()] = liveness.across(yield.id());
        case Terminator.Jump _,
            Terminator.Branch _,
            Terminator.Return _,
            Terminator.Rethrow _,
            Terminator.Unreachable _ -> {}
      }
    }
    return live;
  }

  private void assignSlots(RegisterSet[] live) {
    BitSet[] statesOf = new BitSet[function.registers().size()];
    List<Integer> registers = new ArrayList<>();
    for (int state = 0; state < live.length; state++) {
      for (int i = 0; i < live[state].size(); i++) {
        int r = live[state].get(i);
        if (function.register(r).type().representation() == Representation.UNIT) {
          continue;
        }
        if (statesOf[r] == null) {
          statesOf[r] = new BitSet();
          registers.add(r);
        }
        statesOf[r].set(state);
      }
    }
    registers.sort(
        Comparator.<Integer>comparingInt(r -> statesOf[r].nextSetBit(0)).thenComparingInt(r -> r));
    for (int register : registers) {
      assignSlot(register, statesOf[register]);
    }
  }

  private void assignSlot(int register, BitSet states) {
    ValueType type = function.register(register).type();
    int number = 0;
    while (number < slots.size()
        && !(slots.get(number).type().equals(type)
            && !slots.get(number).states().intersects(states))) {
      number++;
    }
    if (number == slots.size()) {
      slots.add(new SlotUnderWay(type, new ArrayList<>(), new BitSet()));
    }
    slots.get(number).registers().add(register);
    slots.get(number).states().or(states);
    slotOf[register] = number;
  }

  /// What a suspension stores, in the order of the slots.
  private List<Save> saves(RegisterSet live) {
    List<Save> saves = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      int r = live.get(i);
      if (slotOf[r] >= 0) {
        saves.add(new Save(slotOf[r], r));
      }
    }
    saves.sort(Comparator.comparingInt(Save::slot));
    return List.copyOf(saves);
  }

  /// A terminator with its saves; one that does not suspend stays as it is.
  private static Terminator saving(Terminator terminator, List<List<Save>> saves) {
    return switch (terminator) {
      case Terminator.Suspend s ->
          new Terminator.Suspend(
              s.id(),
              s.span(),
              s.state(),
              s.result(),
              s.callee(),
              s.operands(),
              saves.get(s.state() - 1),
              s.ready(),
              s.resume());
      case Terminator.Yield(var id, var span, int state, var value, _, int resume) ->
          new Terminator.Yield(id, span, state, value, saves.get(state - 1), resume);
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Rethrow _,
          Terminator.Unreachable _ ->
          terminator;
    };
  }

  private Block restoring(Block resume, List<Save> saves) {
    List<Instruction> instructions = new ArrayList<>(saves.size() + 1);
    Terminator terminator = resume.terminator();
    for (Save save : saves) {
      instructions.add(
          new Instruction.Restore(
              provenance.copy(terminator.id()), terminator.span(), save.register(), save.slot()));
    }
    instructions.addAll(resume.instructions());
    return resume.with(resume.number(), instructions, terminator);
  }
}
