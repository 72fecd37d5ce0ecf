package org.qistage.foundation.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A directed graph to be drawn.
///
/// @param title what it shows, such as the name of a function
/// @param nodes in reading order
/// @param edges in reading order; several may join the same two nodes
public record Graph(String title, List<GraphNode> nodes, List<GraphEdge> edges) {
  public Graph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    Set<String> ids = new HashSet<>();
    for (GraphNode node : nodes) {
      if (!ids.add(node.id())) {
        throw new IllegalArgumentException("two nodes " + node.id());
      }
    }
    for (GraphEdge edge : edges) {
      if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
        throw new IllegalArgumentException("edge between " + edge.from() + " and " + edge.to());
      }
    }
  }
}
