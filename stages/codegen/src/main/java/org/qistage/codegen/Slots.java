package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.qistage.lowering.FrameSlot;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.runtime.abi.AbiClasses;

/// The fields of a frame or generator class: one for each slot, and in a generator one for each
/// argument that has no slot. A generator's argument starts out in its slot, so that it is stored
/// once.
final class Slots {
  private final String owner;
  private final LoweredFunction function;
  private final List<String> names = new ArrayList<>();

  /// The argument that waits in a register of the task; -1 for none.
  private final int inRegister;

  /// For each slot the parameter that it holds when a generator starts; -1 for none.
  private final int[] parameterOf;

  Slots(String owner, LoweredFunction function) {
    this(owner, function, function.slots(), -1);
  }

  /// The fields of a task class: the arguments only. The first 整数 waits in the register where the
  /// result will be, which has no other use before the start, so that a task is smaller.
  static Slots ofArguments(String owner, LoweredFunction function) {
    int first =
        function.parameters().stream()
            .filter(
                parameter ->
                    function.register(parameter).type().representation() == Representation.I64)
            .findFirst()
            .orElse(-1);
    return new Slots(owner, function, List.of(), first);
  }

  private Slots(String owner, LoweredFunction function, List<FrameSlot> slots, int inRegister) {
    this.owner = owner;
    this.function = function;
    this.inRegister = inRegister;
    for (FrameSlot slot : slots) {
      names.add(name(slot));
    }
    parameterOf = new int[names.size()];
    Arrays.fill(parameterOf, -1);
    for (int parameter : function.parameters()) {
      for (FrameSlot slot : slots) {
        if (parameterOf[slot.number()] < 0
            && slot.registers().contains(parameter)
            && slot.type().equals(function.register(parameter).type())) {
          parameterOf[slot.number()] = parameter;
          break;
        }
      }
    }
  }

  /// A name that tells the variable where the slot has only one; the `$` keeps it apart from the
  /// fields of the runtime's classes.
  private String name(FrameSlot slot) {
    List<String> variables =
        slot.registers().stream()
            .map(register -> function.register(register).name())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    String number = "s" + slot.number();
    return variables.size() == 1 ? number + "$" + JvmNames.legal(variables.get(0)) : number;
  }

  String owner() {
    return owner;
  }

  int[] parameterOf() {
    return parameterOf;
  }

  String descriptor(int slot) {
    return RuntimeCalls.descriptor(function.slots().get(slot).type());
  }

  Representation representation(int slot) {
    return function.slots().get(slot).type().representation();
  }

  boolean isReference(int slot) {
    return representation(slot) == Representation.REF;
  }

  void get(MethodCode code, int slot) {
    code.field(GETFIELD, owner, names.get(slot), descriptor(slot));
  }

  void put(MethodCode code, int slot) {
    code.field(PUTFIELD, owner, names.get(slot), descriptor(slot));
  }

  /// Whether a generator's argument needs a field of its own.
  boolean hasOwnField(Register parameter) {
    return slotOf(parameter) < 0 && parameter.number() != inRegister;
  }

  private int slotOf(Register parameter) {
    for (int slot = 0; slot < parameterOf.length; slot++) {
      if (parameterOf[slot] == parameter.number()) {
        return slot;
      }
    }
    return -1;
  }

  /// Reads or writes the field where a generator's argument waits for its start.
  void parameter(MethodCode code, int opcode, Register parameter) {
    code.field(opcode, owner, parameterName(parameter), RuntimeCalls.descriptor(parameter.type()));
  }

  private String parameterName(Register parameter) {
    if (parameter.number() == inRegister) {
      return AbiClasses.I64;
    }
    int slot = slotOf(parameter);
    return slot >= 0
        ? names.get(slot)
        : "a" + parameter.number() + "$" + JvmNames.legal(parameter.name());
  }

  void declareSlots(ClassVisitor target) {
    for (FrameSlot slot : function.slots()) {
      target
          .visitField(0, names.get(slot.number()), descriptor(slot.number()), null, null)
          .visitEnd();
    }
  }

  void declareParameters(ClassVisitor target, List<Register> arguments) {
    for (Register argument : arguments) {
      if (hasOwnField(argument)) {
        target
            .visitField(
                0, parameterName(argument), RuntimeCalls.descriptor(argument.type()), null, null)
            .visitEnd();
      }
    }
  }
}
