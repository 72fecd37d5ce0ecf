package org.qistage.lowering.pass;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.NodeId;
import org.qistage.lowering.Block;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.Liveness;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Raising;
import org.qistage.lowering.RegisterSet;
import org.qistage.lowering.Save;
import org.qistage.lowering.Terminator;

/// The pass `liveness`: which registers are live where.
///
/// A register is *live* at a point when some way onwards from there reads it before writing it. What
/// is live while a coroutine is suspended is exactly what its frame must hold; everything else may be
/// forgotten.
///
/// Liveness flows backwards. Within a block one walk from the end to the start settles it: a write
/// ends the life of a register, a read begins one (seen backwards). So each block is summed up by two
/// sets: `reads`, the registers that it reads before it writes them, and `writes`. Between blocks:
///
/// ```
/// out(b) = union of in(s) over the successors s of b
/// in(b)  = reads(b) ∪ (out(b) − writes(b))
/// ```
///
/// The equations are circular when the function has a loop. Starting from empty sets and applying them
/// until nothing changes gives the smallest solution: sets only grow and are finite, so it ends, and
/// nothing is in them without a read that put it there. A worklist holds the blocks whose successors
/// have changed; it is taken from the back, because blocks stand in the order of the source and facts
/// flow backwards, so that code without loops is settled in one turn and each level of loops costs
/// about one more.
///
/// An operation that may suspend needs no edge of its own in this graph: it goes on at the same place
/// whether it suspended or not. When a function has been split already, the result of the operation is
/// written on the way to `ready`, so it is not live before it.
///
/// A failure may leave a protected block at each instruction that may raise; what the handler reads is
/// live at all of these, which is from the first one on (`settled` is what has been written until then):
///
/// ```
/// in(b) = reads(b) ∪ (out(b) − writes(b)) ∪ (in(handler(b)) − settled(b))
/// ```
///
/// Sources: G. Kildall, *A unified approach to global program optimization*, POPL 1973; A. Aho, M. Lam,
/// R. Sethi, J. Ullman, *Compilers: Principles, Techniques, and Tools*, 2nd edition, §9.2.5.
public final class LivenessAnalysis {
  private static final int LOCAL = -1;

  private final List<Block> blocks;
  private final int registerCount;

  /// The registers that some block reads before it writes them. Only these can be live at the edges
  /// between blocks; a temporary that is written and read in one block needs no place in the sets.
  private final int[] registers;

  /// For each register its place in the sets, or {@link #LOCAL}.
  private final int[] places;

  private final int words;
  private final long[][] reads;
  private final long[][] writes;

  /// What a protected block has written before anything in it may fail; null in the others.
  private final long[] @Nullable [] settled;

  private final long[][] in;
  private final long[][] out;

  private LivenessAnalysis(LoweredFunction function) {
    blocks = function.blocks();
    registerCount = function.registers().size();
    places = new int[registerCount];
    registers = shared();
    words = (registers.length + 63) >> 6;
    int count = blocks.size();
    reads = new long[count][words];
    writes = new long[count][words];
    settled = new long[count][];
    in = new long[count][words];
    out = new long[count][words];
  }

  /// @param most how many registers may be live while suspended, summed over all suspensions; when
  ///     there are more, the sets of some suspensions are missing
  public static Liveness of(LoweredFunction function, int most) {
    var analysis = new LivenessAnalysis(function);
    analysis.summarize();
    analysis.solve();
    return analysis.result(most);
  }

  /// Finds the registers that some block reads before it writes them, and gives them their places.
  private int[] shared() {
    Arrays.fill(places, LOCAL);
    int[] found = new int[registerCount];
    int count = 0;
    int[] writtenIn = new int[registerCount];
    Arrays.fill(writtenIn, LOCAL);
    for (Block block : blocks) {
      for (Instruction instruction : block.instructions()) {
        count = collect(instruction.operands(), writtenIn, block.number(), found, count);
        writtenIn[instruction.result()] = block.number();
      }
      count = collect(block.terminator().operands(), writtenIn, block.number(), found, count);
      for (Save save : saves(block.terminator())) {
        count = collect(save.register(), writtenIn, block.number(), found, count);
      }
    }
    return Arrays.copyOf(found, count);
  }

  private int collect(List<Operand> operands, int[] writtenIn, int block, int[] found, int count) {
    int next = count;
    for (Operand operand : operands) {
      if (operand instanceof Operand.Use(int register)) {
        next = collect(register, writtenIn, block, found, next);
      }
    }
    return next;
  }

