package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

/// A graph seen as a tree.
///
/// @param root the index of the node without a parent
/// @param children for each node the indexes of its children, in the order of the edges
/// @param index of each node by its id
record TreeShape(int root, List<List<Integer>> children, NodeIndex index) {

  /// The graph's shape when it is a tree: one root, from which each node is reached by one way, and
  /// nothing that has a meaning of its own in control flow.
  static Optional<TreeShape> of(Graph graph) {
    List<GraphNode> nodes = graph.nodes();
    if (graph.edges().size() != nodes.size() - 1
        || !nodes.stream().allMatch(TreeShape::isTreeNode)) {
      return Optional.empty();
    }
    NodeIndex index = new NodeIndex(graph);
    List<List<Integer>> children = new ArrayList<>();
    nodes.forEach(_ -> children.add(new ArrayList<>()));
    BitSet reached = new BitSet();
    for (GraphEdge edge : graph.edges()) {
      int to = index.of(edge.to());
      if (edge.kind() != EdgeKind.PLAIN || !edge.label().isEmpty() || reached.get(to)) {
        return Optional.empty();
      }
      reached.set(to);
      children.get(index.of(edge.from())).add(to);
    }
    TreeShape shape = new TreeShape(reached.nextClearBit(0), children, index);
    return shape.fromTheRoot().size() == nodes.size() ? Optional.of(shape) : Optional.empty();
  }

  private static boolean isTreeNode(GraphNode node) {
    return node.kind() == NodeKind.PLAIN || node.kind() == NodeKind.ERROR;
  }

  /// The nodes in an order in which each comes after its parent.
  List<Integer> fromTheRoot() {
    List<Integer> order = new ArrayList<>();
    order.add(root);
    for (int i = 0; i < order.size(); i++) {
      order.addAll(children.get(order.get(i)));
    }
    return order;
  }
}
