package org.qistage.lowering.pass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.qistage.lowering.Block;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.SuspensionState;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.build.Provenance;

/// The pass `reduce`: gives a resumed function a way back into its loops through their heads.
///
/// A suspension inside a loop goes on in the middle of the loop when it is resumed. That second entry
/// makes the loop *irreducible*: no head dominates it any more, and the JVM's optimizing compiler, which
/// knows only natural loops, leaves it as slow as straight code (measured: half the speed). The remedy is
/// node splitting. What is left of the turn, the loop's *tail*, is copied; the resume block enters the
/// copy, and the copy jumps to the loop's head. Then everything in the loop itself is entered through its
/// head again.
///
/// With nested loops the head of the inner loop is the middle of the outer one, so a jump to it would be
/// the same fault one level up. Therefore it leads to a copy of the inner loop, which is part of the
/// outer loop's tail, and that ends at the outer head; and so on outwards. Loops are treated from the
/// inside out. For each, `entries` are the places in its middle where resumed code wants to go on:
/// continuations of suspensions, the handlers of failures raised on resuming, and heads and exits of loops
/// inside it. A copy of a block is under the copy of its handler where there is one. One copy of everything in the
/// loop that can be reached from the entries without passing the head serves them all: that region has
/// no loops of its own but those whose heads are in it, and each of those is entered only by its head.
///
/// Blocks of a loop that only resumed code can reach (what follows an unconditional 让出) have no second
/// entry and stay as they are.
///
/// Copies cost code size, and HotSpot never compiles methods of more than 8,000 bytes of bytecode. So
/// there is a budget for each function; a loop whose tail is over what is left of it is entered in the
/// middle after all, which is slower and just as right.
public final class LoopTailCopy {
  /// How many instructions may be copied in one function of a program that is to run.
  public static final int BUDGET = 400;

  private final LoweredFunction function;
  private final Provenance provenance;
  private final Loops loops;

  /// For each loop where resumed code enters its middle.
  private final BitSet[] entries;

  /// For each loop what of it resumed code reaches from the entries without passing the head; empty
  /// until the loop is treated and when its copy would be too large.
  private final BitSet[] regions;

  /// For each loop the copies of its blocks in its region, by the blocks' numbers.
  private final List<Map<Integer, Integer>> copies;

  private final List<Block> result;
  private int budget;

  private LoopTailCopy(LoweredFunction function, Provenance provenance, Loops loops, int budget) {
    this.budget = budget;
    this.function = function;
    this.provenance = provenance;
    this.loops = loops;
    int count = loops.all().size();
    entries = IntStream.range(0, count).mapToObj(_ -> new BitSet()).toArray(BitSet[]::new);
    regions = IntStream.range(0, count).mapToObj(_ -> new BitSet()).toArray(BitSet[]::new);
    copies =
        IntStream.range(0, count).<Map<Integer, Integer>>mapToObj(_ -> new HashMap<>()).toList();
    result = new ArrayList<>(function.blocks());
  }

  /// @param budget how many instructions may be copied
  public static LoweredFunction apply(LoweredFunction function, Provenance provenance, int budget) {
    if (function.states().isEmpty()) {
      return function;
    }
    Loops loops = Loops.of(function.blocks());
    return loops.all().isEmpty()
        ? function
        : new LoopTailCopy(function, provenance, loops, budget).reduce();
  }

