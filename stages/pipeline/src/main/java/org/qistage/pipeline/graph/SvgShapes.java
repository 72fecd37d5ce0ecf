package org.qistage.pipeline.graph;

import java.util.List;
import org.qistage.foundation.graph.NodeKind;

/// The shapes of a picture. Each kind of node has an outline and a symbol of its own, so that colour is
/// never all that tells it apart; all outlines reach the four sides of the node's box, where edges end.
final class SvgShapes {
  private static final double CORNER = 7;
  private static final double ARROW_LENGTH = 9;
  private static final double ARROW_WIDTH = 7;

  private SvgShapes() {}

  // ---- Outlines ----

  static void outline(SvgText text, NodeKind kind, Box box) {
    switch (kind) {
      case PLAIN -> rectangle(text, "qi-outline", box, 5);
      case BLOCK, ERROR -> rectangle(text, "qi-outline", box, 0);
      case STATE -> rectangle(text, "qi-outline", box, 8);
      case ENTRY -> rectangle(text, "qi-outline", box, 13);
      case EXIT -> {
        rectangle(text, "qi-outline", box, 0);
        rectangle(text, "qi-line", inset(box, 3), 0);
      }
      case COPY -> {
        rectangle(text, "qi-outline", box, 0);
        rectangle(text, "qi-line", inset(box, 3), 0);
      }
      case SUSPENSION -> cutCorners(text, box, 8);
      case RESUME -> foldedCorner(text, box, 10);
      case SCHEDULER -> {
        rectangle(text, "qi-outline", box, 0);
        bars(text, box);
      }
      case DISPATCH -> cutCorners(text, box, 12);
    }
  }

  private static Box inset(Box box, double by) {
    return new Box(box.x() + by, box.y() + by, box.width() - 2 * by, box.height() - 2 * by);
  }

  private static void rectangle(SvgText text, String style, Box box, double radius) {
    text.raw("<rect class=\"").raw(style).raw("\"").number("x", box.x()).number("y", box.y());
    text.number("width", box.width()).number("height", box.height());
    if (radius > 0) {
      text.number("rx", radius);
    }
    text.raw("/>");
  }

  private static void cutCorners(SvgText text, Box box, double cut) {
    double by = Math.min(cut, box.height() / 2);
    polygon(
        text,
        "qi-outline",
        box.x() + by,
        box.y(),
        box.right() - by,
        box.y(),
        box.right(),
        box.y() + by,
        box.right(),
        box.bottom() - by,
        box.right() - by,
        box.bottom(),
        box.x() + by,
        box.bottom(),
        box.x(),
        box.bottom() - by,
        box.x(),
        box.y() + by);
  }

  private static void foldedCorner(SvgText text, Box box, double fold) {
    double x = box.right() - fold;
    double y = box.y() + fold;
    polygon(
        text,
        "qi-outline",
        box.x(),
        box.y(),
        x,
        box.y(),
        box.right(),
        y,
        box.right(),
        box.bottom(),
        box.x(),
        box.bottom());
    polygon(text, "qi-symbol", x, box.y(), x, y, box.right(), y);
  }

  private static void bars(SvgText text, Box box) {
    for (double x : new double[] {box.x() + 5, box.right() - 5}) {
      text.raw("<path class=\"qi-line\" d=\"M").raw(point(x, box.y())).raw("V");
      text.raw(SvgText.format(box.bottom())).raw("\"/>");
    }
  }

  private static void polygon(SvgText text, String style, double... coordinates) {
    text.raw("<path class=\"").raw(style).raw("\" d=\"M");
    for (int i = 0; i < coordinates.length; i += 2) {
      text.raw(i == 0 ? "" : "L").raw(point(coordinates[i], coordinates[i + 1]));
    }
    text.raw("Z\"/>");
  }

  private static String point(double x, double y) {
    return SvgText.format(x) + " " + SvgText.format(y);
  }

  // ---- Symbols ----

