package org.qistage.explorer.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.qistage.explorer.look.Palette;
import org.qistage.explorer.look.Pen;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.pipeline.graph.Box;
import org.qistage.pipeline.graph.PlacedEdge;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.graph.Point;

/// Paints a placed graph. Each kind of node has a shape of its own and each kind of edge a pattern, so that
/// colour is never all that tells them apart.
final class GraphPainter {
  /// The sizes that the layout reckons with.
  private static final double FONT = 13;

  private static final double TITLE = 16;

  /// What a type beside the label of a node begins with.
  private static final String TYPE = ": ";

  private static final double LINE = 18;
  private static final double MARGIN_X = 12;

  /// What the sign behind a node needs beside it.
  static final double SIGN_ROOM = 16;

  /// Half the size of the sign behind a node that can be folded.
  private static final double SIGN = 6;

  /// Below this zoom, text is not painted: nobody could read it.
  private static final double LEGIBLE = 0.3;

  private final Pen pen;
  private final Palette palette;
  private final String family;

  GraphPainter(Pen pen, Palette palette, String family) {
    this.pen = pen;
    this.palette = palette;
    this.family = family;
  }

  /// What part of the graph is seen.
  record Port(double left, double top, double zoom, double width, double height) {
    boolean sees(Box box) {
      return left + box.right() * zoom >= 0
          && top + box.bottom() * zoom >= 0
          && left + box.x() * zoom <= width
          && top + box.y() * zoom <= height;
    }
  }

  /// What is shown of nodes besides their labels.
  ///
  /// @param lit whether one is lit
  /// @param now whether the run is at one
  /// @param folds how one is folded
  /// @param chosen the id of the one that keys are about
  record Signs(
      Predicate<PlacedNode> lit,
      Predicate<PlacedNode> now,
      Predicate<PlacedNode> stops,
      Function<PlacedNode, Fold> folds,
      Optional<String> chosen) {}

  /// Paints what is seen through a port; the pen's own measure is that of the graph.
  void paint(PlacedGraph graph, Port port, Signs signs, GraphMotion motion) {
    boolean joined = graph.rows() == PlacedGraph.Rows.JOINED;
    boolean legible = port.zoom() >= LEGIBLE;
    for (PlacedEdge edge : graph.edges()) {
      PlacedEdge moved = motion.of(edge);
      if (port.sees(around(moved))) {
        edge(moved, !joined);
      }
    }
    for (PlacedNode node : graph.nodes()) {
      PlacedNode moved = motion.of(node);
      if (port.sees(withSign(moved.box()))) {
        pen.named(
            String.join(" ", node.node().lines()),
            () -> {
              boolean chosen = signs.chosen().filter(node.node().id()::equals).isPresent();
              node(moved, joined, legible, signs.lit().test(node), chosen);
              sign(moved.box(), signs.folds().apply(node));
              if (signs.now().test(node)) {
                now(moved.box());
              }
              if (signs.stops().test(node)) {
                stop(moved.box());
              }
            });
      }
    }
  }

  /// The whole graph with its title, as a file has it.
  void paintWhole(PlacedGraph graph, double width, double height, Signs signs, GraphMotion still) {
    pen.setFill(palette.paper());
    pen.fillRect(0, 0, width, height);
    pen.setFill(palette.text());
    pen.setFont(Font.font(family, FontWeight.BOLD, TITLE));
    pen.fillText(graph.title(), TITLE, TITLE + 4, width - 2 * TITLE);
    paint(graph, new Port(0, 0, 1, width, height), signs, still);
  }

  /// An octagon on the corner: the run stops here.
  private void stop(Box box) {
    double[] x = new double[8];
    double[] y = new double[8];
    for (int i = 0; i < 8; i++) {
      double angle = Math.PI / 8 + i * Math.PI / 4;
      x[i] = box.x() + 8 * Math.cos(angle);
      y[i] = box.y() + 8 * Math.sin(angle);
    }
    pen.setFill(palette.of(NodeKind.ERROR).stroke());
    pen.fillPolygon(x, y);
    pen.setStroke(palette.paper());
    pen.setLineWidth(1.5);
    pen.strokePolygon(x, y);
  }

  /// A strong frame and a pointer at the left: the run is here.
  private void now(Box box) {
    pen.setStroke(palette.of(NodeKind.RESUME).stroke());
    pen.setFill(palette.of(NodeKind.RESUME).stroke());
    pen.setLineWidth(3);
    pen.strokeRect(box.x() - 2.5, box.y() - 2.5, box.width() + 5, box.height() + 5);
    double y = box.centreY();
    triangle(box.x() - 13, y - 7, box.x() - 4, y, box.x() - 13, y + 7);
  }

  // ---- Folding ----

  private static Box withSign(Box box) {
    return new Box(box.x(), box.y(), box.width() + 2 + 2 * SIGN, box.height());
  }

  private static double signX(Box box) {
    return box.right() + SIGN + 2;
  }

  /// Whether a place in the graph is on the sign of a node that can be folded.
  static boolean isOnSign(Box box, double x, double y) {
    return Math.hypot(x - signX(box), y - box.centreY()) <= SIGN + 3;
  }

