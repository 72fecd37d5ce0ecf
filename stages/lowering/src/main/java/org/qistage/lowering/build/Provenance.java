package org.qistage.lowering.build;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.TypedNode;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Origins;
import org.qistage.foundation.Span;

/// Gives out the ids of the lowered program's nodes and notes which typed nodes each came from.
/// Shared by all passes of one lowering; not safe for use by several threads.
public final class Provenance {
  private final Origins.Builder origins = new Origins.Builder();

  /// The ids of jumps that a statement of the source stands for by itself: 跳出 and 继续.
  private final BitSet statementJumps = new BitSet();

  /// For each id the statement that its node belongs to; nothing is noted unless {@link #statements}.
  private final List<@Nullable Span> statementOf = new ArrayList<>();

  private final boolean statements;

  /// The statement that is being lowered.
  private @Nullable Span statement;

  public Provenance() {
    this(false);
  }

  /// @param statements whether to note the statement that each node belongs to
  public Provenance(boolean statements) {
    this.statements = statements;
  }

  /// Whether the statement that each node belongs to is noted.
  boolean notesStatements() {
    return statements;
  }

  /// Nodes that are made from here on belong to a statement; gives the one before.
  @Nullable Span enter(@Nullable Span other) {
    Span before = statement;
    statement = other;
    return before;
  }

  /// The statement that a node belongs to; null for what lowering adds, and when they are not noted.
  public @Nullable Span statement(NodeId id) {
    return id.value() < statementOf.size() ? statementOf.get(id.value()) : null;
  }

  private NodeId noted(NodeId id, @Nullable Span of) {
    if (statements) {
      while (statementOf.size() <= id.value()) {
        statementOf.add(null);
      }
      statementOf.set(id.value(), of);
    }
    return id;
  }

  public NodeId next(TypedNode origin) {
    return noted(origins.next(origin.id()), statement);
  }

  NodeId nextStatementJump(TypedNode origin) {
    NodeId id = next(origin);
    statementJumps.set(id.value());
    return id;
  }

  /// An id for another copy of a lowered node: the same origins.
  public NodeId copy(NodeId original) {
    return noted(origins.next(origins.of(original)), statement(original));
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
    NodeId id = noted(origins.next(List.copyOf(all)), statement(kept));
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
