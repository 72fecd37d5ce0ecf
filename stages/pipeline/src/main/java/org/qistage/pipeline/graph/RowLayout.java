package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;

/// Places a tree in rows: each leaf has one of its own, and every other node stands on the row of its first
/// child. A change of the tree moves nothing that stands above it, and what stands below it only up
/// or down; a name that becomes a little longer moves nothing. [TreeLayout] makes smaller pictures, in which
/// one node may move all others.
final class RowLayout {
  private static final double BETWEEN_LEVELS = 34;
  private static final double BETWEEN_ROWS = 7;

  /// Before the place where the way to a child turns down.
  private static final double TURN = 13;

  /// Nodes are as wide as a multiple of this, as far as those right of them are concerned.
  private static final double GRID = 28;

  private final TreeShape tree;
  private final List<List<String>> labels = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();

  private RowLayout(Graph graph, TreeShape tree) {
    this.tree = tree;
    graph.nodes().forEach(node -> labels.add(LabelText.joined(node.lines())));
    boxes.addAll(labels.stream().map(NodeSize::joined).toList());
  }

  static PlacedGraph place(Graph graph, TreeShape tree) {
    return new RowLayout(graph, tree).place(graph);
  }

  private PlacedGraph place(Graph graph) {
    int[] row = rows();
    double right = 0;
    double bottom = 0;
    double[] x = new double[boxes.size()];
    x[tree.root()] = GraphLayout.MARGIN;
    for (int node : tree.fromTheRoot()) {
      Box size = boxes.get(node);
      double y = GraphLayout.MARGIN + row[node] * (size.height() + BETWEEN_ROWS);
      boxes.set(node, new Box(x[node], y, size.width(), size.height()));
      double below = x[node] + Math.ceil(size.width() / GRID) * GRID + BETWEEN_LEVELS;
      tree.children().get(node).forEach(child -> x[child] = below);
      right = Math.max(right, x[node] + size.width());
      bottom = Math.max(bottom, y + size.height());
    }
    List<PlacedNode> nodes = new ArrayList<>();
    for (int node = 0; node < boxes.size(); node++) {
      nodes.add(new PlacedNode(graph.nodes().get(node), labels.get(node), boxes.get(node)));
    }
    return new PlacedGraph(
        graph.title(),
        right + BETWEEN_LEVELS,
        bottom + GraphLayout.MARGIN,
        nodes,
        edges(graph),
        PlacedGraph.Rows.JOINED);
  }

  /// The row of each node: as many leaves stand above.
  private int[] rows() {
    int[] leaves = new int[boxes.size()];
    List<Integer> order = tree.fromTheRoot();
    for (int node : order.reversed()) {
      List<Integer> children = tree.children().get(node);
      leaves[node] = children.isEmpty() ? 1 : children.stream().mapToInt(at -> leaves[at]).sum();
    }
    int[] row = new int[boxes.size()];
    for (int node : order) {
      int next = row[node];
      for (int child : tree.children().get(node)) {
        row[child] = next;
        next += leaves[child];
      }
    }
    return row;
  }

  private List<PlacedEdge> edges(Graph graph) {
    List<PlacedEdge> edges = new ArrayList<>();
    for (GraphEdge edge : graph.edges()) {
      Box from = boxes.get(tree.index().of(edge.from()));
      Box to = boxes.get(tree.index().of(edge.to()));
      Point start = new Point(from.right(), from.centreY());
      Point end = new Point(to.x(), to.centreY());
      double turn = to.x() - TURN;
      List<Point> points =
          start.y() == end.y()
              ? List.of(start, end)
              : List.of(start, new Point(turn, start.y()), new Point(turn, end.y()), end);
      edges.add(new PlacedEdge(edge, points, Optional.empty()));
    }
    return edges;
  }
}
