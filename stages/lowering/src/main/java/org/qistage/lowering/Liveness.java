package org.qistage.lowering;

import java.util.List;
import java.util.Map;
import org.qistage.foundation.NodeId;

/// Which registers of a function are live where: those whose value may still be read.
///
/// @param liveIn for each block the registers that are live when control enters it
/// @param liveOut for each block the registers that are live when control leaves it
/// @param across for each instruction that may suspend, by its id, the registers that are live while
///     it is suspended: all that the code after it may still read, without its own result
public record Liveness(
    List<RegisterSet> liveIn, List<RegisterSet> liveOut, Map<NodeId, RegisterSet> across) {
  public Liveness {
    liveIn = List.copyOf(liveIn);
    liveOut = List.copyOf(liveOut);
    across = Map.copyOf(across);
  }
}
