package org.qistage.foundation.graph;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Span;

/// A node of a graph.
///
/// @param id unique in its graph, of ASCII letters, digits and `_`, so that every renderer can use it
///     as it stands
/// @param lines its label, line by line
/// @param kind how it is drawn
/// @param span the source that it stands for; empty when it stands for none
public record GraphNode(String id, List<String> lines, NodeKind kind, Optional<Span> span) {
  public GraphNode {
    lines = List.copyOf(lines);
    if (!id.matches("[A-Za-z0-9_]+")) {
      throw new IllegalArgumentException("node id '" + id + "'");
    }
  }
}
