package org.qistage.lowering.pass;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Raising;
import org.qistage.lowering.Terminator;

/// Follows for some registers the range of values that they may hold at each point. A branch on a
/// comparison narrows the ranges on both its ways, and an access to an array that of its index; where ways
/// meet, the range covers both. A checked operation that comes out at all comes out in range, so ranges
/// stop at the ends of i64 instead of wrapping. Round a loop a range may grow by one at each turn; from the
/// third visit of a head on, a bound that still moves is set to the very end (*widening*), and the loop's
/// own condition narrows it again.
///
/// To a handler leads what holds at each instruction that may raise. The ranges at the first one, joined
/// with those after each later write, cover it; what an instruction has narrowed by coming out is left
/// out of account, as it must be.
///
/// Nothing here depends on suspension: another task can change a cell, never a register.
///
/// Source: P. Cousot, R. Cousot, *Abstract interpretation*, POPL 1977 (the interval domain).
final class RangeAnalysis {
  /// Beyond this many facts the function is left as it is; the JVM would not compile it anyway.
  private static final int LIMIT = 1 << 18;

  /// No array of the JVM has a greater one.
  private static final long GREATEST_INDEX = Integer.MAX_VALUE - 1;

  private static final int VISITS_BEFORE_WIDENING = 2;

  private final LoweredFunction function;
  private final int[] places;
  private final int count;
  private final @Nullable Ranges[] entering;
  private final int[] visits;
  private final BitSet work = new BitSet();

  private RangeAnalysis(LoweredFunction function, int[] places, int count) {
    this.function = function;
    this.places = places;
    this.count = count;
    entering = new Ranges[function.blocks().size()];
    visits = new int[function.blocks().size()];
  }

  /// The ranges of some registers of a function; null when there is nothing to follow, or too much.
  static @Nullable RangeAnalysis of(LoweredFunction function, BitSet registers) {
    int[] places = new int[function.registers().size()];
    Arrays.fill(places, -1);
    int count = 0;
    for (int register = registers.nextSetBit(0);
        register >= 0;
        register = registers.nextSetBit(register + 1)) {
      count = follow(register, places, count);
    }
    if (count > 0) {
      count = choosePartners(function, places, count);
    }
    if (count == 0 || (long) count * function.blocks().size() > LIMIT) {
      return null;
    }
    var analysis = new RangeAnalysis(function, places, count);
    analysis.solve();
    return analysis;
  }

  /// What holds at the beginning of a block, to be gone on with by {@link #pass}; null where control never
  /// comes.
  @Nullable Ranges at(Block block) {
    Ranges ranges = entering[block.number()];
    return ranges == null ? null : ranges.copy();
  }

  private static int follow(int register, int[] places, int count) {
    if (places[register] >= 0) {
      return count;
    }
    places[register] = count;
    return count + 1;
  }

