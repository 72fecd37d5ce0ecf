package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;

/// Places a tree from the left, its root, to the right: labels are wide and low, so that many stand
/// below each other where few would stand side by side.
///
/// A node's children stand right behind it whatever its width, and a node stands at the middle of its
/// first and last child. From the leaves to the root, the subtrees of a node are moved together until
/// they nearly touch; what touches is known from an {@link Outline} of each subtree. This is the idea
/// of Reingold and Tilford (Tidier Drawings of Trees, 1981) for nodes of unequal width.
final class TreeLayout {
  private static final double BETWEEN_LEVELS = 26;
  private static final double BETWEEN_NODES = 7;

  /// Between subtrees that have branches of their own, to tell them apart.
  private static final double BETWEEN_BRANCHES = 12;

  private final TreeShape tree;
  private final List<List<String>> labels = new ArrayList<>();
  private final List<Box> sizes = new ArrayList<>();
  private final double[] x;

  /// The top of each node, from its parent's top; absolute when all is placed.
  private final double[] y;

  private TreeLayout(Graph graph, TreeShape tree) {
    this.tree = tree;
    x = new double[graph.nodes().size()];
    y = new double[graph.nodes().size()];
    for (GraphNode node : graph.nodes()) {
      List<String> lines = LabelText.joined(node.lines());
      labels.add(lines);
      sizes.add(NodeSize.joined(lines));
    }
  }

  static PlacedGraph place(Graph graph, TreeShape tree) {
    return new TreeLayout(graph, tree).place(graph);
  }

  private PlacedGraph place(Graph graph) {
    List<Integer> order = tree.fromTheRoot();
    x[tree.root()] = GraphLayout.MARGIN;
    for (int node : order) {
      for (int child : children(node)) {
        x[child] = x[node] + sizes.get(node).width() + BETWEEN_LEVELS;
      }
    }
    Outline[] outlines = new Outline[order.size()];
    for (int i = order.size() - 1; i >= 0; i--) {
      int node = order.get(i);
      outlines[node] = join(node, outlines);
    }
    Outline whole = outlines[tree.root()];
    y[tree.root()] = GraphLayout.MARGIN + GraphLayout.TITLE - whole.highest();
    for (int node : order) {
      for (int child : children(node)) {
        y[child] += y[node];
      }
    }
    return new PlacedGraph(
        graph.title(),
        whole.right() + GraphLayout.MARGIN,
        y[tree.root()] + whole.lowest() + GraphLayout.MARGIN,
        nodes(graph),
        edges(graph),
        PlacedGraph.Rows.JOINED);
  }

  /// Places the children of a node, which are joined already, beside it, and gives the outline of all.
  private Outline join(int node, Outline[] outlines) {
    Box size = sizes.get(node);
    List<Integer> children = children(node);
    Outline own = Outline.of(x[node], x[node] + size.width(), 0, size.height());
    if (children.isEmpty()) {
      return own;
    }
    Outline below = outlines[children.getFirst()];
    for (int i = 1; i < children.size(); i++) {
      int child = children.get(i);
      boolean leaves = children(child).isEmpty() && children(children.get(i - 1)).isEmpty();
      y[child] = below.shiftBelow(outlines[child]) + (leaves ? BETWEEN_NODES : BETWEEN_BRANCHES);
      below = below.with(outlines[child], y[child]);
    }
    double first = middle(children.getFirst());
    double last = middle(children.getLast());
    double top = (first + last - size.height()) / 2;
    for (int child : children) {
      y[child] -= top;
    }
    Outline branches =
        Outline.of(
            x[node] + size.width(),
            x[node] + size.width() + BETWEEN_LEVELS,
            Math.min(0, first - top),
            Math.max(size.height(), last - top));
    return below.after(branches.after(own, 0), -top);
  }

  private double middle(int node) {
    return y[node] + sizes.get(node).height() / 2;
  }

  private List<Integer> children(int node) {
    return tree.children().get(node);
  }

  private List<PlacedNode> nodes(Graph graph) {
    List<PlacedNode> nodes = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      nodes.add(new PlacedNode(graph.nodes().get(i), labels.get(i), box(i)));
    }
    return nodes;
  }

  private Box box(int node) {
    return new Box(x[node], y[node], sizes.get(node).width(), sizes.get(node).height());
  }

  private List<PlacedEdge> edges(Graph graph) {
    List<PlacedEdge> edges = new ArrayList<>();
    for (GraphEdge edge : graph.edges()) {
      edges.add(edge(edge, box(tree.index().of(edge.from())), box(tree.index().of(edge.to()))));
    }
    return edges;
  }

  private static PlacedEdge edge(GraphEdge edge, Box from, Box to) {
    double turn = from.right() + BETWEEN_LEVELS / 2;
    Point start = new Point(from.right(), from.centreY());
    Point end = new Point(to.x(), to.centreY());
    List<Point> points =
        Math.abs(start.y() - end.y()) < 0.5
            ? List.of(start, new Point(end.x(), start.y()))
            : List.of(start, new Point(turn, start.y()), new Point(turn, end.y()), end);
    return new PlacedEdge(edge, points, Optional.empty());
  }
}
