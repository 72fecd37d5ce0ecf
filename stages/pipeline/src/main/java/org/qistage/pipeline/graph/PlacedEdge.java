package org.qistage.pipeline.graph;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.graph.GraphEdge;

/// An edge with its way.
///
/// @param points its corners, from the border of the node that it leaves to the border of the node
///     that it enters
/// @param label the place of its label; empty when it has none
public record PlacedEdge(GraphEdge edge, List<Point> points, Optional<Box> label) {
  public PlacedEdge {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException("an edge of " + points.size() + " points");
    }
  }
}