  private void sign(Box box, Fold fold) {
    if (fold == Fold.NONE) {
      return;
    }
    double x = signX(box);
    double y = box.centreY();
    pen.setFill(fold == Fold.CLOSED ? palette.text() : palette.paper());
    pen.setStroke(palette.muted());
    pen.setLineWidth(1);
    pen.fillOval(x - SIGN, y - SIGN, 2 * SIGN, 2 * SIGN);
    pen.strokeOval(x - SIGN, y - SIGN, 2 * SIGN, 2 * SIGN);
    pen.setStroke(fold == Fold.CLOSED ? palette.paper() : palette.text());
    pen.setLineWidth(1.4);
    pen.strokeLine(x - 3, y, x + 3, y);
    if (fold == Fold.CLOSED) {
      pen.strokeLine(x, y - 3, x, y + 3);
    }
  }

  // ---- Edges ----

  private static Box around(PlacedEdge edge) {
    double x = Double.MAX_VALUE;
    double y = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (Point point : edge.points()) {
      x = Math.min(x, point.x());
      y = Math.min(y, point.y());
      right = Math.max(right, point.x());
      bottom = Math.max(bottom, point.y());
    }
    return new Box(x, y, right - x, bottom - y);
  }

  private void edge(PlacedEdge edge, boolean directed) {
    EdgeKind kind = edge.edge().kind();
    Color colour = palette.of(kind);
    pen.setStroke(colour);
    pen.setLineWidth(kind == EdgeKind.PLAIN ? 1 : 1.5);
    pen.setLineDashes(dashes(kind));
    List<Point> points = edge.points();
    pen.strokePolyline(
        points.stream().mapToDouble(Point::x).toArray(),
        points.stream().mapToDouble(Point::y).toArray());
    pen.setLineDashes();
    if (directed) {
      head(points.get(points.size() - 2), points.getLast(), colour);
    }
    edge.label().ifPresent(box -> label(edge.edge().label(), box, colour));
  }

  private static double[] dashes(EdgeKind kind) {
    return switch (kind) {
      case PLAIN, TRUE, READY -> new double[0];
      case FALSE -> new double[] {7, 3};
      case BACK -> new double[] {10, 3, 2, 3};
      case SUSPENDED -> new double[] {3, 3};
      case RESUMED -> new double[] {9, 4};
      case RAISED -> new double[] {2, 4};
    };
  }

  private void head(Point from, Point tip, Color colour) {
    double length = Math.max(0.1, Math.hypot(tip.x() - from.x(), tip.y() - from.y()));
    double x = (tip.x() - from.x()) / length;
    double y = (tip.y() - from.y()) / length;
    double baseX = tip.x() - x * 9;
    double baseY = tip.y() - y * 9;
    pen.setFill(colour);
    pen.fillPolygon(
        new double[] {tip.x(), baseX - y * 3.5, baseX + y * 3.5},
        new double[] {tip.y(), baseY + x * 3.5, baseY - x * 3.5});
  }

  private void label(String text, Box box, Color colour) {
    pen.setFill(palette.paper());
    pen.fillRect(box.x(), box.y(), box.width(), box.height());
    pen.setFill(colour);
    pen.setFont(Font.font(family, 12));
    pen.fillText(text, box.x() + 2, box.centreY(), box.width() + 6);
  }

  // ---- Nodes ----

  private void node(PlacedNode node, boolean joined, boolean legible, boolean lit, boolean chosen) {
    Palette.Inks inks = palette.of(node.node().kind());
    Box box = node.box();
    pen.setFill(lit ? palette.lit() : inks.fill());
    pen.setStroke(lit ? palette.litStrong() : inks.stroke());
    pen.setLineWidth(lit ? 2 : 1.2);
    outline(node.node().kind(), box);
    if (chosen) {
      pen.setStroke(palette.text());
      pen.setLineWidth(1);
      pen.setLineDashes(2, 2);
      pen.strokeRect(box.x() - 3, box.y() - 3, box.width() + 6, box.height() + 6);
      pen.setLineDashes();
    }
    if (!legible) {
      return;
    }
    double symbol = hasSymbol(node.node().kind()) && !joined ? 18 : 0;
    if (symbol > 0) {
      pen.setFill(inks.stroke());
      symbol(node.node().kind(), box.x() + MARGIN_X - 2, box.y() + 10);
    }
    if (joined) {
      joined(node, box);
    } else {
      stacked(node.lines(), box, symbol);
    }
  }