  /// Follows also what followed registers are compared with.
  private static int choosePartners(LoweredFunction function, int[] places, int chosen) {
    int count = chosen;
    for (Block block : function.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Operate(_, _, _, var operator, var operands)
            && isComparison(operator)
            && operands.get(0) instanceof Operand.Use(int left)
            && operands.get(1) instanceof Operand.Use(int right)) {
          if (places[left] >= 0 && places[left] < chosen) {
            count = follow(right, places, count);
          } else if (places[right] >= 0 && places[right] < chosen) {
            count = follow(left, places, count);
          }
        }
      }
    }
    return count;
  }

  private static boolean isComparison(Operator operator) {
    return negation(operator) != null;
  }

  private static @Nullable Operator negation(Operator comparison) {
    return switch (comparison) {
      case EQ_I64 -> Operator.NE_I64;
      case NE_I64 -> Operator.EQ_I64;
      case LT_I64 -> Operator.GE_I64;
      case GE_I64 -> Operator.LT_I64;
      case GT_I64 -> Operator.LE_I64;
      case LE_I64 -> Operator.GT_I64;
      default -> null; // no comparison of integers
    };
  }

  private void solve() {
    arrive(-1, 0, Ranges.unknown(places, count));
    for (int block = work.nextSetBit(0); block >= 0; block = work.nextSetBit(0)) {
      work.clear(block);
      visit(function.blocks().get(block));
    }
  }

  /// Brings what is known along a way to a block; the ranges are the block's from then on.
  ///
  /// A way from a block back to one before it, or to itself, closes a loop; only there ranges are
  /// widened, so that what a condition inside the loop has narrowed stays narrow.
  private void arrive(int from, int block, Ranges ranges) {
    boolean widen = from >= block && visits[block] > VISITS_BEFORE_WIDENING;
    Ranges known = entering[block];
    if (known == null) {
      entering[block] = ranges;
      work.set(block);
    } else if (known.join(ranges, widen)) {
      work.set(block);
    }
  }

  private void visit(Block block) {
    visits[block.number()]++;
    Ranges ranges = entering[block.number()];
    if (ranges == null) {
      return;
    }
    ranges = ranges.copy();
    passAll(block, ranges);
    switch (block.terminator()) {
      case Terminator.Jump(_, _, int target) -> arrive(block.number(), target, ranges);
      case Terminator.Branch branch -> branch(block, branch, ranges);
      case Terminator.Suspend suspend -> arrive(block.number(), suspend.ready(), ranges);
      case Terminator.Return _, Terminator.Rethrow _, Terminator.Unreachable _ -> {}
      case Terminator.Yield _ -> throw new IllegalStateException("a yield before the split");
    }
  }

  /// Passes the instructions of a block; what holds at each that may raise goes to the handler.
  private void passAll(Block block, Ranges ranges) {
    int raising = block.isProtected() ? Raising.first(block) : Integer.MAX_VALUE;
    Ranges raised = null;
    int index = 0;
    for (Instruction instruction : block.instructions()) {
      if (index == raising) {
        raised = ranges.copy();
      }
      pass(instruction, ranges);
      if (raised != null && ranges.follows(instruction.result())) {
        raised.join(ranges, false);
      }
      index++;
    }
    if (index == raising) {
      raised = ranges.copy();
    }
    if (raised != null) {
      arrive(block.number(), block.handler(), raised);
    }
  }

  private void branch(Block block, Terminator.Branch branch, Ranges ranges) {
    Instruction.Operate test = comparison(block, branch.condition());
    Operator negation = test == null ? null : negation(test.operator());
    if (test == null || negation == null) {
      arrive(block.number(), branch.whenTrue(), ranges.copy());
      arrive(block.number(), branch.whenFalse(), ranges);
      return;
    }
    Operand left = test.operands().get(0);
    Operand right = test.operands().get(1);
    Ranges whenTrue = ranges.copy();
    if (whenTrue.assume(test.operator(), left, right)) {
      arrive(block.number(), branch.whenTrue(), whenTrue);
    }
    if (ranges.assume(negation, left, right)) {
      arrive(block.number(), branch.whenFalse(), ranges);
    }
  }

  /// The comparison that a block's branch goes by, if its operands still are what was compared.
  private static Instruction.@Nullable Operate comparison(Block block, Operand condition) {
    if (!(condition instanceof Operand.Use(int register))) {
      return null;
    }
    List<Instruction> instructions = block.instructions();
    for (int i = instructions.size() - 1; i >= 0; i--) {
      if (instructions.get(i).result() == register) {
        return instructions.get(i) instanceof Instruction.Operate operate
                && isComparison(operate.operator())
                && keeps(operate.operands(), instructions, i)
            ? operate
            : null;
      }
    }
    return null;
  }

  private static boolean keeps(List<Operand> operands, List<Instruction> instructions, int from) {
    for (int i = from; i < instructions.size(); i++) {
      for (Operand operand : operands) {
        if (operand instanceof Operand.Use(int register)
            && register == instructions.get(i).result()) {
          return false;
        }
      }
    }
    return true;
  }

  /// Learns what an instruction makes of the register that it writes, and from an access to an array
  /// that it came out at all.
  static void pass(Instruction instruction, Ranges ranges) {
    if (instruction instanceof Instruction.Call(_, _, _, Callee.Runtime(var name), var operands)
        && operands.size() > 1
        && isIndexed(name)) {
      ranges.narrow(operands.get(1), 0, GREATEST_INDEX);
    }
    int result = instruction.result();
    if (!ranges.follows(result)) {
      return;
    }
    long low = Long.MIN_VALUE;
    long high = Long.MAX_VALUE;
    switch (instruction) {
      case Instruction.Copy(_, _, _, var source) -> {
        low = ranges.low(source);
        high = ranges.high(source);
      }
      case Instruction.Operate(_, _, _, var operator, var operands) -> {
        low = lowOf(operator, operands, ranges);
        high = highOf(operator, operands, ranges);
      }
      case Instruction.Call(_, _, _, Callee.Runtime(var name), _) -> {
        if (name.equals("qi_array_length") || name.equals("qi_string_length")) {
          low = 0;
          high = GREATEST_INDEX + 1;
        }
      }
      case Instruction.Call _,
          Instruction.SuspendingCall _,
          Instruction.YieldValue _,
          Instruction.Spawn _,
          Instruction.NewGenerator _,
          Instruction.NewStructure _,
          Instruction.GetField _,
          Instruction.SetField _,
          Instruction.GetTag _,
          Instruction.LoadGlobal _,
          Instruction.StoreGlobal _,
          Instruction.NewPointer _,
          Instruction.NewClosure _,
          Instruction.Caught _,
          Instruction.Probe _,
          Instruction.Unwinding _,
          Instruction.Retain _,
          Instruction.Release _,
          Instruction.Allocate _,
          Instruction.Restore _,
          Instruction.Resumed _ -> {}
    }
    ranges.set(result, low, high);
  }

  /// Whether a function of the runtime fails unless its second operand is an index of its first.
  private static boolean isIndexed(String name) {
    return name.startsWith("qi_array_get_")
        || name.startsWith("qi_array_set_")
        || name.equals("qi_string_at");
  }

  private static long lowOf(Operator operator, List<Operand> operands, Ranges ranges) {
    return switch (operator) {
      case ADD_I64, ADD_I64_PROVEN ->
          Ranges.saturated(ranges.low(operands.get(0)), ranges.low(operands.get(1)), false);
      case SUB_I64, SUB_I64_PROVEN ->
          Ranges.saturated(ranges.low(operands.get(0)), ranges.high(operands.get(1)), true);
      case REM_I64 -> ranges.low(operands.get(0)) >= 0 ? 0 : -remainderLimit(operands.get(1));
      case I32_TO_I64 -> Integer.MIN_VALUE;
      default -> Long.MIN_VALUE; // nothing is known of the others
    };
  }

  private static long highOf(Operator operator, List<Operand> operands, Ranges ranges) {
    return switch (operator) {
      case ADD_I64, ADD_I64_PROVEN ->
          Ranges.saturated(ranges.high(operands.get(0)), ranges.high(operands.get(1)), false);
      case SUB_I64, SUB_I64_PROVEN ->
          Ranges.saturated(ranges.high(operands.get(0)), ranges.low(operands.get(1)), true);
      case REM_I64 -> remainderLimit(operands.get(1));
      case I32_TO_I64 -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE; // nothing is known of the others
    };
  }

  /// The greatest size of a remainder.
  private static long remainderLimit(Operand divisor) {
    return divisor instanceof Operand.IntegerConstant(long value)
            && value != 0
            && value != Long.MIN_VALUE
        ? Math.abs(value) - 1
        : Long.MAX_VALUE;
  }
}
