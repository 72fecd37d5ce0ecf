package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.foundation.NodeId;
import org.qistage.lowering.Block;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.Liveness;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
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
/// Sources: G. Kildall, *A unified approach to global program optimization*, POPL 1973; A. Aho, M. Lam,
/// R. Sethi, J. Ullman, *Compilers: Principles, Techniques, and Tools*, 2nd edition, §9.2.5.
public final class LivenessAnalysis {
  private final List<Block> blocks;
  private final int words;
  private final long[][] reads;
  private final long[][] writes;
  private final long[][] in;
  private final long[][] out;

  private LivenessAnalysis(LoweredFunction function) {
    blocks = function.blocks();
    words = (function.registers().size() + 63) >> 6;
    int count = blocks.size();
    reads = new long[count][words];
    writes = new long[count][words];
    in = new long[count][words];
    out = new long[count][words];
  }

  public static Liveness of(LoweredFunction function) {
    var analysis = new LivenessAnalysis(function);
    analysis.summarize();
    analysis.solve();
    return analysis.result();
  }

  private void summarize() {
    for (Block block : blocks) {
      long[] read = reads[block.number()];
      long[] written = writes[block.number()];
      for (Instruction instruction : block.instructions()) {
        for (Operand operand : instruction.operands()) {
          read(operand, read, written);
        }
        add(written, instruction.result());
      }
      for (Operand operand : block.terminator().operands()) {
        read(operand, read, written);
      }
      for (Save save : saves(block.terminator())) {
        if (!contains(written, save.register())) {
          add(read, save.register());
        }
      }
    }
  }

  private static List<Save> saves(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Suspend suspend -> suspend.saves();
      case Terminator.Yield yield -> yield.saves();
      case Terminator.Jump _, Terminator.Branch _, Terminator.Return _, Terminator.Unreachable _ ->
          List.of();
    };
  }

  private static void read(Operand operand, long[] read, long[] written) {
    if (operand instanceof Operand.Use(int register) && !contains(written, register)) {
      add(read, register);
    }
  }

  private static boolean contains(long[] set, int register) {
    return (set[register >> 6] & 1L << register) != 0;
  }

  private static void add(long[] set, int register) {
    set[register >> 6] |= 1L << register;
  }

  private static void remove(long[] set, int register) {
    set[register >> 6] &= ~(1L << register);
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
      remove(leaving, suspend.result());
    }
  }

  /// Sets `in` of a block from its `out`; tells whether it has grown.
  private boolean enter(int block) {
    long[] entering = in[block];
    boolean grown = false;
    for (int word = 0; word < words; word++) {
      long live = reads[block][word] | (out[block][word] & ~writes[block][word]);
      grown |= live != entering[word];
      entering[word] = live;
    }
    return grown;
  }

  private Liveness result() {
    List<RegisterSet> liveIn = new ArrayList<>(blocks.size());
    List<RegisterSet> liveOut = new ArrayList<>(blocks.size());
    Map<NodeId, RegisterSet> across = new HashMap<>();
    for (Block block : blocks) {
      liveIn.add(new RegisterSet(in[block.number()]));
      liveOut.add(new RegisterSet(out[block.number()]));
      collectAcross(block, across);
    }
    return new Liveness(liveIn, liveOut, across);
  }

  private void collectAcross(Block block, Map<NodeId, RegisterSet> across) {
    if (!SuspensionSplit.suspends(block)) {
      return;
    }
    long[] live = out[block.number()].clone();
    for (Operand operand : block.terminator().operands()) {
      if (operand instanceof Operand.Use(int register)) {
        add(live, register);
      }
    }
    for (Instruction instruction : block.instructions().reversed()) {
      remove(live, instruction.result());
      if (SuspensionSplit.suspends(instruction)) {
        across.put(instruction.id(), new RegisterSet(live));
      }
      for (Operand operand : instruction.operands()) {
        if (operand instanceof Operand.Use(int register)) {
          add(live, register);
        }
      }
    }
  }
}
