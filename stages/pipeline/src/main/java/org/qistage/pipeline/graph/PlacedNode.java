package org.qistage.pipeline.graph;

import java.util.List;
import org.qistage.foundation.graph.GraphNode;

/// A node with its place.
///
/// @param lines what is shown of its label
public record PlacedNode(GraphNode node, List<String> lines, Box box) {
  public PlacedNode {
    lines = List.copyOf(lines);
  }
}
