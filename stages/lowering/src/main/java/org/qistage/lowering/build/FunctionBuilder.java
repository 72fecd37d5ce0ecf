package org.qistage.lowering.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedNode;
import org.qistage.foundation.Span;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;

/// Collects the registers and blocks of one function. A block is made when something must jump to it
/// and placed when its code comes; {@link #blocks} numbers the blocks in the order of placing, which
/// is the order of the source.
///
/// The types of a program with errors need not agree. Where they do not, nothing is emitted but the
/// mark that control does not get past the place.
final class FunctionBuilder {
  /// Where an expression may put its value: anywhere.
  static final int ANYWHERE = -1;

  private static final int NOWHERE = -1;
  private static final Operand.EmptyConstant EMPTY = new Operand.EmptyConstant();

  private final Provenance provenance;
  private final List<Register> registers = new ArrayList<>();
  private final List<Operand.Use> uses = new ArrayList<>();
  private int unit = -1;

  private String[] labels = new String[8];
  private @Nullable List<Instruction>[] code = newCode(8);
  private @Nullable Terminator[] terminators = new Terminator[8];
  private boolean[] targeted = new boolean[8];

  /// For each block the block where its failures go on.
  private int[] handlers = new int[8];

  private int made;

  private int[] placed = new int[8];
  private int placedCount;
  private int current = NOWHERE;

  /// Where failures of the blocks that are made now go on.
  private int handler = Block.NO_HANDLER;

  private final FunctionShape shape;
  private final ValueType result;

  FunctionBuilder(Provenance provenance, FunctionShape shape, ValueType result) {
    this.provenance = provenance;
    this.shape = shape;
    this.result = result;
  }

  @SuppressWarnings({
    "unchecked",
    "rawtypes"
  }) // an array of a generic type cannot be made otherwise
  private static @Nullable List<Instruction>[] newCode(int length) {
    return new List[length];
  }

  // Registers

  int register(String name, ValueType type, String sourceType) {
    int number = registers.size();
    registers.add(new Register(number, name, type, sourceType));
    uses.add(new Operand.Use(number));
    return number;
  }

  ValueType type(int register) {
    return registers.get(register).type();
  }

  Operand use(int register) {
    return uses.get(register);
  }

  /// The value of 空.
  static Operand empty() {
    return EMPTY;
  }

  /// The register that takes the value of what has none.
  private int unit() {
    if (unit < 0) {
      unit = register("", ValueType.UNIT, "空");
    }
    return unit;
  }

  List<Register> registers() {
    return registers;
  }

  // Blocks

  int block(String label) {
    if (made == labels.length) {
      labels = Arrays.copyOf(labels, made * 2);
      code = Arrays.copyOf(code, made * 2);
      terminators = Arrays.copyOf(terminators, made * 2);
      targeted = Arrays.copyOf(targeted, made * 2);
      handlers = Arrays.copyOf(handlers, made * 2);
    }
    labels[made] = label;
    handlers[made] = handler;
    return made++;
  }

  /// Puts the blocks that are made from now on under a handler.
  ///
  /// @return the handler that they were under until now
  int protect(int newHandler) {
    int before = handler;
    handler = newHandler;
    return before;
  }

  /// Lets the code that follows stand in a block.
  void place(int block) {
    if (placedCount == placed.length) {
      placed = Arrays.copyOf(placed, placedCount * 2);
    }
    placed[placedCount++] = block;
    code[block] = new ArrayList<>();
    current = block;
  }

  /// Whether control can reach what follows.
  boolean open() {
    return current != NOWHERE;
  }

  /// Whether something jumps to the block so far.
  boolean isTargeted(int block) {
    return targeted[block];
  }

  /// The code of the block that is being filled. What follows a terminator stands in a block of its
  /// own that nothing jumps to.
  private List<Instruction> here() {
    if (current == NOWHERE) {
      place(block("unreachable"));
    }
    List<Instruction> here = code[current];
    if (here == null) {
      throw new IllegalStateException("block " + current + " is not placed");
    }
    return here;
  }

  // Instructions

  private Representation representation(Operand operand) {
    return switch (operand) {
      case Operand.Use(int register) -> type(register).representation();
      case Operand.IntegerConstant _ -> Representation.I64;
      case Operand.SmallConstant _ -> Representation.I32;
      case Operand.FloatConstant _ -> Representation.F64;
      case Operand.BooleanConstant _ -> Representation.BOOL;
      case Operand.TextConstant _ -> Representation.REF;
      case Operand.EmptyConstant _ -> Representation.UNIT;
    };
  }

  /// Whether an operand can stand where a representation is wanted; 空 is a reference where one is.
  private boolean fits(Operand operand, Representation wanted) {
    Representation representation = representation(operand);
    return representation == wanted
        || (representation == Representation.UNIT && wanted == Representation.REF);
  }

  private boolean fit(List<Operand> operands, List<Representation> wanted) {
    boolean fit = operands.size() == wanted.size();
    for (int i = 0; fit && i < operands.size(); i++) {
      fit = fits(operands.get(i), wanted.get(i));
    }
    return fit;
  }

