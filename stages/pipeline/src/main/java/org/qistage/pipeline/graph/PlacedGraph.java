package org.qistage.pipeline.graph;

import java.util.List;

/// A graph with a place for everything, for whoever draws it.
///
/// @param width of the whole, in pixels at normal zoom; everything lies between 0 and it
/// @param height of the whole
/// @param nodes in the order of the graph
/// @param edges in the order of the graph
/// @param rows how the lines of a node's label stand
public record PlacedGraph(
    String title,
    double width,
    double height,
    List<PlacedNode> nodes,
    List<PlacedEdge> edges,
    Rows rows) {

  /// How the lines of a node's label stand.
  public enum Rows {
    /// One below the other, the first as a heading.
    STACKED,
    /// Beside each other on one row, the first as the kind of what follows: nodes of trees, which
    /// would else be too tall to be many.
    JOINED
  }

  public PlacedGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }
}
