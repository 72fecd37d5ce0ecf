package org.qistage.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Origins;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FrameSlot;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Register;
import org.qistage.lowering.Save;
import org.qistage.lowering.SuspensionState;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;

/// Writes lowered functions by hand. Each instruction stands on a line of its own of a made-up source.
final class FunctionBuilder {
  private static int nextId;

  private final String name;
  private final FunctionShape shape;
  private final ValueType result;
  private final List<Register> registers = new ArrayList<>();
  private final List<Integer> parameters = new ArrayList<>();
  private final Map<Integer, List<Instruction>> instructions = new TreeMap<>();
  private final Map<Integer, Terminator> terminators = new TreeMap<>();
  private final List<FrameSlot> slots = new ArrayList<>();
  private final Map<Integer, SuspensionState> states = new TreeMap<>();
  private int block;

  FunctionBuilder(String name, FunctionShape shape, ValueType result) {
    this.name = name;
    this.shape = shape;
    this.result = result;
  }

  static LoweredProgram program(String entry, LoweredFunction... functions) {
    SourceText source = new SourceText("试.qi", "\n".repeat(1000));
    return LoweredProgram.of(source, List.of(functions), entry, Origins.NONE);
  }

  int variable(String variable, ValueType type) {
    registers.add(new Register(registers.size(), variable, type, type.toString()));
    return registers.size() - 1;
  }

  int temporary(ValueType type) {
    return variable("", type);
  }

  int parameter(String variable, ValueType type) {
    int register = variable(variable, type);
    parameters.add(register);
    return register;
  }

  int slot(ValueType type, Integer... held) {
    slots.add(new FrameSlot(slots.size(), type, List.of(held)));
    return slots.size() - 1;
  }

  FunctionBuilder at(int number) {
    block = number;
    instructions.computeIfAbsent(block, _ -> new ArrayList<>());
    return this;
  }

  static Operand use(int register) {
    return new Operand.Use(register);
  }

  static Operand integer(long value) {
    return new Operand.IntegerConstant(value);
  }

  static Operand text(String value) {
    return new Operand.TextConstant(value);
  }

  static final Operand EMPTY = new Operand.EmptyConstant();
  static final Operand TRUE = new Operand.BooleanConstant(true);

  private static NodeId id() {
    return new NodeId(nextId++);
  }

  private static Span span() {
    return Span.at(nextId % 900);
  }

  private FunctionBuilder add(Instruction instruction) {
    instructions.computeIfAbsent(block, _ -> new ArrayList<>()).add(instruction);
    return this;
  }

  FunctionBuilder copy(int target, Operand source) {
    return add(new Instruction.Copy(id(), span(), target, source));
  }

  FunctionBuilder operate(int target, Operator operator, Operand... operands) {
    return add(new Instruction.Operate(id(), span(), target, operator, List.of(operands)));
  }

  FunctionBuilder call(int target, String function, Operand... operands) {
    return add(
        new Instruction.Call(
            id(), span(), target, new Callee.Function(function), List.of(operands)));
  }

  FunctionBuilder runtime(int target, String function, Operand... operands) {
    return add(
        new Instruction.Call(
            id(), span(), target, new Callee.Runtime(function), List.of(operands)));
  }

  FunctionBuilder spawn(int target, String function, Operand... operands) {
    return add(new Instruction.Spawn(id(), span(), target, function, List.of(operands)));
  }

  FunctionBuilder generator(int target, String function, Operand... operands) {
    return add(new Instruction.NewGenerator(id(), span(), target, function, List.of(operands)));
  }

  FunctionBuilder restore(int target, int slot) {
    return add(new Instruction.Restore(id(), span(), target, slot));
  }

  FunctionBuilder resumed(int target) {
    return add(new Instruction.Resumed(id(), span(), target));
  }

  private void end(Terminator terminator) {
    at(block);
    terminators.put(block, terminator);
  }

  void jump(int target) {
    end(new Terminator.Jump(id(), span(), target));
  }

  void branch(Operand condition, int whenTrue, int whenFalse) {
    end(new Terminator.Branch(id(), span(), condition, whenTrue, whenFalse));
  }

  void give(Operand value) {
    end(new Terminator.Return(id(), span(), value));
  }

  void suspend(
      int state,
      int target,
      Callee callee,
      List<Operand> operands,
      List<Save> saves,
      int ready,
      int resume) {
    end(
        new Terminator.Suspend(
            id(), span(), state, target, callee, operands, saves, ready, resume));
    state(state, callee.name(), saves, resume);
  }

  void yieldValue(int state, Operand value, List<Save> saves, int resume) {
    end(new Terminator.Yield(id(), span(), state, value, saves, resume));
    state(state, "让出", saves, resume);
  }

  private void state(int number, String operation, List<Save> saves, int resume) {
    List<Integer> live = saves.stream().map(Save::slot).toList();
    states.put(number, new SuspensionState(number, operation, span(), resume, live));
  }

  LoweredFunction build() {
    List<Block> blocks = new ArrayList<>();
    for (int number = 0; number < instructions.size(); number++) {
      blocks.add(
          new Block(
              number,
              "b" + number,
              Block.NO_HANDLER,
              Objects.requireNonNull(instructions.get(number)),
              Objects.requireNonNull(terminators.get(number))));
    }
    return new LoweredFunction(
        name,
        name,
        Span.at(0),
        shape,
        result,
        registers,
        parameters,
        blocks,
        List.copyOf(states.values()),
        slots);
  }
}