  /// The symbol of a kind in a square of twelve pixels.
  static void symbol(SvgText text, NodeKind kind, double x, double y) {
    switch (kind) {
      case ENTRY -> polygon(text, "qi-symbol", x + 1, y, x + 11, y + 6, x + 1, y + 12);
      case EXIT -> square(text, "qi-symbol", x + 1, y + 1, 10);
      case SUSPENSION -> {
        bar(text, x + 1, y);
        bar(text, x + 7, y);
      }
      case RESUME -> {
        bar(text, x, y);
        polygon(text, "qi-symbol", x + 5, y, x + 12, y + 6, x + 5, y + 12);
      }
      case COPY -> {
        square(text, "qi-line", x + 0.5, y + 0.5, 8);
        square(text, "qi-symbol", x + 4, y + 4, 8);
      }
      case SCHEDULER -> circle(text, x + 6, y + 6);
      case DISPATCH -> {
        polygon(text, "qi-symbol", x, y + 4, x, y + 8, x + 6, y + 6);
        polygon(text, "qi-symbol", x + 5, y, x + 12, y + 1, x + 7, y + 5);
        polygon(text, "qi-symbol", x + 5, y + 12, x + 12, y + 11, x + 7, y + 7);
      }
      case ERROR -> {
        polygon(text, "qi-symbol", x, y + 2, x + 2, y, x + 12, y + 10, x + 10, y + 12);
        polygon(text, "qi-symbol", x + 10, y, x + 12, y + 2, x + 2, y + 12, x, y + 10);
      }
      case PLAIN, BLOCK, STATE -> {}
    }
  }

  private static void square(SvgText text, String style, double x, double y, double size) {
    rectangle(text, style, new Box(x, y, size, size), 0);
  }

  private static void bar(SvgText text, double x, double y) {
    rectangle(text, "qi-symbol", new Box(x, y, 4, 12), 0);
  }

  private static void circle(SvgText text, double x, double y) {
    text.raw("<circle class=\"qi-line\"").number("cx", x).number("cy", y).raw(" r=\"5\"/>");
    text.raw("<circle class=\"qi-symbol\"").number("cx", x).number("cy", y).raw(" r=\"2\"/>");
  }

  // ---- Edges ----

  /// The line of an edge with its corners rounded. Under an arrow head it ends where the head begins.
  static void way(SvgText text, List<Point> points, boolean arrow) {
    Point end = points.getLast();
    if (arrow) {
      end = towards(end, points.get(points.size() - 2), ARROW_LENGTH - 1);
    }
    text.raw("<path class=\"qi-way\" d=\"M").raw(point(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      Point before = towards(corner, points.get(i - 1), reach(corner, points.get(i - 1)));
      Point after = towards(corner, points.get(i + 1), reach(corner, points.get(i + 1)));
      text.raw("L").raw(point(before)).raw("Q").raw(point(corner)).raw(" ").raw(point(after));
    }
    text.raw("L").raw(point(end)).raw("\"/>");
  }

  static void arrow(SvgText text, List<Point> points, boolean twice) {
    Point tip = points.getLast();
    Point from = points.get(points.size() - 2);
    head(text, tip, from);
    if (twice) {
      head(text, towards(tip, from, ARROW_LENGTH), from);
    }
  }

  private static void head(SvgText text, Point tip, Point from) {
    Point base = towards(tip, from, ARROW_LENGTH);
    double length = Math.max(distance(tip, base), 0.1);
    double acrossX = (tip.y() - base.y()) / length * ARROW_WIDTH / 2;
    double acrossY = (base.x() - tip.x()) / length * ARROW_WIDTH / 2;
    polygon(
        text,
        "qi-arrow",
        tip.x(),
        tip.y(),
        base.x() + acrossX,
        base.y() + acrossY,
        base.x() - acrossX,
        base.y() - acrossY);
  }

  private static double reach(Point corner, Point next) {
    return Math.min(CORNER, distance(corner, next) / 2);
  }

  private static Point towards(Point from, Point to, double by) {
    double length = distance(from, to);
    if (length == 0) {
      return from;
    }
    double part = Math.min(1, by / length);
    return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
  }

  private static double distance(Point one, Point other) {
    return Math.hypot(other.x() - one.x(), other.y() - one.y());
  }

  private static String point(Point point) {
    return point(point.x(), point.y());
  }
}