  void copy(TypedNode origin, int result, Operand source) {
    if (!fits(source, type(result).representation())) {
      unreachable(origin);
      return;
    }
    here().add(new Instruction.Copy(provenance.next(origin), origin.span(), result, source));
  }

  /// Emits an operation and returns its value.
  ///
  /// @param wanted the register to put it in, or {@link #ANYWHERE}
  Operand operate(
      TypedNode origin, Operator operator, String sourceType, int wanted, List<Operand> operands) {
    ValueType type = ValueTypes.of(operator.result());
    if (!fit(operands, operator.operands())
        || (wanted != ANYWHERE && type(wanted).representation() != operator.result())) {
      unreachable(origin);
      return EMPTY;
    }
    int result = wanted == ANYWHERE ? register("", type, sourceType) : wanted;
    here()
        .add(
            new Instruction.Operate(
                provenance.next(origin), origin.span(), result, operator, operands));
    return use(result);
  }

  /// Emits a call and returns its value.
  ///
  /// @param wanted the register to put it in, or {@link #ANYWHERE}
  Operand call(
      TypedNode origin,
      Callee callee,
      boolean suspends,
      ValueType type,
      String sourceType,
      int wanted,
      List<Operand> operands) {
    if (suspends && handler != Block.NO_HANDLER && wanted != ANYWHERE) {
      // The handler may read what the wanted register held before.
      Operand value = call(origin, callee, true, type, sourceType, ANYWHERE, operands);
      copy(origin, wanted, value);
      return type.representation() == Representation.UNIT ? EMPTY : use(wanted);
    }
    int result = resultRegister(type, sourceType, wanted);
    Span span = origin.span();
    here()
        .add(
            suspends
                ? new Instruction.SuspendingCall(
                    provenance.next(origin), span, result, callee, operands)
                : new Instruction.Call(provenance.next(origin), span, result, callee, operands));
    return type.representation() == Representation.UNIT ? EMPTY : use(result);
  }

  private int resultRegister(ValueType type, String sourceType, int wanted) {
    if (type.representation() == Representation.UNIT) {
      return unit();
    }
    return wanted == ANYWHERE ? register("", type, sourceType) : wanted;
  }

  /// Emits a call that has no value and does not suspend.
  void perform(TypedNode origin, Callee callee, List<Operand> operands) {
    here()
        .add(
            new Instruction.Call(provenance.next(origin), origin.span(), unit(), callee, operands));
  }

  Operand spawn(
      TypedNode origin, String function, String sourceType, int wanted, List<Operand> operands) {
    int result = wanted == ANYWHERE ? register("", ValueTypes.TASK, sourceType) : wanted;
    here()
        .add(
            new Instruction.Spawn(
                provenance.next(origin), origin.span(), result, function, operands));
    return use(result);
  }

  Operand loadGlobal(
      TypedNode origin, String global, ValueType type, String sourceType, int wanted) {
    int result = wanted == ANYWHERE ? register("", type, sourceType) : wanted;
    here().add(new Instruction.LoadGlobal(provenance.next(origin), origin.span(), result, global));
    return use(result);
  }

  void storeGlobal(TypedNode origin, String global, Operand value) {
    here()
        .add(
            new Instruction.StoreGlobal(
                provenance.next(origin), origin.span(), unit(), global, value));
  }

  Operand newPointer(
      TypedNode origin,
      String holder,
      int field,
      ValueType type,
      String sourceType,
      int wanted,
      List<Operand> operands) {
    int result = wanted == ANYWHERE ? register("", type, sourceType) : wanted;
    here()
        .add(
            new Instruction.NewPointer(
                provenance.next(origin), origin.span(), result, holder, field, operands));
    return use(result);
  }

  Operand newClosure(
      TypedNode origin, Callee.Value type, String function, int wanted, List<Operand> operands) {
    int result = wanted == ANYWHERE ? register("", ValueTypes.FUNCTION, type.name()) : wanted;
    here()
        .add(
            new Instruction.NewClosure(
                provenance.next(origin), origin.span(), result, type, function, operands));
    return use(result);
  }

  Operand newGenerator(
      TypedNode origin, String function, String sourceType, int wanted, List<Operand> operands) {
    int result = wanted == ANYWHERE ? register("", ValueTypes.GENERATOR, sourceType) : wanted;
    here()
        .add(
            new Instruction.NewGenerator(
                provenance.next(origin), origin.span(), result, function, operands));
    return use(result);
  }

  /// Takes the failure that control came to a handler with.
  ///
  /// @param wanted the register to put it in, or {@link #ANYWHERE}
  Operand caught(TypedNode origin, int wanted) {
    int result =
        wanted == ANYWHERE ? register("", ValueTypes.ERROR, Type.Simple.ERROR.toString()) : wanted;
    here().add(new Instruction.Caught(provenance.next(origin), origin.span(), result));
    return use(result);
  }

