package org.qistage.lowering;

import java.util.List;
import java.util.stream.Collectors;

/// The text of single instructions and terminators, which the printer and the graphs share.
final class InstructionText {
  private final List<Register> registers;

  InstructionText(LoweredFunction function) {
    registers = function.registers();
  }

  String register(int number) {
    return registers.get(number).toString();
  }

  String registers(RegisterSet set) {
    return set.stream().mapToObj(this::register).collect(Collectors.joining(" "));
  }

  String of(Instruction instruction) {
    return result(instruction.result()) + operation(instruction);
  }

  private String operation(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy(_, _, _, var source) -> "copy " + operand(source);
      case Instruction.Operate(_, _, _, var operator, var operands) ->
          operator.text() + " " + operands(operands);
      case Instruction.Call(_, _, _, var callee, var operands) ->
          "call " + call(callee.name(), operands);
      case Instruction.SuspendingCall(_, _, _, var callee, var operands) ->
          "suspending call " + call(callee.name(), operands);
      case Instruction.YieldValue(_, _, _, var value) -> "yield " + operand(value);
      case Instruction.Spawn(_, _, _, var function, var operands) ->
          "spawn " + call(function, operands);
      case Instruction.NewGenerator(_, _, _, var function, var operands) ->
          "generator " + call(function, operands);
      case Instruction.NewStructure(_, _, _, var structure, var operands) ->
          "new " + call(structure, operands);
      case Instruction.GetField(_, _, _, var structure, int field, var object) ->
          "get " + operand(object) + " " + structure + "#" + field;
      case Instruction.SetField(_, _, _, var structure, int field, var object, var value) ->
          "set " + operand(object) + " " + structure + "#" + field + " ← " + operand(value);
      case Instruction.GetTag(_, _, _, var object) -> "tag " + operand(object);
      case Instruction.LoadGlobal(_, _, _, var global) -> "load " + global;
      case Instruction.StoreGlobal(_, _, _, var global, var value) ->
          "store " + global + " ← " + operand(value);
      case Instruction.NewPointer(_, _, _, var holder, int field, var operands) ->
          "pointer "
              + (field == Instruction.NewPointer.WHOLE
                  ? holder
                  : operands(operands) + " " + holder + "#" + field);
      case Instruction.NewClosure(_, _, _, var type, var function, var operands) ->
          "closure " + type.name() + " " + call(function, operands);
      case Instruction.Caught _ -> "caught";
      case Instruction.Probe(_, _, _, var point, int site, var operands) ->
          "probe "
              + point.text()
              + " #"
              + site
              + (operands.isEmpty() ? "" : " " + operands(operands));
      case Instruction.Unwinding _ -> "unwinding";
      case Instruction.Retain(_, _, _, var value) -> "retain " + operand(value);
      case Instruction.Release(_, _, _, var value) -> "release " + operand(value);
      case Instruction.Allocate(_, _, _, var type, boolean given, var value) ->
          (given ? "given " : "allocate ") + operand(value) + " " + type;
      case Instruction.Restore(_, _, _, int slot) -> "restore slot " + slot;
      case Instruction.Resumed _ -> "resumed";
    };
  }

  /// What stands before an operation that gives a value.
  private String result(int register) {
    return registers.get(register).type().representation() == Representation.UNIT
        ? ""
        : register(register) + " = ";
  }

  String of(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Jump(_, _, int target) -> "jump b" + target;
      case Terminator.Branch(_, _, var condition, int whenTrue, int whenFalse) ->
          "branch " + operand(condition) + " ? b" + whenTrue + " : b" + whenFalse;
      case Terminator.Return(_, _, var value) ->
          value instanceof Operand.EmptyConstant ? "return" : "return " + operand(value);
      case Terminator.Suspend suspend ->
          "suspend S"
              + suspend.state()
              + ": "
              + result(suspend.result())
              + call(suspend.callee().name(), suspend.operands())
              + saves(suspend.saves())
              + " ready b"
              + suspend.ready()
              + ", resume b"
              + suspend.resume();
      case Terminator.Yield(_, _, int state, var value, var saves, int resume) ->
          "yield S" + state + ": " + operand(value) + saves(saves) + " resume b" + resume;
      case Terminator.Rethrow(_, _, var failure) -> "rethrow " + operand(failure);
      case Terminator.Unreachable _ -> "unreachable";
    };
  }

  private String saves(List<Save> saves) {
    return saves.isEmpty()
        ? ""
        : saves.stream()
            .map(save -> "slot " + save.slot() + " ← " + register(save.register()))
            .collect(Collectors.joining(", ", " save [", "]"));
  }

  private String call(String name, List<Operand> operands) {
    return name + "(" + operands(operands) + ")";
  }

  private String operands(List<Operand> operands) {
    return operands.stream().map(this::operand).collect(Collectors.joining(", "));
  }

  String operand(Operand operand) {
    return switch (operand) {
      case Operand.Use(int register) -> register(register);
      case Operand.IntegerConstant(long value) -> Long.toString(value);
      case Operand.SmallConstant(int value) -> value + "s";
      case Operand.FloatConstant(double value) -> Double.toString(value);
      case Operand.BooleanConstant(boolean value) -> value ? "真" : "假";
      case Operand.TextConstant(var value) -> quoted(value);
      case Operand.EmptyConstant _ -> "空";
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (Character.isISOControl(unit)) {
            quoted.append("\\u{").append(Integer.toHexString(unit)).append('}');
          } else {
            quoted.append(unit);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
