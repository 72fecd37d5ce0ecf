package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredGraphs;

/// The graphs of several functions as one.
public final class ProgramGraphs {
  private ProgramGraphs() {}

  /// The blocks of functions and the ways between them.
  public static Graph controlFlow(List<LoweredFunction> functions, SourceText source) {
    return of(functions, source, function -> LoweredGraphs.controlFlow(function, source));
  }

  /// The states of those functions that may suspend; empty when none of them may.
  public static Optional<Graph> states(List<LoweredFunction> functions, SourceText source) {
    List<LoweredFunction> suspending =
        functions.stream().filter(function -> !function.states().isEmpty()).toList();
    return suspending.isEmpty()
        ? Optional.empty()
        : Optional.of(of(suspending, source, function -> LoweredGraphs.states(function, source)));
  }

  private static Graph of(
      List<LoweredFunction> functions,
      SourceText source,
      Function<LoweredFunction, Graph> graphOf) {
    if (functions.size() == 1) {
      return graphOf.apply(functions.getFirst());
    }
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (int i = 0; i < functions.size(); i++) {
      add(functions.get(i), graphOf.apply(functions.get(i)), "f" + i, nodes, edges);
    }
    return new Graph(source.name(), nodes, edges);
  }

  /// Adds a function's graph under a node with its name.
  private static void add(
      LoweredFunction function,
      Graph graph,
      String prefix,
      List<GraphNode> nodes,
      List<GraphEdge> edges) {
    nodes.add(
        new GraphNode(
            prefix,
            List.of("函数 " + function.name()),
            NodeKind.PLAIN,
            Optional.of(function.span())));
    for (GraphNode node : graph.nodes()) {
      nodes.add(new GraphNode(prefix + "_" + node.id(), node.lines(), node.kind(), node.span()));
    }
    if (!graph.nodes().isEmpty()) {
      String first = prefix + "_" + graph.nodes().getFirst().id();
      edges.add(new GraphEdge(prefix, first, "", EdgeKind.PLAIN));
    }
    for (GraphEdge edge : graph.edges()) {
      edges.add(
          new GraphEdge(
              prefix + "_" + edge.from(), prefix + "_" + edge.to(), edge.label(), edge.kind()));
    }
  }
}
