package org.qistage.lowering.build;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.qistage.checking.typed.TypedNode;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Origins;

/// Gives out the ids of the lowered program's nodes and notes which typed nodes each came from.
/// Shared by all passes of one lowering; not safe for use by several threads.
public final class Provenance {
  private final Origins.Builder origins = new Origins.Builder();

  /// The ids of jumps that a statement of the source stands for by itself: 跳出 and 继续.
  private final BitSet statementJumps = new BitSet();

  public NodeId next(TypedNode origin) {
    return origins.next(origin.id());
  }

  NodeId nextStatementJump(TypedNode origin) {
    NodeId id = origins.next(origin.id());
    statementJumps.set(id.value());
    return id;
  }

  /// An id for another copy of a lowered node: the same origins.
  public NodeId copy(NodeId original) {
    return origins.next(origins.of(original));
  }

  /// An id for the node that takes over from another one and from jumps that vanish. Only jumps that
  /// a statement stands for by itself leave a trace; without one the node keeps its id.
  ///
  /// @param vanished the jumps that are dropped
  public NodeId absorb(NodeId kept, List<NodeId> vanished) {
    SequencedSet<NodeId> all = null;
    for (NodeId jump : vanished) {
      if (statementJumps.get(jump.value())) {
        if (all == null) {
          all = new LinkedHashSet<>(origins.of(kept));
        }
        all.addAll(origins.of(jump));
      }
    }
    if (all == null || all.size() == origins.of(kept).size()) {
      return kept;
    }
    NodeId id = origins.next(List.copyOf(all));
    if (statementJumps.get(kept.value())) {
      statementJumps.set(id.value());
    }
    return id;
  }

  public boolean isStatementJump(NodeId jump) {
    return statementJumps.get(jump.value());
  }

  public Origins origins() {
    return origins.build();
  }
}