  private LoweredFunction reduce() {
    for (SuspensionState state : function.states()) {
      int inside = loops.innermost(state.resume());
      for (int continuation : Terminators.direct(function.blocks().get(state.resume()))) {
        noteEntry(continuation, inside == Loops.NONE ? loops.innermost(continuation) : inside);
      }
    }
    List<Integer> insideOut =
        IntStream.range(0, loops.all().size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer loop) -> -loops.loop(loop).depth()))
            .toList();
    for (int loop : insideOut) {
      if (!entries[loop].isEmpty()) {
        treat(loop);
      }
    }
    for (int loop : insideOut) {
      redirect(loop);
    }
    for (SuspensionState state : function.states()) {
      Block resume = result.get(state.resume());
      int inside = loops.innermost(state.resume());
      redirect(
          resume,
          target -> resolve(target, inside == Loops.NONE ? loops.innermost(target) : inside));
    }
    boolean changed =
        result.size() > function.blocks().size()
            || IntStream.range(0, result.size())
                .anyMatch(
                    block -> !Sharing.isKept(result.get(block), function.blocks().get(block)));
    return changed ? function.withBlocks(result) : function;
  }

  /// Leads a block and its failures elsewhere.
  private void redirect(Block block, IntUnaryOperator targets) {
    Terminator terminator = Terminators.retarget(block.terminator(), targets);
    int handler = block.isProtected() ? targets.applyAsInt(block.handler()) : Block.NO_HANDLER;
    if (!Sharing.isKept(terminator, block.terminator()) || handler != block.handler()) {
      result.set(
          block.number(),
          new Block(block.number(), block.label(), handler, block.instructions(), terminator));
    }
  }

  /// The innermost loop, from a given one outwards, that a block lies in the middle of.
  private int middleOf(int block, int from) {
    int loop = from;
    while (loop != Loops.NONE
        && (loops.loop(loop).header() == block || !loops.loop(loop).blocks().get(block))) {
      loop = loops.loop(loop).parent();
    }
    return loop;
  }

  /// Notes that resumed code in or around a loop goes to a block.
  private void noteEntry(int block, int from) {
    int loop = middleOf(block, from);
    if (loop != Loops.NONE) {
      entries[loop].set(block);
    }
  }

  /// Where resumed code in or around a loop goes instead of to a block.
  private int resolve(int block, int from) {
    int loop = middleOf(block, from);
    return loop == Loops.NONE ? block : copies.get(loop).getOrDefault(block, block);
  }

  /// What can be reached inside a loop, without being suspended and without passing the head again.
  private BitSet reach(BitSet starts, Loops.Loop loop) {
    BitSet reached = new BitSet();
    Deque<Integer> work = new ArrayDeque<>();
    starts.stream().forEach(work::push);
    while (!work.isEmpty()) {
      int block = work.pop();
      if (!reached.get(block)) {
        reached.set(block);
        for (int successor : Terminators.direct(function.blocks().get(block))) {
          if (successor != loop.header() && loop.blocks().get(successor)) {
            work.push(successor);
          }
        }
      }
    }
    return reached;
  }

  /// Copies what resumed code runs of a loop before it comes to the head.
  private void treat(int index) {
    Loops.Loop loop = loops.loop(index);
    BitSet head = new BitSet();
    head.set(loop.header());
    BitSet region = reach(entries[index], loop);
    BitSet copied = reach(head, loop);
    copied.and(region);
    int size =
        copied.stream().map(block -> function.blocks().get(block).instructions().size() + 1).sum();
    if (size > budget) {
      return;
    }
    budget -= size;
    regions[index] = region;
    copied.stream()
        .forEach(
            block -> {
              copies.get(index).put(block, result.size());
              result.add(copy(function.blocks().get(block), result.size()));
            });
    region.stream()
        .forEach(
            block -> {
              for (int successor : Terminators.direct(function.blocks().get(block))) {
                if (!region.get(successor)) {
                  noteEntry(successor, index);
                }
              }
            });
  }

  private Block copy(Block block, int number) {
    List<Instruction> instructions = new ArrayList<>(block.instructions().size());
    for (Instruction instruction : block.instructions()) {
      instructions.add(
          Instructions.with(instruction, provenance.copy(instruction.id()), instruction.result()));
    }
    Terminator terminator = block.terminator();
    return new Block(
        number,
        "copy." + block.label(),
        block.handler(),
        instructions,
        Terminators.withId(terminator, provenance.copy(terminator.id())));
  }

  /// Leads the copies of a loop's blocks, and those blocks that only resumed code reaches, to where
  /// resumed code goes on.
  private void redirect(int index) {
    regions[index].stream()
        .forEach(
            block -> {
              Block way = result.get(copies.get(index).getOrDefault(block, block));
              int resume = resumeOf(way.terminator());
              redirect(way, target -> target == resume ? target : resolve(target, index));
            });
  }

  /// The resume block that a terminator names, which is not copied; -1 for none.
  private static int resumeOf(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Suspend suspend -> suspend.resume();
      case Terminator.Yield yield -> yield.resume();
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Rethrow _,
          Terminator.Unreachable _ ->
          -1;
    };
  }
}
