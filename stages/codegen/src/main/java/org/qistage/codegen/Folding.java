package org.qistage.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qistage.lowering.Block;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Raising;
import org.qistage.lowering.Save;
import org.qistage.lowering.Terminator;

/// Builds expression trees back from the flat instructions, so that a temporary stays on the operand
/// stack, as javac leaves it, and is never stored.
///
/// A temporary is folded into the instruction that reads it when it is written once and read once,
/// in one block, and everything between is folded into the same reader. What a handler takes is on the
/// stack before everything else, so it is always a root. So a tree covers consecutive
/// instructions, evaluating it from left to right keeps their order, and no register that a leaf
/// reads can be written inside the tree.
final class Folding {
  /// Deeper trees are cut: the generator of code recurses over them.
  private static final int DEEPEST = 100;

  private final LoweredFunction function;
  private final int[] reads;
  private final int[] writes;
  private final @Nullable Instruction[] folded;
  private final List<Steps> steps = new ArrayList<>();

  /// What is left of a block: the roots of its trees in order. The terminator is one more root.
  ///
  /// @param raising the index of the first root that may raise; the number of roots when only the
  ///     terminator, with its trees, may, and one more when nothing does
  record Steps(Block block, List<Instruction> roots, int raising) {}

  Folding(LoweredFunction function) {
    this.function = function;
    int registers = function.registers().size();
    reads = new int[registers];
    writes = new int[registers];
    folded = new Instruction[registers];
    count();
    for (Block block : function.blocks()) {
      steps.add(fold(block));
    }
  }

  Steps steps(Block block) {
    return steps.get(block.number());
  }

  /// The instruction that computes this operand in place, if it was folded.
  @Nullable Instruction tree(Operand operand) {
    return operand instanceof Operand.Use use ? folded[use.register()] : null;
  }

  /// Visits the registers that a tree over these operands loads from local variables.
  void leaves(List<Operand> operands, IntConsumer visitor) {
    for (Operand operand : operands) {
      if (operand instanceof Operand.Use(int register)) {
        Instruction tree = folded[register];
        if (tree == null) {
          visitor.accept(register);
        } else {
          leaves(tree.operands(), visitor);
        }
      }
    }
  }

  /// Whether the register needs a local variable when it is written: a debugger shows a variable of
  /// the source even if nothing reads it.
  boolean isKept(int register) {
    return reads[register] > 0 || !function.register(register).name().isEmpty();
  }

  private void count() {
    for (int parameter : function.parameters()) {
      writes[parameter]++;
    }
    for (Block block : function.blocks()) {
      for (Instruction instruction : block.instructions()) {
        writes[instruction.result()]++;
        countReads(instruction.operands());
      }
      Terminator terminator = block.terminator();
      countReads(terminator.operands());
      for (Save save : saves(terminator)) {
        reads[save.register()]++;
      }
      if (terminator instanceof Terminator.Suspend suspend) {
        writes[suspend.result()]++;
      }
    }
  }

  private void countReads(List<Operand> operands) {
    for (Operand operand : operands) {
      if (operand instanceof Operand.Use use) {
        reads[use.register()]++;
      }
    }
  }

  static List<Save> saves(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Suspend suspend -> suspend.saves();
      case Terminator.Yield yield -> yield.saves();
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Rethrow _,
          Terminator.Unreachable _ ->
          List.of();
    };
  }

  private Steps fold(Block block) {
    List<Instruction> instructions = block.instructions();
    List<Instruction> roots = new ArrayList<>();
    int next = claim(block.terminator().operands(), instructions, instructions.size() - 1, 0);
    while (next >= 0) {
      Instruction root = instructions.get(next);
      roots.add(root);
      next = claim(root.operands(), instructions, next - 1, 0);
    }
    List<Instruction> inOrder = roots.reversed();
    return new Steps(block, inOrder, firstRaising(block, inOrder));
  }

  private int firstRaising(Block block, List<Instruction> roots) {
    for (int i = 0; i < roots.size(); i++) {
      if (mayRaise(roots.get(i))) {
        return i;
      }
    }
    Terminator terminator = block.terminator();
    boolean raises = Raising.mayRaise(terminator) || anyMayRaise(terminator.operands());
    return raises ? roots.size() : roots.size() + 1;
  }

  private boolean mayRaise(Instruction instruction) {
    return Raising.mayRaise(instruction) || anyMayRaise(instruction.operands());
  }

  private boolean anyMayRaise(List<Operand> operands) {
    for (Operand operand : operands) {
      Instruction tree = tree(operand);
      if (tree != null && mayRaise(tree)) {
        return true;
      }
    }
    return false;
  }

  /// Folds what it can of the instructions that end at `last` into the reader of the operands.
  ///
  /// @return the last instruction that is not part of the tree
  private int claim(List<Operand> operands, List<Instruction> instructions, int last, int depth) {
    int next = last;
    for (int i = operands.size() - 1; i >= 0 && next >= 0 && depth < DEEPEST; i--) {
      Instruction candidate = instructions.get(next);
      int result = candidate.result();
      if (operands.get(i) instanceof Operand.Use(int register)
          && register == result
          && reads[register] == 1
          && writes[register] == 1
          && function.register(register).name().isEmpty()
          && !(candidate instanceof Instruction.Caught)
          && !(candidate instanceof Instruction.Unwinding)) {
        folded[register] = candidate;
        next = claim(candidate.operands(), instructions, next - 1, depth + 1);
      }
    }
    return next;
  }
}
