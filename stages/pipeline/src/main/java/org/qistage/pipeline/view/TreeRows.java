package org.qistage.pipeline.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.parsing.SyntaxTree;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageArtifacts;
import org.qistage.pipeline.artifact.ParseTreeView;
import org.qistage.pipeline.graph.TreeGraphs;

/// A tree as a list of its nodes, each right before its descendants.
public record TreeRows(List<TreeRow> rows) {
  /// What a type begins with in the label of a node of the typed tree.
  private static final String TYPE = ": ";

  private static final TreeRows NONE = new TreeRows(List.of());

  public TreeRows {
    rows = List.copyOf(rows);
  }

  /// A tree without nodes.
  public static TreeRows none() {
    return NONE;
  }

  /// The syntax tree; empty when there is none.
  public static TreeRows syntax(StageArtifacts artifacts) {
    return artifacts
        .syntax()
        .map(tree -> of(TreeGraphs.of(tree), false, (node, _) -> rule(tree, node)))
        .orElse(NONE);
  }

  /// The parse tree; empty when there is none. The rule of a token is the one that it belongs to.
  public static TreeRows parse(CompileSnapshot snapshot) {
    return ParseTreeView.of(snapshot)
        .map(view -> of(view.graph(), false, (_, parent) -> parent.map(TreeRow::kind).orElse("")))
        .orElse(NONE);
  }

  /// The typed tree; empty when there is none.
  public static TreeRows typed(StageArtifacts artifacts) {
    return artifacts
        .typed()
        .map(program -> of(TreeGraphs.of(program), true, (_, _) -> ""))
        .orElse(NONE);
  }

  private static String rule(SyntaxTree tree, GraphNode node) {
    return tree.rule(new NodeId(Integer.parseInt(node.id().substring(1))));
  }

  /// A node to be visited; `row` is negative when its descendants are done and it is only to be closed.
  private record Pending(int node, int parent, int row) {}

  private static TreeRows of(
      Graph graph, boolean types, BiFunction<GraphNode, Optional<TreeRow>, String> ruleOf) {
    List<GraphNode> nodes = graph.nodes();
    if (nodes.isEmpty()) {
      return NONE;
    }
    Map<String, Integer> numbers = new HashMap<>();
    nodes.forEach(node -> numbers.put(node.id(), numbers.size()));
    List<List<Integer>> children = new ArrayList<>();
    nodes.forEach(_ -> children.add(new ArrayList<>(2)));
    for (GraphEdge edge : graph.edges()) {
      children.get(numbers.getOrDefault(edge.from(), 0)).add(numbers.getOrDefault(edge.to(), 0));
    }
    List<TreeRow> rows = new ArrayList<>(nodes.size());
    Deque<Pending> work = new ArrayDeque<>();
    work.push(new Pending(0, -1, -1));
    while (!work.isEmpty()) {
      Pending next = work.pop();
      if (next.row() >= 0) {
        rows.set(next.row(), ending(rows.get(next.row()), rows.size()));
        continue;
      }
      GraphNode node = nodes.get(next.node());
      Optional<TreeRow> parent =
          next.parent() < 0 ? Optional.empty() : Optional.of(rows.get(next.parent()));
      int index = rows.size();
      rows.add(row(node, index, parent, ruleOf.apply(node, parent), types));
      work.push(new Pending(next.node(), next.parent(), index));
      children
          .get(next.node())
          .reversed()
          .forEach(child -> work.push(new Pending(child, index, -1)));
    }
    return new TreeRows(rows);
  }

  private static TreeRow row(
      GraphNode node, int index, Optional<TreeRow> parent, String rule, boolean types) {
    List<String> lines = node.lines();
    boolean typed = types && lines.size() > 1 && lines.getLast().startsWith(TYPE);
    int end = typed ? lines.size() - 1 : lines.size();
    return new TreeRow(
        index,
        parent.map(TreeRow::index).orElse(-1),
        parent.map(above -> above.depth() + 1).orElse(0),
        index + 1,
        lines.getFirst(),
        String.join(" ", lines.subList(1, end)),
        typed ? lines.getLast().substring(TYPE.length()) : "",
        rule,
        node.kind() == NodeKind.ERROR,
        node.span().orElse(Span.at(0)));
  }

  private static TreeRow ending(TreeRow row, int end) {
    return new TreeRow(
        row.index(),
        row.parent(),
        row.depth(),
        end,
        row.kind(),
        row.text(),
        row.type(),
        row.rule(),
        row.error(),
        row.span());
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public int size() {
    return rows.size();
  }

  public TreeRow row(int index) {
    return rows.get(index);
  }

  /// The rows right below one.
  public List<TreeRow> children(int index) {
    List<TreeRow> found = new ArrayList<>();
    int end = rows.get(index).end();
    for (int at = index + 1; at < end; at = rows.get(at).end()) {
      found.add(rows.get(at));
    }
    return found;
  }

  /// A row and those that it is below, from the root on.
  public List<TreeRow> path(int index) {
    List<TreeRow> path = new ArrayList<>();
    for (int at = index; at >= 0; at = rows.get(at).parent()) {
      path.add(rows.get(at));
    }
    return path.reversed();
  }

  /// The smallest node whose text holds a span; the deepest of several that stand for the same text. Empty
  /// when the span is outside of the tree's text.
  public OptionalInt smallest(Span span) {
    if (rows.isEmpty() || !rows.getFirst().span().contains(span)) {
      return OptionalInt.empty();
    }
    int found = 0;
    int at = 1;
    while (at < rows.get(found).end()) {
      TreeRow row = rows.get(at);
      if (row.span().length() > 0 && row.span().contains(span)) {
        found = at;
        at++;
      } else {
        at = row.end();
      }
    }
    return OptionalInt.of(found);
  }
}
