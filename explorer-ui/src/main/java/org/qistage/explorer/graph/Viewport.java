package org.qistage.explorer.graph;

import java.util.Optional;
import org.qistage.pipeline.graph.Box;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.Point;

/// Which part of a graph is seen, and how large.
final class Viewport {
  private static final double FARTHEST = 0.05;
  private static final double NEAREST = 4;

  /// What does not fit at this size is rather shown from its start than smaller.
  private static final double LEGIBLE = 0.75;

  /// Nobody reads what is smaller.
  private static final double READABLE = 0.45;

  private static final double LARGEST = 1.1;

  /// How a graph gets its place when the view's size changes.
  enum Placing {
    /// Legible, from its start.
    HOME,
    /// Whole, but not larger than natural.
    FIT,
    /// Whole where that can be read, else from its start.
    FIT_LEGIBLY,
    /// As the user moved it.
    FREE
  }

  private Optional<PlacedGraph> graph = Optional.empty();
  private Placing placing = Placing.HOME;
  private double width = 1;
  private double height = 1;
  private double scale = 1;
  private double zoom = 1;
  private double left;
  private double top;

  /// What is to be seen once the view has its size.
  private Optional<Box> awaited = Optional.empty();

  /// Another graph; how it is moved and zoomed stays unless it is placed by the size of the view.
  void show(Optional<PlacedGraph> other) {
    graph = other;
    place();
  }

  /// Another version of the graph, in which a node that was at a place does not seem to move.
  void show(PlacedGraph other, Box before, Box now) {
    graph = Optional.of(other);
    moveBy((before.x() - now.x()) * zoom, (before.y() - now.y()) * zoom);
  }

  /// @param wide the view's width in pixels
  /// @param high its height
  void resize(double wide, double high) {
    width = Math.max(1, wide);
    height = Math.max(1, high);
    place();
    if (isSized()) {
      awaited.ifPresent(this::reveal);
      awaited = Optional.empty();
    }
  }

  /// @param larger how many times as large as usual text is
  void scale(double larger) {
    scale = larger;
    place();
  }

  void place(Placing other) {
    placing = other;
    place();
  }

  private void place() {
    if (placing == Placing.FREE || graph.isEmpty()) {
      return;
    }
    double whole = Math.min(width / graph.get().width(), height / graph.get().height());
    double most = LARGEST * scale;
    boolean readable = placing == Placing.FIT_LEGIBLY && whole >= READABLE * scale;
    if (placing == Placing.FIT || readable) {
      zoom = Math.clamp(whole, FARTHEST, most);
    } else {
      zoom = whole < LEGIBLE * scale ? Math.max(LEGIBLE, 0.9) * scale : Math.min(whole, most);
    }
    // A tree is read from its root, which stays where it is when others are shown.
    boolean tree = graph.get().rows() == PlacedGraph.Rows.JOINED;
    boolean fits = whole >= zoom && !tree;
    left = fits ? Math.max(0, (width - graph.get().width() * zoom) / 2) : 0;
    top = fits ? Math.max(0, (height - graph.get().height() * zoom) / 2) : 0;
  }

  /// Makes everything larger or smaller around the middle.
  void zoomBy(double factor) {
    zoomAround(factor, width / 2, height / 2);
  }

  /// Makes everything larger or smaller around a place in the view.
  void zoomAround(double factor, double x, double y) {
    double before = zoom;
    zoom = Math.clamp(zoom * factor, FARTHEST, NEAREST);
    left = x - (x - left) * zoom / before;
    top = y - (y - top) * zoom / before;
    placing = Placing.FREE;
  }

  void moveBy(double x, double y) {
    left += x;
    top += y;
    placing = Placing.FREE;
  }

  /// Moves so that a place of the graph is seen, to the middle unless it is.
  void reveal(Box box) {
    if (!isSized()) {
      awaited = Optional.of(box);
      return;
    }
    Box seen = onView(box);
    boolean inside =
        seen.x() >= 0
            && seen.y() >= 0
            && seen.x() + Math.min(seen.width(), width) <= width
            && seen.bottom() <= height;
    if (!inside) {
      moveBy(width / 2 - seen.centreX(), height / 2 - seen.centreY());
    }
  }

  private boolean isSized() {
    return width > 1 && height > 1;
  }

  boolean sees(Box box) {
    return port().sees(box);
  }

  /// Where a place of the graph is in the view.
  Box onView(Box box) {
    return new Box(
        left + box.x() * zoom, top + box.y() * zoom, box.width() * zoom, box.height() * zoom);
  }

  /// What is at a place of the view.
  Point inGraph(double x, double y) {
    return new Point((x - left) / zoom, (y - top) / zoom);
  }

  GraphPainter.Port port() {
    return new GraphPainter.Port(left, top, zoom, width, height);
  }
}