  private void joined(PlacedNode node, Box box) {
    List<String> lines = node.lines();
    double x = box.x() + MARGIN_X - 3;
    if (node.node().kind() == NodeKind.ERROR) {
      // There is no room for a symbol in the box: it sits on its corner.
      pen.setLineWidth(2);
      pen.setStroke(palette.of(NodeKind.ERROR).stroke());
      pen.strokeLine(box.x() - 4, box.y() - 4, box.x() + 4, box.y() + 4);
      pen.strokeLine(box.x() + 4, box.y() - 4, box.x() - 4, box.y() + 4);
    }
    for (int i = 0; i < lines.size(); i++) {
      boolean heading = i == 0 && lines.size() > 1;
      pen.setFont(font(heading));
      Color other = i > 0 && lines.get(i).startsWith(TYPE) ? palette.type() : palette.text();
      pen.setFill(heading ? palette.muted() : other);
      pen.fillText(lines.get(i), x, box.centreY());
      x += widthOf(lines.get(i)) + 7;
    }
  }

  private void stacked(List<String> lines, Box box, double symbol) {
    double y = box.y() + 7 + LINE / 2;
    for (int i = 0; i < lines.size(); i++) {
      boolean heading = i == 0 && lines.size() > 1;
      pen.setFont(font(heading));
      pen.setFill(palette.text());
      pen.fillText(lines.get(i), box.x() + MARGIN_X + (i == 0 ? symbol : 0), y);
      y += LINE;
    }
  }

  private Font font(boolean bold) {
    return Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, FONT);
  }

  /// As the layout reckons: a Hanzi is as wide as the font is high, anything else 0.61 of that.
  private static double widthOf(String text) {
    double width = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      width += text.codePointAt(at) < 0x1100 ? 0.61 : 1;
    }
    return width * FONT;
  }

  private void outline(NodeKind kind, Box box) {
    switch (kind) {
      case PLAIN -> round(box, 10);
      case STATE -> round(box, 16);
      case ENTRY -> round(box, 26);
      case BLOCK, ERROR -> round(box, 0);
      case EXIT, COPY -> {
        round(box, 0);
        pen.strokeRect(box.x() + 3, box.y() + 3, box.width() - 6, box.height() - 6);
      }
      case SUSPENSION -> cut(box, 8);
      case DISPATCH -> cut(box, 12);
      case RESUME -> {
        round(box, 0);
        pen.strokeLine(box.right() - 10, box.y(), box.right() - 10, box.y() + 10);
        pen.strokeLine(box.right() - 10, box.y() + 10, box.right(), box.y() + 10);
      }
      case SCHEDULER -> {
        round(box, 0);
        pen.strokeLine(box.x() + 5, box.y(), box.x() + 5, box.bottom());
        pen.strokeLine(box.right() - 5, box.y(), box.right() - 5, box.bottom());
      }
    }
  }

  private void round(Box box, double arc) {
    pen.fillRoundRect(box.x(), box.y(), box.width(), box.height(), arc);
    pen.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), arc);
  }

  private void cut(Box box, double by) {
    double c = Math.min(by, box.height() / 2);
    double[] x = {
      box.x() + c,
      box.right() - c,
      box.right(),
      box.right(),
      box.right() - c,
      box.x() + c,
      box.x(),
      box.x()
    };
    double[] y = {
      box.y(),
      box.y(),
      box.y() + c,
      box.bottom() - c,
      box.bottom(),
      box.bottom(),
      box.bottom() - c,
      box.y() + c
    };
    pen.fillPolygon(x, y);
    pen.strokePolygon(x, y);
  }

  private static boolean hasSymbol(NodeKind kind) {
    return switch (kind) {
      case PLAIN, BLOCK, STATE -> false;
      case ENTRY, EXIT, SUSPENSION, RESUME, COPY, SCHEDULER, DISPATCH, ERROR -> true;
    };
  }

  /// The symbol of a kind in a square of twelve pixels.
  private void symbol(NodeKind kind, double x, double y) {
    switch (kind) {
      case ENTRY -> triangle(x + 1, y, x + 11, y + 6, x + 1, y + 12);
      case EXIT -> pen.fillRect(x + 1, y + 1, 10, 10);
      case SUSPENSION -> {
        pen.fillRect(x + 1, y, 4, 12);
        pen.fillRect(x + 7, y, 4, 12);
      }
      case RESUME -> {
        pen.fillRect(x, y, 4, 12);
        triangle(x + 5, y, x + 12, y + 6, x + 5, y + 12);
      }
      case COPY -> {
        pen.strokeRect(x + 0.5, y + 0.5, 8, 8);
        pen.fillRect(x + 4, y + 4, 8, 8);
      }
      case SCHEDULER -> {
        pen.strokeOval(x + 1, y + 1, 10, 10);
        pen.fillOval(x + 4, y + 4, 4, 4);
      }
      case DISPATCH -> {
        triangle(x, y + 4, x, y + 8, x + 6, y + 6);
        triangle(x + 5, y, x + 12, y + 1, x + 7, y + 5);
        triangle(x + 5, y + 12, x + 12, y + 11, x + 7, y + 7);
      }
      case ERROR -> {
        pen.strokeLine(x, y, x + 12, y + 12);
        pen.strokeLine(x + 12, y, x, y + 12);
      }
      case PLAIN, BLOCK, STATE -> {}
    }
  }

  private void triangle(double x1, double y1, double x2, double y2, double x3, double y3) {
    pen.fillPolygon(new double[] {x1, x2, x3}, new double[] {y1, y2, y3});
  }
}
