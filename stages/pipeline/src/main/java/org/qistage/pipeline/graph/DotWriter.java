package org.qistage.pipeline.graph;

import java.util.List;
import java.util.stream.Collectors;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

/// Writes a graph in the language of Graphviz.
///
/// In its strings a backslash begins an escape and `&` a character entity, even in plain labels; both
/// are doubled away here, so that a label shows what it holds.
final class DotWriter {
  private final StringBuilder text = new StringBuilder();
  private final Graph graph;
  private final boolean tree;
  private final boolean states;

  private DotWriter(Graph graph) {
    this.graph = graph;
    tree = TreeShape.of(graph).isPresent();
    states = graph.nodes().stream().anyMatch(node -> node.kind() == NodeKind.SCHEDULER);
  }

  static String write(Graph graph) {
    return new DotWriter(graph).write();
  }

  private String write() {
    String fonts = quote(String.join(",", Palette.FONTS));
    text.append("digraph ").append(quote(LabelText.line(graph.title()))).append(" {\n");
    text.append("  graph [label=")
        .append(quote(LabelText.line(graph.title())))
        .append(", labelloc=t");
    text.append(tree ? ", rankdir=LR, ranksep=0.3, nodesep=0.12" : "");
    text.append(", charset=\"UTF-8\", fontname=").append(fonts).append("];\n");
    text.append("  node [fontsize=11, style=filled, fontname=").append(fonts).append("];\n");
    text.append("  edge [fontsize=10, fontname=").append(fonts).append("];\n");
    for (GraphNode node : graph.nodes()) {
      node(node);
    }
    if (states) {
      keepOrder();
    }
    for (GraphEdge edge : graph.edges()) {
      edge(edge);
    }
    return text.append("}\n").toString();
  }

  private void node(GraphNode node) {
    Palette.Colours colours = Palette.of(node.kind());
    text.append("  ").append(quote(node.id())).append(" [label=").append(label(node));
    text.append(", tooltip=").append(quote(LabelText.full(node.lines())));
    text.append(", ").append(shape(node.kind()));
    text.append(", fillcolor=").append(quote(colours.fill()));
    text.append(", color=").append(quote(colours.stroke())).append("];\n");
  }

  /// The lines of a block stand flush left, those of a tree's node in its middle.
  private String label(GraphNode node) {
    List<String> lines = tree ? LabelText.joined(node.lines()) : LabelText.stacked(node.lines());
    String end = tree || lines.size() == 1 ? "\\n" : "\\l";
    String label = lines.stream().map(DotWriter::escape).collect(Collectors.joining(end));
    return '"' + label + (end.equals("\\l") ? end : "") + '"';
  }

  private static String shape(NodeKind kind) {
    return switch (kind) {
      case PLAIN, STATE -> "shape=box, style=\"filled,rounded\"";
      case BLOCK -> "shape=box";
      case ENTRY -> "shape=box, style=\"filled,rounded,bold\"";
      case EXIT -> "shape=box, peripheries=2";
      case SUSPENSION -> "shape=octagon";
      case RESUME -> "shape=cds";
      case COPY -> "shape=box, style=\"filled,dashed\"";
      case SCHEDULER -> "shape=cylinder";
      case DISPATCH -> "shape=hexagon";
      case ERROR -> "shape=box, style=\"filled,dashed,bold\"";
    };
  }

  /// Graphviz orders by edges; unseen ones keep the states in the order of the source.
  private void keepOrder() {
    List<String> states =
        graph.nodes().stream()
            .filter(node -> node.kind() != NodeKind.SCHEDULER && node.kind() != NodeKind.DISPATCH)
            .map(node -> quote(node.id()))
            .toList();
    if (states.size() > 1) {
      text.append("  ").append(String.join(" -> ", states)).append(" [style=invis, weight=10];\n");
    }
  }

  private void edge(GraphEdge edge) {
    text.append("  ").append(quote(edge.from())).append(" -> ").append(quote(edge.to()));
    text.append(" [color=").append(quote(Palette.of(edge.kind())));
    text.append(", fontcolor=").append(quote(Palette.of(edge.kind())));
    if (!edge.label().isEmpty()) {
      text.append(", label=").append(quote(LabelText.line(edge.label())));
    }
    text.append(line(edge.kind()));
    if (states || edge.kind() == EdgeKind.BACK) {
      text.append(", constraint=false");
    }
    text.append("];\n");
  }

  private static String line(EdgeKind kind) {
    return switch (kind) {
      case PLAIN, TRUE, READY -> "";
      case FALSE -> ", style=dashed";
      case BACK -> ", style=bold";
      case SUSPENDED -> ", style=dashed, arrowhead=vee";
      case RESUMED -> ", style=dotted, arrowhead=empty";
      case RAISED -> ", style=dashed, arrowhead=diamond";
    };
  }

  private static String quote(String value) {
    return '"' + escape(value) + '"';
  }

  private static String escape(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      switch (unit) {
        case '\\' -> escaped.append("\\\\");
        case '"' -> escaped.append("\\\"");
        case '&' -> escaped.append("&amp;");
        case '\n' -> escaped.append("\\n");
        default -> escaped.append(unit);
      }
    }
    return escaped.toString();
  }
}
