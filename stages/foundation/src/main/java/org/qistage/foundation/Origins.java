package org.qistage.foundation;

import java.util.ArrayList;
import java.util.List;

/// The side table that links every node of an artifact to the nodes of the artifact before it that
/// it was made from. Indexed by the node's id; a node without an entry has no origin.
///
/// @param table for each node id, the ids of its origins in the earlier artifact
public record Origins(List<List<NodeId>> table) {
  public Origins {
    table = table.stream().map(List::copyOf).toList();
  }

  public static final Origins NONE = new Origins(List.of());

  public List<NodeId> of(NodeId node) {
    return node.value() < table.size() ? table.get(node.value()) : List.of();
  }

  /// Collects origins while a stage makes nodes; ids are dense, so the next free id is the size.
  public static final class Builder {
    private final List<List<NodeId>> table = new ArrayList<>();

    /// A fresh id for a node made from the given one.
    public NodeId next(NodeId origin) {
      table.add(List.of(origin));
      return new NodeId(table.size() - 1);
    }

    /// A fresh id for a node made from several, or from none.
    public NodeId next(List<NodeId> origins) {
      table.add(origins);
      return new NodeId(table.size() - 1);
    }

    /// The origins of a node made here before.
    public List<NodeId> of(NodeId node) {
      return table.get(node.value());
    }

    public Origins build() {
      return new Origins(table);
    }
  }
}
