package org.qistage.pipeline.graph;

import java.util.Optional;
import org.qistage.foundation.graph.Graph;

/// Finds a place for everything in a graph: each shape of graph has its own way of being read.
public final class GraphLayout {
  /// Around the whole picture.
  static final double MARGIN = 16;

  /// The room for the title above.
  static final double TITLE = 34;

  private GraphLayout() {}

  /// Places trees from left to right, states of a coroutine in a column beside the scheduler, and
  /// anything else in layers from the top down.
  public static PlacedGraph place(Graph graph) {
    Optional<TreeShape> tree = TreeShape.of(graph);
    if (tree.isPresent()) {
      return TreeLayout.place(graph, tree.get());
    }
    Optional<StateShape> states = StateShape.of(graph);
    if (states.isPresent()) {
      return StateLayout.place(graph, states.get());
    }
    return LayeredLayout.place(graph);
  }

  /// Places any graph in layers from left to right, also one that is a tree at present, for pictures of what
  /// changes its shape and is seen where there is more width than height.
  public static PlacedGraph placeSideways(Graph graph) {
    return LayeredLayout.placeSideways(graph);
  }

  /// Places a tree so that a change of it moves as little as can be, for pictures of what is being edited:
  /// see [RowLayout]. Anything else as [#place] does.
  public static PlacedGraph placeInRows(Graph graph) {
    return TreeShape.of(graph)
        .map(tree -> RowLayout.place(graph, tree))
        .orElseGet(() -> place(graph));
  }
}
