package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Node;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Register;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.lowering.build.Provenance;

/// The pass `narrow`: holds in 32 bits what counts through arrays.
///
/// An index of 64 bits costs twice: the JVM turns a loop that counts in 64 bits into two that count in 32,
/// and it takes the test of a 64-bit index apart from that of its own array. A register is narrowed when
/// every value that it is ever given is proven to fit ({@link RangeAnalysis}), and when it comes from
/// nothing but constants, lengths, proven sums and differences of such registers, and is compared with
/// nothing else. Registers that are tied to one another by these are narrowed together, and only if one of
/// them is an index of an array. Everywhere else the value is widened again, which costs nothing worth a
/// thought.
///
/// In a build that shows variables they are left as they are.
public final class Narrowing {
  private static final String ELEMENT = "qi_array_get_";
  private static final String NARROW_ELEMENT = "qi_array_at_";
  private static final String STORE = "qi_array_set_";
  private static final String NARROW_STORE = "qi_array_put_";
  private static final String LENGTH = "qi_array_length";

  /// What is struck out strikes out what it goes into, mostly further down. A function that needs more
  /// rounds than this is left as it is.
  private static final int MOST_ROUNDS = 100;

  private final LoweredFunction function;
  private final Provenance provenance;

  /// The registers that are still thought to be narrow.
  private final BitSet narrow = new BitSet();

  /// For each register another one that it is tied to; a register that is its own stands for all of them.
  private final int[] tied;

  private final List<Register> registers;

  /// The instructions of the block that is being rewritten.
  private List<Instruction> rewritten = new ArrayList<>();

  private Narrowing(LoweredFunction function, Provenance provenance) {
    this.function = function;
    this.provenance = provenance;
    tied = IntStream.range(0, function.registers().size()).toArray();
    registers = new ArrayList<>(function.registers());
    for (Register register : registers) {
      narrow.set(register.number(), register.type().equals(ValueType.I64));
    }
    function.parameters().forEach(narrow::clear);
  }

  public static LoweredFunction apply(LoweredFunction function, Provenance provenance) {
    BitSet indices = indices(function);
    if (indices.isEmpty()) {
      return function;
    }
    Narrowing pass = new Narrowing(function, provenance);
    pass.choose(indices);
    if (!pass.narrow.isEmpty()) {
      pass.prove();
      pass.choose(indices);
    }
    return pass.narrow.isEmpty() ? function : pass.rewrite();
  }

