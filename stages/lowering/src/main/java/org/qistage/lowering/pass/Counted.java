package org.qistage.lowering.pass;

import java.util.BitSet;
import java.util.List;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiTable;
import org.qistage.runtime.abi.AbiType;
import org.qistage.runtime.abi.Ownership;

/// Which registers of a function may hold references that are counted, and what operations do with the
/// counts of what they take and give.
final class Counted {
  private Counted() {}

  /// Whether references of a type are counted: all but failures and what the runtime lends.
  static boolean isCounted(ValueType type) {
    if (type.representation() != Representation.REF) {
      return false;
    }
    AbiType known = AbiTable.allTypes().get(type.className());
    return known == null || known.isCounted();
  }

  /// The registers that hold counted references. One that only ever holds literals, boxed numbers and the
  /// like is not among them.
  static BitSet registers(LoweredFunction function) {
    BitSet counted = new BitSet();
    for (int parameter : function.parameters()) {
      add(function, parameter, counted);
    }
    boolean grown = true;
    while (grown) {
      int before = counted.cardinality();
      for (Block block : function.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (givesCounted(function, instruction, counted)) {
            add(function, instruction.result(), counted);
          }
        }
      }
      grown = counted.cardinality() > before;
    }
    return counted;
  }

  private static void add(LoweredFunction function, int register, BitSet counted) {
    if (isCounted(function.register(register).type())) {
      counted.set(register);
    }
  }

  private static boolean givesCounted(
      LoweredFunction function, Instruction instruction, BitSet counted) {
    return switch (instruction) {
      case Instruction.Copy(_, _, _, var source) -> isCounted(source, counted);
      case Instruction.Call(_, _, _, Callee.Runtime(var name), var operands) ->
          givesCounted(name, operands, counted);
      case Instruction.SuspendingCall(_, _, _, Callee.Runtime(var name), var operands) ->
          givesCounted(name, operands, counted);
      // Of a variant that holds nothing there is only one object.
      case Instruction.NewStructure made ->
          !made.operands().isEmpty()
              || !function.register(made.result()).type().className().equals("enum");
      case Instruction.NewClosure made -> !made.operands().isEmpty();
      case Instruction.Call _,
          Instruction.SuspendingCall _,
          Instruction.Operate _,
          Instruction.YieldValue _,
          Instruction.Spawn _,
          Instruction.NewGenerator _,
          Instruction.NewPointer _,
          Instruction.GetField _,
          Instruction.SetField _,
          Instruction.GetTag _,
          Instruction.LoadGlobal _,
          Instruction.StoreGlobal _,
          Instruction.Caught _,
          Instruction.Unwinding _,
          Instruction.Probe _,
          Instruction.Retain _,
          Instruction.Release _,
          Instruction.Allocate _,
          Instruction.Restore _,
          Instruction.Resumed _ ->
          true;
    };
  }

  /// A box of a reference is the reference itself.
  private static boolean givesCounted(String name, List<Operand> operands, BitSet counted) {
    if (name.equals("qi_box_ref") || name.equals("qi_unbox_ref")) {
      return isCounted(operands.getFirst(), counted);
    }
    return ownership(name).result() != Ownership.Result.UNCOUNTED;
  }

  static boolean isCounted(Operand operand, BitSet counted) {
    return operand instanceof Operand.Use(int register) && counted.get(register);
  }

  /// What a function of the runtime does, as the function that programs with counts call instead.
  static Ownership ownership(String name) {
    Ownership ownership = AbiTable.function(name).ownership();
    return ownership.counting().isEmpty()
        ? ownership
        : AbiTable.function(ownership.counting()).ownership();
  }
}
