package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.qistage.foundation.NodeId;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.Operand;

/// Instructions with parts exchanged.
final class Instructions {
  private Instructions() {}

  /// The instruction under another id, writing another register.
  static Instruction with(Instruction instruction, NodeId id, int result) {
    return switch (instruction) {
      case Instruction.Copy(_, var span, _, var source) ->
          new Instruction.Copy(id, span, result, source);
      case Instruction.Operate(_, var span, _, var operator, var operands) ->
          new Instruction.Operate(id, span, result, operator, operands);
      case Instruction.Call(_, var span, _, var callee, var operands) ->
          new Instruction.Call(id, span, result, callee, operands);
      case Instruction.SuspendingCall(_, var span, _, var callee, var operands) ->
          new Instruction.SuspendingCall(id, span, result, callee, operands);
      case Instruction.YieldValue(_, var span, _, var value) ->
          new Instruction.YieldValue(id, span, result, value);
      case Instruction.Spawn(_, var span, _, var callee, var operands) ->
          new Instruction.Spawn(id, span, result, callee, operands);
      case Instruction.NewGenerator(_, var span, _, var callee, var operands) ->
          new Instruction.NewGenerator(id, span, result, callee, operands);
      case Instruction.NewStructure(_, var span, _, var structure, var operands) ->
          new Instruction.NewStructure(id, span, result, structure, operands);
      case Instruction.GetField(_, var span, _, var structure, int field, var object) ->
          new Instruction.GetField(id, span, result, structure, field, object);
      case Instruction.SetField(_, var span, _, var structure, int field, var object, var value) ->
          new Instruction.SetField(id, span, result, structure, field, object, value);
      case Instruction.GetTag(_, var span, _, var object) ->
          new Instruction.GetTag(id, span, result, object);
      case Instruction.LoadGlobal(_, var span, _, var global) ->
          new Instruction.LoadGlobal(id, span, result, global);
      case Instruction.StoreGlobal(_, var span, _, var global, var value) ->
          new Instruction.StoreGlobal(id, span, result, global, value);
      case Instruction.NewPointer(_, var span, _, var holder, int field, var operands) ->
          new Instruction.NewPointer(id, span, result, holder, field, operands);
      case Instruction.NewClosure(_, var span, _, var type, var callee, var operands) ->
          new Instruction.NewClosure(id, span, result, type, callee, operands);
      case Instruction.Probe(_, var span, _, var point, int site, var operands) ->
          new Instruction.Probe(id, span, result, point, site, operands);
      case Instruction.Caught(_, var span, _) -> new Instruction.Caught(id, span, result);
      case Instruction.Unwinding(_, var span, _) -> new Instruction.Unwinding(id, span, result);
      case Instruction.Retain(_, var span, _, var value) ->
          new Instruction.Retain(id, span, result, value);
      case Instruction.Release(_, var span, _, var value) ->
          new Instruction.Release(id, span, result, value);
      case Instruction.Allocate(_, var span, _, var type, boolean given, var value) ->
          new Instruction.Allocate(id, span, result, type, given, value);
      case Instruction.Restore(_, var span, _, int slot) ->
          new Instruction.Restore(id, span, result, slot);
      case Instruction.Resumed(_, var span, _) -> new Instruction.Resumed(id, span, result);
    };
  }

  /// The instruction with each operand replaced; the same object when none changes.
  static Instruction withOperands(Instruction instruction, UnaryOperator<Operand> change) {
    List<Operand> before = instruction.operands();
    List<Operand> after = new ArrayList<>(before.size());
    boolean changed = false;
    for (Operand operand : before) {
      Operand other = change.apply(operand);
      changed |= !other.equals(operand);
      after.add(other);
    }
    return changed ? withOperands(instruction, after) : instruction;
  }

  private static Instruction withOperands(Instruction instruction, List<Operand> after) {
    return switch (instruction) {
      case Instruction.Copy(var id, var span, int result, _) ->
          new Instruction.Copy(id, span, result, after.getFirst());
      case Instruction.Operate(var id, var span, int result, var operator, _) ->
          new Instruction.Operate(id, span, result, operator, after);
      case Instruction.Call(var id, var span, int result, var callee, _) ->
          new Instruction.Call(id, span, result, callee, after);
      case Instruction.SuspendingCall(var id, var span, int result, var callee, _) ->
          new Instruction.SuspendingCall(id, span, result, callee, after);
      case Instruction.YieldValue(var id, var span, int result, _) ->
          new Instruction.YieldValue(id, span, result, after.getFirst());
      case Instruction.Spawn(var id, var span, int result, var callee, _) ->
          new Instruction.Spawn(id, span, result, callee, after);
      case Instruction.NewGenerator(var id, var span, int result, var callee, _) ->
          new Instruction.NewGenerator(id, span, result, callee, after);
      case Instruction.NewStructure(var id, var span, int result, var structure, _) ->
          new Instruction.NewStructure(id, span, result, structure, after);
      case Instruction.GetField(var id, var span, int result, var structure, int field, _) ->
          new Instruction.GetField(id, span, result, structure, field, after.getFirst());
      case Instruction.SetField(var id, var span, int result, var structure, int field, _, _) ->
          new Instruction.SetField(id, span, result, structure, field, after.get(0), after.get(1));
      case Instruction.GetTag(var id, var span, int result, _) ->
          new Instruction.GetTag(id, span, result, after.getFirst());
      case Instruction.StoreGlobal(var id, var span, int result, var global, _) ->
          new Instruction.StoreGlobal(id, span, result, global, after.getFirst());
      case Instruction.NewPointer(var id, var span, int result, var holder, int field, _) ->
          new Instruction.NewPointer(id, span, result, holder, field, after);
      case Instruction.NewClosure(var id, var span, int result, var type, var callee, _) ->
          new Instruction.NewClosure(id, span, result, type, callee, after);
      case Instruction.Probe(var id, var span, int result, var point, int site, _) ->
          new Instruction.Probe(id, span, result, point, site, after);
      case Instruction.Retain(var id, var span, int result, _) ->
          new Instruction.Retain(id, span, result, after.getFirst());
      case Instruction.Release(var id, var span, int result, _) ->
          new Instruction.Release(id, span, result, after.getFirst());
      case Instruction.Allocate(var id, var span, int result, var type, boolean given, _) ->
          new Instruction.Allocate(id, span, result, type, given, after.getFirst());
      case Instruction.LoadGlobal _,
          Instruction.Caught _,
          Instruction.Unwinding _,
          Instruction.Restore _,
          Instruction.Resumed _ ->
          throw new IllegalArgumentException("no operands");
    };
  }
}
