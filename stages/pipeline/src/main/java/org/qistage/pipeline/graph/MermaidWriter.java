package org.qistage.pipeline.graph;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

/// Writes a graph as a flowchart of Mermaid.
///
/// Ids get a prefix, since words such as `end` mean something to Mermaid. In labels all punctuation
/// that could end a string, start an element of HTML or Markdown, or be taken for an entity is
/// written by number.
final class MermaidWriter {
  private static final String HARMLESS = " ,:()=/%?!._";

  private final StringBuilder text = new StringBuilder();
  private final Graph graph;
  private final boolean tree;

  private MermaidWriter(Graph graph) {
    this.graph = graph;
    tree = TreeShape.of(graph).isPresent();
  }

  static String write(Graph graph) {
    return new MermaidWriter(graph).write();
  }

  private String write() {
    // The title is YAML, not a label.
    String title = LabelText.line(graph.title()).replace("\\", "\\\\").replace("\"", "\\\"");
    text.append("---\ntitle: \"").append(title).append("\"\n---\n");
    text.append("flowchart ").append(tree ? "LR" : "TB").append('\n');
    for (GraphNode node : graph.nodes()) {
      node(node);
    }
    for (GraphEdge edge : graph.edges()) {
      edge(edge);
    }
    nodeStyles();
    edgeStyles();
    return text.toString();
  }

  private void node(GraphNode node) {
    List<String> lines = tree ? LabelText.joined(node.lines()) : LabelText.stacked(node.lines());
    String label = lines.stream().map(MermaidWriter::escape).collect(Collectors.joining("<br/>"));
    text.append("  ").append(id(node.id()));
    text.append(opening(node.kind())).append('"').append(label.isEmpty() ? " " : label).append('"');
    text.append(closing(node.kind())).append(":::").append(className(node.kind())).append('\n');
  }

  private static String opening(NodeKind kind) {
    return switch (kind) {
      case PLAIN, STATE -> "(";
      case BLOCK, COPY -> "[";
      case ENTRY -> "([";
      case EXIT -> "[[";
      case SUSPENSION, DISPATCH -> "{{";
      case RESUME -> ">";
      case SCHEDULER -> "[(";
      case ERROR -> "[/";
    };
  }

  private static String closing(NodeKind kind) {
    return switch (kind) {
      case PLAIN, STATE -> ")";
      case BLOCK, COPY, RESUME -> "]";
      case ENTRY -> "])";
      case EXIT -> "]]";
      case SUSPENSION, DISPATCH -> "}}";
      case SCHEDULER -> ")]";
      case ERROR -> "/]";
    };
  }

  private void edge(GraphEdge edge) {
    text.append("  ").append(id(edge.from())).append(' ').append(arrow(edge.kind()));
    if (!edge.label().isEmpty()) {
      text.append("|\"").append(escape(LabelText.line(edge.label()))).append("\"|");
    }
    text.append(' ').append(id(edge.to())).append('\n');
  }

  private static String arrow(EdgeKind kind) {
    return switch (kind) {
      case PLAIN, TRUE, READY -> "-->";
      case FALSE, SUSPENDED, RESUMED -> "-.->";
      case RAISED -> "-.-x";
      case BACK -> "==>";
    };
  }

  private void nodeStyles() {
    Set<NodeKind> kinds = EnumSet.noneOf(NodeKind.class);
    graph.nodes().forEach(node -> kinds.add(node.kind()));
    for (NodeKind kind : kinds) {
      Palette.Colours colours = Palette.of(kind);
      text.append("  classDef ").append(className(kind));
      text.append(" fill:").append(colours.fill()).append(",stroke:").append(colours.stroke());
      text.append(",color:").append(Palette.TEXT).append(",text-align:left");
      text.append(
          kind == NodeKind.COPY || kind == NodeKind.ERROR ? ",stroke-dasharray:4 3\n" : "\n");
    }
  }

  private void edgeStyles() {
    Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
    graph.edges().forEach(edge -> kinds.add(edge.kind()));
    kinds.remove(EdgeKind.PLAIN);
    for (EdgeKind kind : kinds) {
      List<GraphEdge> edges = graph.edges();
      String numbers =
          IntStream.range(0, edges.size())
              .filter(i -> edges.get(i).kind() == kind)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(","));
      text.append("  linkStyle ").append(numbers);
      text.append(" stroke:").append(Palette.of(kind)).append(",color:").append(Palette.of(kind));
      text.append('\n');
    }
  }

  private static String id(String id) {
    return "n_" + id;
  }

  private static String className(NodeKind kind) {
    return "qi" + kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static String escape(String label) {
    StringBuilder escaped = new StringBuilder(label.length());
    label
        .codePoints()
        .forEach(
            codePoint -> {
              boolean harmless =
                  codePoint >= 0x80
                      || Character.isLetterOrDigit(codePoint)
                      || HARMLESS.indexOf(codePoint) >= 0;
              if (harmless) {
                escaped.appendCodePoint(codePoint);
              } else {
                escaped.append('#').append(codePoint).append(';');
              }
            });
    return escaped.toString();
  }
}
