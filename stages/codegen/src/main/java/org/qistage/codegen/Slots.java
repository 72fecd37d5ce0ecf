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

/// The fields of a frame, generator or task class: one for each slot, and in a generator or task one for
/// each argument that has no slot. An argument starts out in its slot, so that it is stored once.
final class Slots {
  private final String owner;
  private final LoweredFunction function;
  private final List<String> names = new ArrayList<>();

  private final String stateDescriptor;

  /// For each slot the parameter that it holds when a generator or task starts; -1 for none.
  private final int[] parameterOf;

  /// The arguments that wait in a task's `i64` and `ref`; -1 for none.
  private int inI64 = -1;

  private int inRef = -1;

  Slots(String owner, LoweredFunction function) {
    this(owner, function, function.slots(), "I");
  }

  /// The fields of a task class: the arguments, and the slots when the task is the function's frame.
  ///
  /// The first 整数 and the first reference that have no slot wait in the registers where the result will
  /// be, which have no other use before the start, so that a task is smaller.
  static Slots ofTask(ProgramPlan program, FunctionPlan plan) {
    LoweredFunction function = plan.function();
    List<FrameSlot> own = plan.isOwnFrame() ? function.slots() : List.of();
    Slots slots = new Slots(plan.taskClass(), function, own, "B");
    slots.inI64 = slots.firstWithoutSlot(Representation.I64);
    slots.inRef = program.isPlain() ? slots.firstWithoutSlot(Representation.REF) : -1;
    return slots;
  }

  /// The fields of what holds the slots of a suspendable function.
  static Slots ofFrame(ProgramPlan program, FunctionPlan plan) {
    return plan.isOwnFrame()
        ? ofTask(program, plan)
        : new Slots(plan.frameClass(), plan.function());
  }

  private Slots(
      String owner, LoweredFunction function, List<FrameSlot> slots, String stateDescriptor) {
    this.owner = owner;
    this.function = function;
    this.stateDescriptor = stateDescriptor;
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

  private int firstWithoutSlot(Representation kind) {
    return function.parameters().stream()
        .filter(parameter -> function.register(parameter).type().representation() == kind)
        .filter(parameter -> slotOf(function.register(parameter)) < 0)
        .findFirst()
        .orElse(-1);
  }

  String owner() {
    return owner;
  }

  /// Of the field that holds the number of the suspension point.
  String stateDescriptor() {
    return stateDescriptor;
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

  /// Whether an argument needs a field of its own.
  boolean hasOwnField(Register parameter) {
    return slotOf(parameter) < 0 && parameter.number() != inI64 && parameter.number() != inRef;
  }

  private int slotOf(Register parameter) {
    for (int slot = 0; slot < parameterOf.length; slot++) {
      if (parameterOf[slot] == parameter.number()) {
        return slot;
      }
    }
    return -1;
  }

  /// Reads or writes the field where an argument waits for the start.
  void parameter(MethodCode code, int opcode, Register parameter) {
    String descriptor = RuntimeCalls.descriptor(parameter.type());
    if (parameter.number() == inRef) {
      code.field(opcode, owner, AbiClasses.REF, "L" + JvmTypes.OBJECT + ";");
      String name = JvmTypes.internalName(descriptor);
      if (opcode == GETFIELD && !name.equals(JvmTypes.OBJECT)) {
        code.type(CHECKCAST, name);
      }
    } else {
      code.field(opcode, owner, parameterName(parameter), descriptor);
    }
  }

  private String parameterName(Register parameter) {
    if (parameter.number() == inI64) {
      return AbiClasses.I64;
    }
    int slot = slotOf(parameter);
    return slot >= 0
        ? names.get(slot)
        : "a" + parameter.number() + "$" + JvmNames.legal(parameter.name());
  }

  void declareSlots(ClassVisitor target) {
    for (FrameSlot slot : function.slots().subList(0, names.size())) {
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