  /// The registers by which arrays are indexed.
  private static BitSet indices(LoweredFunction function) {
    BitSet indices = new BitSet();
    for (Block block : function.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (isAccess(instruction)
            && instruction.operands().get(1) instanceof Operand.Use(int register)) {
          indices.set(register);
        }
      }
    }
    function.parameters().forEach(indices::clear);
    return indices;
  }

  private static boolean isAccess(Instruction instruction) {
    return instruction instanceof Instruction.Call(_, _, _, Callee.Runtime(String name), _)
        && (name.startsWith(ELEMENT) || name.startsWith(STORE));
  }

  /// Leaves of those that are thought to be narrow those that no form forbids and that are tied to an
  /// index.
  private void choose(BitSet indices) {
    int before;
    int rounds = 0;
    do {
      if (rounds++ == MOST_ROUNDS) {
        narrow.clear();
      }
      before = narrow.cardinality();
      for (Block block : function.blocks()) {
        block.instructions().forEach(this::strike);
      }
    } while (narrow.cardinality() != before);
    BitSet kept = new BitSet();
    indices.stream().filter(narrow::get).forEach(index -> kept.set(head(index)));
    for (int register = narrow.nextSetBit(0);
        register >= 0;
        register = narrow.nextSetBit(register + 1)) {
      if (!kept.get(head(register))) {
        narrow.clear(register);
      }
    }
  }

  /// Strikes out what an instruction does not allow to be narrow, and ties together what it has allowed.
  private void strike(Instruction instruction) {
    switch (instruction) {
      case Instruction.Copy(_, _, int result, var source) -> {
        if (!fits(source)) {
          narrow.clear(result);
        } else if (narrow.get(result)) {
          tie(result, source);
        }
      }
      case Instruction.Operate(_, _, int result, var operator, var operands) -> {
        if (isSum(operator)) {
          if (!fits(operands.get(0)) || !fits(operands.get(1))) {
            narrow.clear(result);
          } else if (narrow.get(result)) {
            operands.forEach(operand -> tie(result, operand));
          }
        } else if (small(operator) != null) {
          compare(operands.get(0), operands.get(1));
        } else {
          narrow.clear(result);
        }
      }
      case Instruction.Call(_, _, _, Callee.Runtime(String name), _) when name.equals(LENGTH) -> {}
      default -> narrow.clear(instruction.result()); // whatever else gives a value gives a wide one
    }
  }

  private void compare(Operand left, Operand right) {
    if (!fits(left)) {
      clear(right);
    } else if (!fits(right)) {
      clear(left);
    } else if (left instanceof Operand.Use(int register)) {
      tie(register, right);
    }
  }

  private void clear(Operand operand) {
    if (operand instanceof Operand.Use(int register)) {
      narrow.clear(register);
    }
  }

  private boolean fits(Operand operand) {
    return switch (operand) {
      case Operand.Use(int register) -> narrow.get(register);
      case Operand.IntegerConstant(long value) -> value == (int) value;
      case Operand.SmallConstant _,
          Operand.FloatConstant _,
          Operand.BooleanConstant _,
          Operand.TextConstant _,
          Operand.EmptyConstant _ ->
          false;
    };
  }

  private void tie(int register, Operand operand) {
    if (operand instanceof Operand.Use(int other)) {
      tied[head(register)] = head(other);
    }
  }

  private int head(int register) {
    int at = register;
    while (tied[at] != at) {
      tied[at] = tied[tied[at]];
      at = tied[at];
    }
    return at;
  }

  private static boolean isSum(Operator operator) {
    return operator == Operator.ADD_I64_PROVEN || operator == Operator.SUB_I64_PROVEN;
  }

  /// The form of an operator for 32 bits; null when it has none that is of use here.
  private static @Nullable Operator small(Operator operator) {
    return switch (operator) {
      case ADD_I64_PROVEN -> Operator.ADD_I32_PROVEN;
      case SUB_I64_PROVEN -> Operator.SUB_I32_PROVEN;
      case EQ_I64 -> Operator.EQ_I32;
      case NE_I64 -> Operator.NE_I32;
      case LT_I64 -> Operator.LT_I32;
      case LE_I64 -> Operator.LE_I32;
      case GT_I64 -> Operator.GT_I32;
      case GE_I64 -> Operator.GE_I32;
      default -> null; // arithmetic that may overflow, and operators of other types
    };
  }

  /// Strikes out the registers that may be given a value that does not fit.
  private void prove() {
    RangeAnalysis analysis = RangeAnalysis.of(function, narrow);
    if (analysis == null) {
      narrow.clear();
      return;
    }
    for (Block block : function.blocks()) {
      Ranges ranges = analysis.at(block);
      if (ranges == null) {
        continue;
      }
      for (Instruction instruction : block.instructions()) {
        RangeAnalysis.pass(instruction, ranges);
        Operand result = new Operand.Use(instruction.result());
        if (narrow.get(instruction.result())
            && (ranges.low(result) < Integer.MIN_VALUE
                || ranges.high(result) > Integer.MAX_VALUE)) {
          narrow.clear(instruction.result());
        }
      }
    }
  }

  private LoweredFunction rewrite() {
    narrow.stream()
        .forEach(
            number -> {
              Register wide = registers.get(number);
              registers.set(
                  number, new Register(number, wide.name(), ValueType.I32, wide.sourceType()));
            });
    List<Block> blocks = new ArrayList<>(function.blocks().size());
    for (Block block : function.blocks()) {
      rewritten = new ArrayList<>(block.instructions().size());
      boolean changed = false;
      for (Instruction instruction : block.instructions()) {
        int before = rewritten.size();
        rewrite(instruction);
        changed |=
            rewritten.size() != before + 1 || !Sharing.isKept(rewritten.getLast(), instruction);
      }
      Terminator terminator = rewrite(block.terminator());
      changed |= !Sharing.isKept(terminator, block.terminator());
      blocks.add(changed ? block.with(block.number(), rewritten, terminator) : block);
    }
    return function.with(registers, blocks, function.states(), function.slots());
  }

  private boolean isNarrow(Operand operand) {
    return operand instanceof Operand.Use(int register) && narrow.get(register);
  }

  private void rewrite(Instruction instruction) {
    boolean narrows = narrow.get(instruction.result());
    switch (instruction) {
      case Instruction.Copy(var id, var span, int result, var source) when narrows ->
          rewritten.add(new Instruction.Copy(id, span, result, small(source)));
      case Instruction.Operate(var id, var span, int result, var wide, var operands)
          when small(wide) != null
              && (isSum(wide) ? narrows : operands.stream().anyMatch(this::isNarrow)) ->
          rewritten.add(
              new Instruction.Operate(
                  id,
                  span,
                  result,
                  Objects.requireNonNull(small(wide)),
                  operands.stream().map(Narrowing::small).toList()));
      case Instruction.Call(var id, var span, int result, var callee, var operands)
          when narrows -> {
        // A length, the one kind of call that gives what may be narrow.
        Operand.Use length = wide();
        rewritten.add(new Instruction.Call(id, span, length.register(), callee, operands));
        rewritten.add(
            new Instruction.Operate(
                provenance.copy(id), span, result, Operator.I64_TO_I32_PROVEN, List.of(length)));
      }
      case Instruction.Call(var id, var span, int result, Callee.Runtime(String name), var operands)
          when isAccess(instruction) && isNarrow(operands.get(1)) -> {
        List<Operand> all = new ArrayList<>(operands);
        if (operands.size() > 2) {
          all.set(2, widened(operands.get(2), instruction));
        }
        rewritten.add(
            new Instruction.Call(id, span, result, new Callee.Runtime(narrowed(name)), all));
      }
      default ->
          rewritten.add(
              Instructions.withOperands(instruction, operand -> widened(operand, instruction)));
    }
  }

  private static String narrowed(String name) {
    return name.startsWith(ELEMENT)
        ? NARROW_ELEMENT + name.substring(ELEMENT.length())
        : NARROW_STORE + name.substring(STORE.length());
  }

  private Terminator rewrite(Terminator terminator) {
    if (terminator instanceof Terminator.Return(var id, var span, var value) && isNarrow(value)) {
      return new Terminator.Return(id, span, widened(value, terminator));
    }
    return terminator; // no other one takes a number before the split
  }

  /// An operand as a narrow register takes it.
  private static Operand small(Operand operand) {
    return operand instanceof Operand.IntegerConstant(long value)
        ? new Operand.SmallConstant((int) value)
        : operand;
  }

  /// An operand as everything else takes it; a narrow register is widened first.
  private Operand widened(Operand operand, Node reader) {
    if (!isNarrow(operand)) {
      return operand;
    }
    Operand.Use wide = wide();
    rewritten.add(
        new Instruction.Operate(
            provenance.copy(reader.id()),
            reader.span(),
            wide.register(),
            Operator.I32_TO_I64,
            List.of(operand)));
    return wide;
  }

  /// A new register of 64 bits.
  private Operand.Use wide() {
    int number = registers.size();
    registers.add(new Register(number, "", ValueType.I64, "整数"));
    return new Operand.Use(number);
  }
}
