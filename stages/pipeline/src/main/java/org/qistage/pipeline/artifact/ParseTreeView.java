package org.qistage.pipeline.artifact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.foundation.text.Escapes;
import org.qistage.parsing.ParseTree;
import org.qistage.parsing.ParseTrees;
import org.qistage.pipeline.CompileSnapshot;

/// The parse tree, which shows the rules of the grammar at work, as text and as a graph.
public final class ParseTreeView {
  /// Deeper nodes are indented no further: a deep tree would be mostly spaces.
  private static final int DEEPEST_INDENT = 100;

  private static final String TITLE = "分析树";

  private final ParseTree root;
  private final SourceText source;

  private ParseTreeView(ParseTree root, SourceText source) {
    this.root = root;
    this.source = source;
  }

  /// The parse tree of a compilation; empty when it has no tokens, or the program is too deep to be
  /// parsed.
  public static Optional<ParseTreeView> of(CompileSnapshot snapshot) {
    return snapshot
        .tokens()
        .flatMap(ParseTrees::of)
        .map(tree -> new ParseTreeView(tree, snapshot.source()));
  }

  /// A node still to be shown.
  private record Pending(ParseTree tree, int depth, String parent) {}

  /// A line for each node, indented by its depth: rules by their names, tokens by kind and text.
  public String text() {
    StringBuilder text = new StringBuilder();
    Deque<Pending> pending = new ArrayDeque<>();
    pending.push(new Pending(root, 0, ""));
    while (!pending.isEmpty()) {
      Pending next = pending.pop();
      text.append("  ".repeat(Math.min(next.depth(), DEEPEST_INDENT)))
          .append(String.join(" ", label(next.tree())))
          .append('\n');
      for (ParseTree child : children(next.tree()).reversed()) {
        pending.push(new Pending(child, next.depth() + 1, ""));
      }
    }
    return text.toString();
  }

  /// The tree as a graph.
  public Graph graph() {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    Deque<Pending> pending = new ArrayDeque<>();
    pending.push(new Pending(root, 0, ""));
    while (!pending.isEmpty()) {
      Pending next = pending.pop();
      String id = "n" + nodes.size();
      ParseTree tree = next.tree();
      nodes.add(new GraphNode(id, label(tree), kind(tree), Optional.of(tree.span())));
      if (!next.parent().isEmpty()) {
        edges.add(new GraphEdge(next.parent(), id, "", EdgeKind.PLAIN));
      }
      for (ParseTree child : children(tree).reversed()) {
        pending.push(new Pending(child, next.depth() + 1, id));
      }
    }
    return new Graph(source.name() + " " + TITLE, nodes, edges);
  }

  private static List<ParseTree> children(ParseTree tree) {
    return tree instanceof ParseTree.Rule rule ? rule.children() : List.of();
  }

  private List<String> label(ParseTree tree) {
    return switch (tree) {
      case ParseTree.Rule rule -> List.of(rule.rule());
      case ParseTree.Leaf leaf -> List.of(leaf.kind().name(), quoted(tree));
      case ParseTree.Missing missing -> List.of("<missing " + missing.kind().name() + ">");
      case ParseTree.Skipped skipped ->
          List.of("<skipped " + skipped.kind().name() + ">", quoted(tree));
    };
  }

  private String quoted(ParseTree tree) {
    return "`" + Escapes.escape(source.slice(tree.span())) + "`";
  }

  private static NodeKind kind(ParseTree tree) {
    return switch (tree) {
      case ParseTree.Rule _, ParseTree.Leaf _ -> NodeKind.PLAIN;
      case ParseTree.Missing _, ParseTree.Skipped _ -> NodeKind.ERROR;
    };
  }
}
