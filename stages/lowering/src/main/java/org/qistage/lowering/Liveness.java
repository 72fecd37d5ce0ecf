package org.qistage.lowering;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.qistage.foundation.NodeId;

/// Which registers of a function are live where: those whose value may still be read. Immutable.
public final class Liveness {
  private final int[] registers;
  private final long[][] in;
  private final long[][] out;
  private final Map<NodeId, RegisterSet> across;

  /// @param registers the registers that can be live at the edge of a block
  /// @param in for each block, bit i of which says whether `registers[i]` is live when control enters
  ///     it; not copied, and not to be changed any more
  /// @param out the same for when control leaves it
  /// @param across for each instruction that may suspend, by its id, the registers that are live while
  ///     it is suspended
  public Liveness(int[] registers, long[][] in, long[][] out, Map<NodeId, RegisterSet> across) {
    this.registers = registers.clone();
    this.in = in;
    this.out = out;
    this.across = Map.copyOf(across);
  }

  /// What is live when control enters a block.
  public RegisterSet liveIn(int block) {
    return set(in[block]);
  }

  /// What is live when control leaves a block.
  public RegisterSet liveOut(int block) {
    return set(out[block]);
  }

  /// What is live while an instruction is suspended: all that the code after it may still read, without
  /// its own result. Nothing for an instruction that does not suspend.
  public RegisterSet across(NodeId instruction) {
    return across.getOrDefault(instruction, RegisterSet.EMPTY);
  }

  /// Whether an instruction may suspend.
  public boolean isSuspension(NodeId instruction) {
    return across.containsKey(instruction);
  }

  /// How many registers are live while suspended, summed over all suspensions: what there is to save.
  public int saved() {
    return across.values().stream().mapToInt(RegisterSet::size).sum();
  }

  private RegisterSet set(long[] bits) {
    return RegisterSet.of(BitSet.valueOf(bits).stream().map(place -> registers[place]).toArray());
  }

  @Override
  public String toString() {
    return "liveness of " + Arrays.toString(registers);
  }
}
