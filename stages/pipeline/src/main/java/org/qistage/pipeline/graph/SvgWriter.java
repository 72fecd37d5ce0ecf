package org.qistage.pipeline.graph;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.NodeKind;

/// Writes a placed graph as a picture that needs nothing but fonts of the reader's system.
///
/// Each node is a group with its whole label as its accessible name; `data-node` is its id, `data-from`
/// and `data-to` its place in the source.
final class SvgWriter {
  private final PlacedGraph graph;
  private final SvgText text = new SvgText();

  private SvgWriter(PlacedGraph graph) {
    this.graph = graph;
  }

  static String write(PlacedGraph graph) {
    return new SvgWriter(graph).write();
  }

  private String write() {
    Set<NodeKind> nodeKinds = EnumSet.noneOf(NodeKind.class);
    graph.nodes().forEach(node -> nodeKinds.add(node.node().kind()));
    Set<EdgeKind> edgeKinds = EnumSet.noneOf(EdgeKind.class);
    graph.edges().forEach(edge -> edgeKinds.add(edge.edge().kind()));
    String title = LabelText.line(graph.title());
    double width =
        Math.max(graph.width(), NodeSize.text(title, 16) * 1.05 + 2 * GraphLayout.MARGIN);
    SvgLegend legend = new SvgLegend(nodeKinds, edgeKinds, width);
    double height = graph.height() + legend.height();

    text.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"").number("width", width);
    text.number("height", height);
    text.raw(" viewBox=\"0 0 ").raw(SvgText.format(width)).raw(" ").raw(SvgText.format(height));
    text.raw("\" role=\"img\">\n");
    text.raw("<title>").escaped(title).raw("</title>\n");
    SvgStyle.write(text, nodeKinds, edgeKinds);
    text.raw("<rect class=\"qi-paper\" width=\"100%\" height=\"100%\"/>\n");
    text.raw("<text class=\"qi-title\"").number("x", GraphLayout.MARGIN).number("y", 30);
    text.raw(">").escaped(title).raw("</text>\n");
    graph.edges().forEach(this::edge);
    graph.nodes().forEach(this::node);
    graph.edges().forEach(this::label);
    legend.write(text, graph.height());
    return text.raw("</svg>\n").toString();
  }

  // ---- Nodes ----

  private void node(PlacedNode placed) {
    NodeKind kind = placed.node().kind();
    text.raw("<g class=\"qi-node ").raw(SvgStyle.name(kind)).raw("\" data-node=\"");
    text.escaped(placed.node().id()).raw("\"");
    placed
        .node()
        .span()
        .ifPresent(span -> text.number("data-from", span.start()).number("data-to", span.end()));
    text.raw("><title>").escaped(LabelText.full(placed.node().lines())).raw("</title>");
    SvgShapes.outline(text, kind, placed.box());
    if (graph.rows() == PlacedGraph.Rows.JOINED) {
      joined(placed);
    } else {
      stacked(placed);
    }
    text.raw("</g>\n");
  }

  /// One row in the middle of the node: should the reader's font be narrower than what was measured,
  /// the rest of the room is the same on both sides.
  private void joined(PlacedNode placed) {
    List<String> lines = placed.lines();
    text.raw("<text class=\"qi-middle\"").number("x", placed.box().centreX());
    text.number("y", placed.box().centreY() + 4.5).raw(">");
    for (int i = 0; i < lines.size(); i++) {
      boolean type = lines.get(i).startsWith(": ");
      text.raw(i == 0 ? "<tspan class=\"qi-kind\"" : "<tspan");
      text.raw(i > 0 && type ? " class=\"qi-type\"" : "");
      if (i > 0) {
        text.number("dx", NodeSize.JOINT);
      }
      text.raw(">").escaped(lines.get(i)).raw("</tspan>");
    }
    text.raw("</text>");
  }

  private void stacked(PlacedNode placed) {
    Box box = placed.box();
    NodeKind kind = placed.node().kind();
    double x = box.x() + NodeSize.MARGIN_X;
    double y = box.y() + NodeSize.MARGIN_Y + NodeSize.LINE - 5;
    if (NodeSize.hasSymbol(kind)) {
      SvgShapes.symbol(text, kind, x, y - 10);
    }
    for (int i = 0; i < placed.lines().size(); i++) {
      boolean heading = i == 0 && placed.lines().size() > 1;
      double indent = i == 0 && NodeSize.hasSymbol(kind) ? NodeSize.SYMBOL : 0;
      text.raw(heading ? "<text class=\"qi-heading\"" : "<text");
      text.number("x", x + indent).number("y", y + i * NodeSize.LINE);
      text.raw(">").escaped(placed.lines().get(i)).raw("</text>");
    }
  }

  // ---- Edges ----

  private void edge(PlacedEdge placed) {
    EdgeKind kind = placed.edge().kind();
    boolean arrow = graph.rows() == PlacedGraph.Rows.STACKED;
    text.raw("<g class=\"qi-edge ").raw(SvgStyle.name(kind)).raw("\" data-edge=\"");
    text.escaped(placed.edge().from()).raw(" ").escaped(placed.edge().to()).raw("\">");
    SvgShapes.way(text, placed.points(), arrow);
    if (arrow) {
      SvgShapes.arrow(text, placed.points(), kind == EdgeKind.BACK);
    }
    text.raw("</g>\n");
  }

  private void label(PlacedEdge placed) {
    placed
        .label()
        .ifPresent(
            box -> {
              text.raw("<text class=\"qi-label ");
              text.raw(SvgStyle.name(placed.edge().kind())).raw("\"");
              text.number("x", box.centreX()).number("y", box.bottom() - 4).raw(">");
              text.escaped(LabelText.line(placed.edge().label())).raw("</text>\n");
            });
  }
}
