package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.qistage.lowering.Block;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;

/// The pass `prove`: replaces additions and subtractions that cannot overflow by their unchecked forms.
///
/// A test for overflow is cheap by itself, but the JVM recognizes a counted loop only by a plain
/// addition, and much of what it does for loops hangs on that. In
///
/// ```qi
/// 当 i < n { …; i = i + 1; }
/// ```
///
/// the sum is reached only where `i < n`, so i is less than the greatest integer, whatever n is.
///
/// The pass follows those registers that are added or subtracted, and those compared with them ({@link
/// RangeAnalysis}).
public final class OverflowProof {
  private final LoweredFunction function;
  private final RangeAnalysis analysis;

  private OverflowProof(LoweredFunction function, RangeAnalysis analysis) {
    this.function = function;
    this.analysis = analysis;
  }

  public static LoweredFunction apply(LoweredFunction function) {
    RangeAnalysis analysis = RangeAnalysis.of(function, added(function));
    return analysis == null ? function : new OverflowProof(function, analysis).rewrite();
  }

  private static BitSet added(LoweredFunction function) {
    BitSet added = new BitSet();
    for (Block block : function.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Operate(_, _, _, var operator, var operands)
            && (operator == Operator.ADD_I64 || operator == Operator.SUB_I64)) {
          for (Operand operand : operands) {
            if (operand instanceof Operand.Use(int register)) {
              added.set(register);
            }
          }
        }
      }
    }
    return added;
  }

  private LoweredFunction rewrite() {
    List<Block> blocks = new ArrayList<>(function.blocks().size());
    boolean changed = false;
    for (Block block : function.blocks()) {
      Block proven = rewrite(block);
      changed |= !Sharing.isKept(proven, block);
      blocks.add(proven);
    }
    return changed ? function.withBlocks(blocks) : function;
  }

  private Block rewrite(Block block) {
    Ranges ranges = analysis.at(block);
    if (ranges == null) {
      return block;
    }
    List<Instruction> instructions = new ArrayList<>(block.instructions().size());
    boolean changed = false;
    for (Instruction instruction : block.instructions()) {
      Instruction proven = proven(instruction, ranges);
      changed |= !Sharing.isKept(proven, instruction);
      instructions.add(proven);
      RangeAnalysis.pass(instruction, ranges);
    }
    return changed ? block.with(block.number(), instructions, block.terminator()) : block;
  }

  private static Instruction proven(Instruction instruction, Ranges ranges) {
    if (instruction
            instanceof Instruction.Operate(var id, var span, int result, var operator, var operands)
        && (operator == Operator.ADD_I64 || operator == Operator.SUB_I64)
        && ranges.isProven(operator, operands.get(0), operands.get(1))) {
      Operator unchecked =
          operator == Operator.ADD_I64 ? Operator.ADD_I64_PROVEN : Operator.SUB_I64_PROVEN;
      return new Instruction.Operate(id, span, result, unchecked, operands);
    }
    return instruction;
  }
}
