package org.qistage.pipeline.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.TypedChildren;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Node;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.parsing.Name;
import org.qistage.parsing.SyntaxChildren;
import org.qistage.parsing.SyntaxNode;
import org.qistage.parsing.SyntaxTree;

/// Trees as graphs. A node's first line is its kind, in the words of the tree's text form; the next,
/// if any, is what sets it apart; then its type.
///
/// The id of a graph's node is `n` and the number of the tree's node.
public final class TreeGraphs {
  private final List<GraphNode> nodes = new ArrayList<>();
  private final List<GraphEdge> edges = new ArrayList<>();

  private TreeGraphs() {}

  /// The graph of a syntax tree. Names are not nodes of their own: they stand in the labels of what
  /// they name.
  public static Graph of(SyntaxTree tree) {
    TreeGraphs graph = new TreeGraphs();
    Deque<SyntaxNode> work = new ArrayDeque<>();
    work.push(tree.program());
    while (!work.isEmpty()) {
      SyntaxNode node = work.pop();
      graph.add(node, SyntaxLabels.of(node), SyntaxLabels.isError(node));
      List<SyntaxNode> children = new ArrayList<>(SyntaxChildren.of(node));
      children.removeIf(child -> child instanceof Name);
      children.forEach(child -> graph.connect(id(node), child));
      children.reversed().forEach(work::push);
    }
    return graph.named(tree.source(), "语法树");
  }

  /// How many nodes the graph of a syntax tree has.
  public static int size(SyntaxTree tree) {
    int size = 0;
    Deque<SyntaxNode> work = new ArrayDeque<>();
    work.push(tree.program());
    while (!work.isEmpty()) {
      SyntaxNode node = work.pop();
      if (!(node instanceof Name)) {
        size++;
        SyntaxChildren.of(node).forEach(work::push);
      }
    }
    return size;
  }

  /// The graph of a checked program: its functions, below a root for the program.
  public static Graph of(TypedProgram program) {
    TreeGraphs graph = new TreeGraphs();
    TypedLabels labels = new TypedLabels(program);
    Span whole = new Span(0, program.source().text().length());
    graph.nodes.add(new GraphNode("program", labels.program(), NodeKind.PLAIN, Optional.of(whole)));
    Deque<TypedNode> work = new ArrayDeque<>();
    for (TypedFunction function : program.functions()) {
      graph.connect("program", function);
    }
    program.functions().reversed().forEach(work::push);
    while (!work.isEmpty()) {
      TypedNode node = work.pop();
      graph.add(node, labels.of(node), TypedLabels.isError(node));
      List<TypedNode> children = TypedChildren.of(node);
      children.forEach(child -> graph.connect(id(node), child));
      children.reversed().forEach(work::push);
    }
    return graph.named(program.source(), "带类型的树");
  }

  private Graph named(SourceText source, String what) {
    return new Graph(source.name() + " " + what, nodes, edges);
  }

  private void add(Node node, List<String> lines, boolean error) {
    nodes.add(
        new GraphNode(
            id(node), lines, error ? NodeKind.ERROR : NodeKind.PLAIN, Optional.of(node.span())));
  }

  private void connect(String parent, Node child) {
    edges.add(new GraphEdge(parent, id(child), "", EdgeKind.PLAIN));
  }

  private static String id(Node node) {
    return "n" + node.id().value();
  }
}
