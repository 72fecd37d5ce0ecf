package org.qistage.explorer.graph;

import java.util.Comparator;
import java.util.Optional;
import org.qistage.pipeline.graph.Box;
import org.qistage.pipeline.graph.PlacedEdge;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.PlacedNode;

/// Which node of a graph is next in a direction.
final class Neighbours {
  private Neighbours() {}

  /// The node of an id.
  static Optional<PlacedNode> node(PlacedGraph graph, String id) {
    return graph.nodes().stream().filter(node -> node.node().id().equals(id)).findFirst();
  }

  /// The node where an arrow key leads; where there is none, the node itself.
  ///
  /// @param x 1 for right, -1 for left
  /// @param y 1 for down, -1 for up
  static PlacedNode next(PlacedGraph graph, PlacedNode from, int x, int y) {
    return relative(graph, from, x)
        .or(
            () ->
                graph.nodes().stream()
                    .filter(node -> lies(from.box(), node.box(), x, y))
                    .min(Comparator.comparingDouble(node -> distance(from.box(), node.box(), x))))
        .orElse(from);
  }

  /// In a tree, what a node is below or what is first below it.
  private static Optional<PlacedNode> relative(PlacedGraph graph, PlacedNode from, int x) {
    if (x == 0 || graph.rows() != PlacedGraph.Rows.JOINED) {
      return Optional.empty();
    }
    String own = from.node().id();
    return graph.edges().stream()
        .map(PlacedEdge::edge)
        .filter(edge -> own.equals(x < 0 ? edge.to() : edge.from()))
        .findFirst()
        .map(edge -> x < 0 ? edge.from() : edge.to())
        .flatMap(id -> node(graph, id));
  }

  private static boolean lies(Box from, Box to, int x, int y) {
    return x != 0
        ? (to.centreX() - from.centreX()) * x > 1
        : (to.centreY() - from.centreY()) * y > 1;
  }

  /// Along the way counts once, across it twice.
  private static double distance(Box from, Box to, int x) {
    double dx = Math.abs(to.centreX() - from.centreX());
    double dy = Math.abs(to.centreY() - from.centreY());
    return x != 0 ? dx + 2 * dy : 2 * dx + dy;
  }
}