  /// Makes an object of a structure and returns it.
  ///
  /// @param operands the values of its fields, in their order
  Operand newStructure(
      TypedNode origin,
      String structure,
      ValueType type,
      String sourceType,
      int wanted,
      List<Operand> operands) {
    int result = resultRegister(type, sourceType, wanted);
    here()
        .add(
            new Instruction.NewStructure(
                provenance.next(origin), origin.span(), result, structure, operands));
    return use(result);
  }

  Operand getField(
      TypedNode origin,
      String structure,
      int field,
      ValueType type,
      String sourceType,
      int wanted,
      Operand object) {
    if (!fits(object, Representation.REF)) {
      unreachable(origin);
      return EMPTY;
    }
    int result = resultRegister(type, sourceType, wanted);
    here()
        .add(
            new Instruction.GetField(
                provenance.next(origin), origin.span(), result, structure, field, object));
    return use(result);
  }

  void setField(TypedNode origin, String structure, int field, Operand object, Operand value) {
    here()
        .add(
            new Instruction.SetField(
                provenance.next(origin), origin.span(), unit(), structure, field, object, value));
  }

  /// Reads which variant an enum's value is.
  Operand getTag(TypedNode origin, String sourceType, Operand object) {
    if (!fits(object, Representation.REF)) {
      unreachable(origin);
      return EMPTY;
    }
    int result = register("", ValueType.I32, sourceType);
    here().add(new Instruction.GetTag(provenance.next(origin), origin.span(), result, object));
    return use(result);
  }

  void yieldValue(TypedNode origin, Operand value) {
    if (shape != FunctionShape.GENERATOR || !fits(value, result.representation())) {
      unreachable(origin);
      return;
    }
    here().add(new Instruction.YieldValue(provenance.next(origin), origin.span(), unit(), value));
  }

  // Terminators

  private void terminate(Terminator terminator) {
    here();
    terminators[current] = terminator;
    current = NOWHERE;
  }

  void jump(TypedNode origin, int target) {
    here();
    targeted[target] = true;
    terminate(new Terminator.Jump(provenance.next(origin), origin.span(), target));
  }

  /// The jump that a 跳出 or 继续 is.
  void statementJump(TypedNode origin, int target) {
    here();
    targeted[target] = true;
    terminate(new Terminator.Jump(provenance.nextStatementJump(origin), origin.span(), target));
  }

  void branch(TypedNode origin, Operand condition, int whenTrue, int whenFalse) {
    if (representation(condition) != Representation.BOOL) {
      unreachable(origin);
      return;
    }
    here();
    targeted[whenTrue] = true;
    targeted[whenFalse] = true;
    terminate(
        new Terminator.Branch(
            provenance.next(origin), origin.span(), condition, whenTrue, whenFalse));
  }

  void returnValue(TypedNode origin, Span span, Operand value) {
    Representation wanted =
        shape == FunctionShape.GENERATOR ? Representation.UNIT : result.representation();
    if (!fits(value, wanted)) {
      unreachable(origin);
      return;
    }
    here();
    terminate(new Terminator.Return(provenance.next(origin), span, value));
  }

  void unreachable(TypedNode origin) {
    here();
    terminate(new Terminator.Unreachable(provenance.next(origin), origin.span()));
  }

  // Result

  /// The placed blocks, numbered in the order of placing.
  List<Block> blocks() {
    int[] numbers = new int[made];
    Arrays.fill(numbers, NOWHERE);
    for (int i = 0; i < placedCount; i++) {
      numbers[placed[i]] = i;
    }
    List<Block> blocks = new ArrayList<>(placedCount);
    for (int i = 0; i < placedCount; i++) {
      int block = placed[i];
      List<Instruction> instructions = code[block];
      Terminator terminator = terminators[block];
      if (instructions == null || terminator == null) {
        throw new IllegalStateException("block " + labels[block] + " has no end");
      }
      int handled =
          handlers[block] == Block.NO_HANDLER ? Block.NO_HANDLER : placed(numbers, handlers[block]);
      blocks.add(new Block(i, labels[block], handled, instructions, renumber(terminator, numbers)));
    }
    return blocks;
  }

  private static Terminator renumber(Terminator terminator, int[] numbers) {
    return switch (terminator) {
      case Terminator.Jump(var id, var span, int target) ->
          numbers[target] == target
              ? terminator
              : new Terminator.Jump(id, span, placed(numbers, target));
      case Terminator.Branch(var id, var span, var condition, int whenTrue, int whenFalse) ->
          numbers[whenTrue] == whenTrue && numbers[whenFalse] == whenFalse
              ? terminator
              : new Terminator.Branch(
                  id, span, condition, placed(numbers, whenTrue), placed(numbers, whenFalse));
      case Terminator.Return _, Terminator.Rethrow _, Terminator.Unreachable _ -> terminator;
      case Terminator.Suspend _, Terminator.Yield _ ->
          throw new IllegalStateException("a suspension before the split");
    };
  }

  private static int placed(int[] numbers, int block) {
    if (numbers[block] == NOWHERE) {
      throw new IllegalStateException("a jump to block " + block + ", which was never placed");
    }
    return numbers[block];
  }
}
