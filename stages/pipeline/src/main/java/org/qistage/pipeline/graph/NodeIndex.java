package org.qistage.pipeline.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphNode;

/// The position of each node in its graph, by its id.
final class NodeIndex {
  private final Map<String, Integer> indexes = new HashMap<>();

  NodeIndex(Graph graph) {
    for (GraphNode node : graph.nodes()) {
      indexes.put(node.id(), indexes.size());
    }
  }

  int of(String id) {
    return Objects.requireNonNull(indexes.get(id), id);
  }
}