  private int collect(int register, int[] writtenIn, int block, int[] found, int count) {
    if (writtenIn[register] == block || places[register] != LOCAL) {
      return count;
    }
    places[register] = count;
    found[count] = register;
    return count + 1;
  }

  private void summarize() {
    for (Block block : blocks) {
      long[] read = reads[block.number()];
      long[] written = writes[block.number()];
      int raising = block.isProtected() ? Raising.first(block) : Integer.MAX_VALUE;
      int index = 0;
      for (Instruction instruction : block.instructions()) {
        if (index++ == raising) {
          settled[block.number()] = written.clone();
        }
        for (Operand operand : instruction.operands()) {
          read(operand, read, written);
        }
        add(written, places[instruction.result()]);
      }
      if (index == raising) {
        settled[block.number()] = written.clone();
      }
      for (Operand operand : block.terminator().operands()) {
        read(operand, read, written);
      }
      for (Save save : saves(block.terminator())) {
        read(places[save.register()], read, written);
      }
    }
  }

  private static List<Save> saves(Terminator terminator) {
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

  private void read(Operand operand, long[] read, long[] written) {
    if (operand instanceof Operand.Use(int register)) {
      read(places[register], read, written);
    }
  }

  private static void read(int place, long[] read, long[] written) {
    if (place != LOCAL && (written[place >> 6] & 1L << place) == 0) {
      add(read, place);
    }
  }

  private static void add(long[] set, int place) {
    if (place != LOCAL) {
      set[place >> 6] |= 1L << place;
    }
  }

  private static void remove(long[] set, int place) {
    if (place != LOCAL) {
      set[place >> 6] &= ~(1L << place);
    }
  }

  private void solve() {
    int[][] predecessors = ControlFlow.predecessors(blocks);
    BitSet work = new BitSet(blocks.size());
    work.set(0, blocks.size());
    for (int block = work.length() - 1; block >= 0; block = work.length() - 1) {
      work.clear(block);
      leave(block);
      if (enter(block)) {
        for (int predecessor : predecessors[block]) {
          work.set(predecessor);
        }
      }
    }
  }

  /// Sets `out` of a block from its successors.
  private void leave(int block) {
    Terminator terminator = blocks.get(block).terminator();
    long[] leaving = out[block];
    for (int successor : terminator.successors()) {
      long[] entering = in[successor];
      for (int word = 0; word < words; word++) {
        leaving[word] |= entering[word];
      }
    }
    if (terminator instanceof Terminator.Suspend suspend) {
      remove(leaving, places[suspend.result()]);
    }
  }

  /// Sets `in` of a block from its `out`; tells whether it has grown.
  private boolean enter(int block) {
    long[] entering = in[block];
    long[] before = settled[block];
    long[] raised = before == null ? entering : in[blocks.get(block).handler()];
    boolean grown = false;
    for (int word = 0; word < words; word++) {
      long live = reads[block][word] | (out[block][word] & ~writes[block][word]);
      if (before != null) {
        live |= raised[word] & ~before[word];
      }
      grown |= live != entering[word];
      entering[word] = live;
    }
    return grown;
  }

  private Liveness result(int most) {
    Map<NodeId, RegisterSet> across = new HashMap<>();
    int room = most;
    for (Block block : blocks) {
      if (room >= 0 && SuspensionSplit.suspends(block)) {
        room = collectAcross(block, room, across);
      }
    }
    return new Liveness(registers, in, out, across);
  }

  /// Walks a block backwards and notes what is live at each suspension in it.
  ///
  /// @return how much room is left; less than nothing when it was not enough
  private int collectAcross(Block block, int room, Map<NodeId, RegisterSet> across) {
    BitSet live = registers(out[block.number()]);
    BitSet raised = block.isProtected() ? registers(in[block.handler()]) : new BitSet();
    addReads(block.terminator().operands(), live);
    int left = room;
    for (Instruction instruction : block.instructions().reversed()) {
      live.clear(instruction.result());
      if (Raising.mayRaise(instruction)) {
        live.or(raised);
      }
      if (left >= 0 && instruction instanceof Instruction.Suspending) {
        across.put(instruction.id(), RegisterSet.of(live.stream().toArray()));
        left -= live.cardinality();
      }
      addReads(instruction.operands(), live);
    }
    return left;
  }

  private BitSet registers(long[] set) {
    BitSet found = new BitSet();
    BitSet.valueOf(set).stream().forEach(place -> found.set(registers[place]));
    return found;
  }

  private static void addReads(List<Operand> operands, BitSet live) {
    for (Operand operand : operands) {
      if (operand instanceof Operand.Use(int register)) {
        live.set(register);
      }
    }
  }
}
