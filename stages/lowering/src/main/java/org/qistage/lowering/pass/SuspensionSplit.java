package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.List;
import org.qistage.lowering.Block;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.SuspensionState;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.build.Provenance;

/// The pass `split`: ends a block at each instruction that may suspend. The operation becomes the
/// block's terminator; the rest of the block becomes its continuation, which two ways lead to: straight
/// on when the operation completed at once, and through a new `resume` block when it was suspended.
///
/// States are numbered from 1 in the order in which their operations stand in the blocks, which is that
/// of the source. Each `resume` block stands right after the block that suspends, before the
/// continuation. All of them are under the handler of the block. Where nothing is left of the block but a jump, its target is the continuation.
public final class SuspensionSplit {
  private final LoweredFunction function;
  private final Provenance provenance;

  /// For each block the number that its first part gets.
  private final int[] numbers;

  private final List<Block> result = new ArrayList<>();
  private final List<SuspensionState> states = new ArrayList<>();

  private SuspensionSplit(LoweredFunction function, Provenance provenance) {
    this.function = function;
    this.provenance = provenance;
    numbers = new int[function.blocks().size()];
  }

  public static LoweredFunction apply(LoweredFunction function, Provenance provenance) {
    if (function.shape() == FunctionShape.PLAIN
        || function.blocks().stream().noneMatch(SuspensionSplit::suspends)) {
      return function;
    }
    return new SuspensionSplit(function, provenance).split();
  }

  static boolean suspends(Block block) {
    for (Instruction instruction : block.instructions()) {
      if (instruction instanceof Instruction.Suspending) {
        return true;
      }
    }
    return false;
  }

  private LoweredFunction split() {
    int next = 0;
    for (Block block : function.blocks()) {
      numbers[block.number()] = next;
      next += parts(block);
    }
    for (Block block : function.blocks()) {
      split(block);
    }
    return function.with(function.registers(), result, states, function.slots());
  }

  /// How many blocks a block becomes.
  private int parts(Block block) {
    int parts = 1;
    List<Instruction> instructions = block.instructions();
    for (int i = 0; i < instructions.size(); i++) {
      if (instructions.get(i) instanceof Instruction.Suspending) {
        parts += goesStraightOn(block, i) ? 1 : 2;
      }
    }
    return parts;
  }

  /// Whether the instruction at an index is the last of its block and only a jump follows that is no
  /// statement of its own.
  private boolean goesStraightOn(Block block, int index) {
    return index == block.instructions().size() - 1
        && block.terminator() instanceof Terminator.Jump jump
        && !provenance.isStatementJump(jump.id());
  }

  private void split(Block block) {
    List<Instruction> instructions = block.instructions();
    String label = block.label();
    int from = 0;
    for (int i = 0; i < instructions.size(); i++) {
      if (instructions.get(i) instanceof Instruction.Suspending instruction) {
        int state = states.size() + 1;
        int resume = result.size() + 1;
        int ready =
            goesStraightOn(block, i) && block.terminator() instanceof Terminator.Jump jump
                ? numbers[jump.target()]
                : resume + 1;
        result.add(
            new Block(
                result.size(),
                label,
                handler(block),
                instructions.subList(from, i),
                suspension(instruction, state, ready, resume)));
        result.add(resumption(block, instruction, state, ready));
        if (goesStraightOn(block, i)) {
          return;
        }
        label = "after.S" + state;
        from = i + 1;
      }
    }
    Terminator terminator = Terminators.retarget(block.terminator(), target -> numbers[target]);
    boolean same =
        from == 0
            && result.size() == block.number()
            && handler(block) == block.handler()
            && Sharing.isKept(terminator, block.terminator());
    result.add(
        same
            ? block
            : new Block(
                result.size(),
                label,
                handler(block),
                instructions.subList(from, instructions.size()),
                terminator));
  }

  private int handler(Block block) {
    return block.isProtected() ? numbers[block.handler()] : Block.NO_HANDLER;
  }

  private Terminator suspension(
      Instruction.Suspending instruction, int state, int ready, int resume) {
    return switch (instruction) {
      case Instruction.SuspendingCall(var id, var span, int value, var callee, var operands) -> {
        states.add(new SuspensionState(state, callee.name(), span, resume, List.of()));
        yield new Terminator.Suspend(
            id, span, state, value, callee, operands, List.of(), ready, resume);
      }
      case Instruction.YieldValue(var id, var span, _, var value) -> {
        states.add(new SuspensionState(state, "让出", span, resume, List.of()));
        yield new Terminator.Yield(id, span, state, value, List.of(), resume);
      }
    };
  }

  /// The block that control enters when it is resumed. Nothing waits to be taken after a yield, so
  /// nothing can fail there.
  private Block resumption(Block block, Instruction.Suspending instruction, int state, int ready) {
    boolean yields = instruction instanceof Instruction.YieldValue;
    List<Instruction> taken =
        yields
            ? List.of()
            : List.of(
                new Instruction.Resumed(
                    provenance.copy(instruction.id()), instruction.span(), instruction.result()));
    return new Block(
        result.size(),
        "resume.S" + state,
        yields ? Block.NO_HANDLER : handler(block),
        taken,
        new Terminator.Jump(provenance.copy(instruction.id()), instruction.span(), ready));
  }
}
