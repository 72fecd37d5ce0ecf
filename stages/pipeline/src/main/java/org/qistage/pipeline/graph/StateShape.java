package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

/// A graph seen as the states of a coroutine.
///
/// @param states the indexes of the nodes that stand in a column, in order: the start, the states, the
///     end
/// @param scheduler the index of what control leaves for when a state suspends
/// @param dispatch the index of what sends control back into its state
record StateShape(List<Integer> states, int scheduler, int dispatch, NodeIndex index) {

  /// The graph's shape when it has a scheduler, a dispatch, and between them and the states only such
  /// edges as this form has a place for.
  static Optional<StateShape> of(Graph graph) {
    List<Integer> states = new ArrayList<>();
    List<Integer> schedulers = new ArrayList<>();
    List<Integer> dispatches = new ArrayList<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      switch (graph.nodes().get(i).kind()) {
        case SCHEDULER -> schedulers.add(i);
        case DISPATCH -> dispatches.add(i);
        case ENTRY, STATE, EXIT -> states.add(i);
        case PLAIN, BLOCK, SUSPENSION, RESUME, COPY, ERROR -> {
          return Optional.empty();
        }
      }
    }
    if (schedulers.size() != 1 || dispatches.size() != 1 || states.isEmpty()) {
      return Optional.empty();
    }
    StateShape shape =
        new StateShape(states, schedulers.getFirst(), dispatches.getFirst(), new NodeIndex(graph));
    return graph.edges().stream().allMatch(edge -> shape.fits(edge, graph.nodes()))
        ? Optional.of(shape)
        : Optional.empty();
  }

  private boolean fits(GraphEdge edge, List<GraphNode> nodes) {
    boolean fromState = isState(nodes.get(index.of(edge.from())));
    boolean toState = isState(nodes.get(index.of(edge.to())));
    return (fromState && (toState || isSuspension(edge))) || isResumption(edge) || isEntry(edge);
  }

  private static boolean isState(GraphNode node) {
    return node.kind() != NodeKind.SCHEDULER && node.kind() != NodeKind.DISPATCH;
  }

  /// Whether an edge leaves a state for the scheduler.
  boolean isSuspension(GraphEdge edge) {
    return index.of(edge.to()) == scheduler && index.of(edge.from()) != dispatch;
  }

  /// Whether an edge leads from the scheduler to the dispatch.
  boolean isResumption(GraphEdge edge) {
    return index.of(edge.from()) == scheduler && index.of(edge.to()) == dispatch;
  }

  /// Whether an edge leads from the dispatch into a state.
  boolean isEntry(GraphEdge edge) {
    return index.of(edge.from()) == dispatch && states.contains(index.of(edge.to()));
  }

  /// The place of a node in the column.
  int row(String id) {
    return states.indexOf(index.of(id));
  }
}
