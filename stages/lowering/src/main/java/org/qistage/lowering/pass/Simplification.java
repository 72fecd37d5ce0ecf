package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qistage.foundation.NodeId;
import org.qistage.lowering.Block;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Raising;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.build.Provenance;

/// The pass `simplify`: decides branches on constants, sends jumps to blocks that only jump on
/// straight to their end, joins a block to the only one that jumps to it, takes the handler off blocks in
/// which nothing can fail, and drops what control cannot reach. Blocks keep their order and are numbered anew.
///
/// A 跳出 or 继续 is nothing but a jump. When that jump vanishes, the terminator that now goes its way
/// takes over its origins, so that the statement still leads somewhere.
public final class Simplification {
  private static final int UNKNOWN = -1;

  private final Provenance provenance;
  private final List<Block> blocks;

  /// The terminators as simplified so far; entries of unreachable blocks mean nothing.
  private final Terminator[] terminators;

  /// For each block where a jump to it really goes; {@link #UNKNOWN} until asked.
  private final int[] ends;

  private final int[] predecessors;

  private Simplification(List<Block> blocks, Provenance provenance) {
    this.blocks = blocks;
    this.provenance = provenance;
    terminators = new Terminator[blocks.size()];
    ends = new int[blocks.size()];
    Arrays.fill(ends, UNKNOWN);
    predecessors = new int[blocks.size()];
  }

  public static LoweredFunction apply(LoweredFunction function, Provenance provenance) {
    var pass = new Simplification(function.blocks(), provenance);
    pass.reach();
    List<Block> simplified = pass.merged();
    return isSame(simplified, function.blocks()) ? function : function.withBlocks(simplified);
  }

  private static boolean isSame(List<Block> one, List<Block> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!Sharing.isKept(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Where a jump to a block ends: at the first block on the way that does something.
  private int end(int block) {
    if (ends[block] != UNKNOWN) {
      return ends[block];
    }
    int at = block;
    int steps = 0;
    while (onlyJumps(at) && steps++ < blocks.size()) {
      at = target(at);
    }
    // A ring of empty blocks never ends; any of them stands for it.
    ends[block] = steps > blocks.size() ? block : at;
    return ends[block];
  }

  /// Whether a block consists of a jump and nothing else.
  private boolean onlyJumps(int number) {
    Block block = blocks.get(number);
    return block.instructions().isEmpty() && block.terminator() instanceof Terminator.Jump;
  }

  /// Where the jump leads that a block consists of.
  private int target(int number) {
    return blocks.get(number).terminator().successors().getFirst();
  }

  /// Simplifies the terminators of the blocks that control can reach, and counts how many ways lead
  /// to each block.
  private void reach() {
    int[] work = new int[blocks.size()];
    int count = 0;
    predecessors[0] = 1;
    work[count++] = 0;
    while (count > 0) {
      int number = work[--count];
      Terminator terminator = decided(blocks.get(number).terminator());
      terminators[number] = terminator;
      for (int target : terminator.successors()) {
        if (predecessors[target]++ == 0) {
          work[count++] = target;
        }
      }
      int handler = handler(number);
      if (handler != Block.NO_HANDLER && predecessors[handler]++ == 0) {
        work[count++] = handler;
      }
    }
  }

  private Terminator decided(Terminator terminator) {
    Terminator decided = terminator;
    if (terminator instanceof Terminator.Branch branch) {
      decided = decided(branch);
    }
    Terminator threaded = Terminators.retarget(decided, this::end);
    return Sharing.isKept(threaded, decided) ? decided : absorbing(threaded, decided);
  }

  private Terminator decided(Terminator.Branch branch) {
    boolean constant = branch.condition() instanceof Operand.BooleanConstant;
    if (!constant && end(branch.whenTrue()) != end(branch.whenFalse())) {
      return branch;
    }
    boolean taken =
        !(branch.condition() instanceof Operand.BooleanConstant(boolean value)) || value;
    return new Terminator.Jump(
        branch.id(), branch.span(), taken ? branch.whenTrue() : branch.whenFalse());
  }

  /// The threaded terminator, with the origins of the statements whose jumps it passes over.
  private Terminator absorbing(Terminator threaded, Terminator original) {
    List<NodeId> passed = new ArrayList<>(2);
    for (int target : original.successors()) {
      int at = target;
      while (at != end(target)) {
        passed.add(blocks.get(at).terminator().id());
        at = target(at);
      }
    }
    NodeId id = provenance.absorb(threaded.id(), passed);
    return id.equals(threaded.id()) ? threaded : Terminators.withId(threaded, id);
  }

  /// Where a failure in a block goes on; nowhere when nothing in it can fail.
  private int handler(int number) {
    Block block = blocks.get(number);
    return Raising.mayRaise(block) ? block.handler() : Block.NO_HANDLER;
  }

  /// Whether a block is joined to the one block that jumps to it: not when a failure would go on
  /// somewhere else then.
  private boolean isJoined(int block, int target) {
    return target != 0
        && predecessors[target] == 1
        && blocks.get(block).handler() == blocks.get(target).handler();
  }

  private List<Block> merged() {
    boolean[] swallowed = new boolean[blocks.size()];
    for (int number = 0; number < terminators.length; number++) {
      if (predecessors[number] > 0
          && terminators[number] instanceof Terminator.Jump(_, _, int target)
          && isJoined(number, target)) {
        swallowed[target] = true;
      }
    }
    int[] numbers = new int[blocks.size()];
    Arrays.fill(numbers, UNKNOWN);
    int next = 0;
    for (int number = 0; number < numbers.length; number++) {
      if (predecessors[number] > 0 && !swallowed[number]) {
        numbers[number] = next++;
      }
    }
    List<Block> result = new ArrayList<>(next);
    for (int number = 0; number < numbers.length; number++) {
      if (numbers[number] != UNKNOWN) {
        result.add(joined(number, numbers, swallowed));
      }
    }
    return result;
  }

  /// A block with those joined to it.
  private Block joined(int first, int[] numbers, boolean[] swallowed) {
    Block block = blocks.get(first);
    List<Instruction> instructions = block.instructions();
    Terminator terminator = terminators[first];
    List<NodeId> passed = List.of();
    while (terminator instanceof Terminator.Jump(var id, _, int target) && swallowed[target]) {
      if (provenance.isStatementJump(id)) {
        passed = append(passed, List.of(id));
      }
      instructions = append(instructions, blocks.get(target).instructions());
      terminator = terminators[target];
    }
    NodeId id = provenance.absorb(terminator.id(), passed);
    if (!id.equals(terminator.id())) {
      terminator = Terminators.withId(terminator, id);
    }
    Terminator renumbered = Terminators.retarget(terminator, target -> numbers[target]);
    boolean raises =
        block.isProtected()
            && (Raising.mayRaise(terminator) || instructions.stream().anyMatch(Raising::mayRaise));
    int handler = raises ? numbers[block.handler()] : Block.NO_HANDLER;
    return numbers[first] == first
            && handler == block.handler()
            && Sharing.isKept(instructions, block.instructions())
            && Sharing.isKept(renumbered, block.terminator())
        ? block
        : new Block(numbers[first], block.label(), handler, instructions, renumbered);
  }

  private static <T> List<T> append(List<T> first, List<T> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<T> both = new ArrayList<>(first.size() + second.size());
    both.addAll(first);
    both.addAll(second);
    return both;
  }
}
