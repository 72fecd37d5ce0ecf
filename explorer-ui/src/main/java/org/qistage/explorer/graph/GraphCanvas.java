package org.qistage.explorer.graph;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.qistage.explorer.look.Look;
import org.qistage.foundation.Span;
import org.qistage.pipeline.graph.Box;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.PlacedNode;

/// A graph to look at: dragged with the mouse, zoomed with the wheel (Ctrl) or `+` and `-`, fitted with `0`,
/// gone through with the arrow keys.
public final class GraphCanvas extends Region {
  private static final double FARTHEST = 0.1;
  private static final double NEAREST = 4;

  private final Look look;
  private final Canvas canvas = new Canvas();
  private Optional<PlacedGraph> graph = Optional.empty();
  private Predicate<PlacedNode> lit = _ -> false;
  private Optional<String> chosen = Optional.empty();
  private Consumer<PlacedNode> onPick = _ -> {};
  private double zoom = 1;
  private double left;
  private double top;
  private double dragX;
  private double dragY;
  private boolean dragged;
  private boolean fitted = true;

  public GraphCanvas(Look look) {
    this.look = look;
    getStyleClass().add("graph");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
    getChildren().add(canvas);
    look.palette().subscribe(_ -> paint());
    focusedProperty().subscribe(_ -> paint());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Shows another graph; how it is moved and zoomed stays unless it is fitted to the view.
  public void show(Optional<PlacedGraph> other) {
    graph = other;
    if (fitted) {
      fit();
    }
    paint();
  }

  /// What is told of nodes that are clicked, or chosen with the keyboard.
  public void setOnPick(Consumer<PlacedNode> action) {
    onPick = action;
  }

  /// Lights nodes, and moves so that the first of them is seen.
  public void light(Predicate<PlacedNode> nodes, boolean follow) {
    lit = nodes;
    if (follow) {
      graph
          .flatMap(shown -> shown.nodes().stream().filter(lit).findFirst())
          .ifPresent(this::reveal);
    }
    paint();
  }

  /// Whether a node stands for source within a span, or for exactly what holds it.
  public static Predicate<PlacedNode> within(Span span) {
    return node ->
        node.node().span().filter(own -> own.length() > 0 && span.contains(own)).isPresent();
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(Math.max(1, getWidth()));
      canvas.setHeight(Math.max(1, getHeight()));
      if (fitted) {
        fit();
      }
      paint();
    }
  }

  // ---- Moving ----

  /// Makes the whole graph fit, but not larger than natural.
  public void fit() {
    fitted = true;
    graph.ifPresent(
        shown -> {
          double width = Math.max(1, getWidth());
          double height = Math.max(1, getHeight());
          double scale = look.size() / Look.TEXT_SIZE;
          zoom =
              Math.clamp(
                  Math.min(width / shown.width(), height / shown.height()),
                  0.55 * scale,
                  1.1 * scale);
          left = Math.max(0, (width - shown.width() * zoom) / 2);
          top = Math.max(0, (height - shown.height() * zoom) / 2);
        });
    paint();
  }

  /// Makes everything larger or smaller around the middle.
  public void zoomBy(double factor) {
    zoomAround(factor, getWidth() / 2, getHeight() / 2);
  }

  private void zoomAround(double factor, double x, double y) {
    double before = zoom;
    zoom = Math.clamp(zoom * factor, FARTHEST, NEAREST);
    left = x - (x - left) * zoom / before;
    top = y - (y - top) * zoom / before;
    fitted = false;
    paint();
  }

  private void moveBy(double x, double y) {
    left += x;
    top += y;
    fitted = false;
    paint();
  }

  private void reveal(PlacedNode node) {
    Box box = node.box();
    double x = left + box.x() * zoom;
    double y = top + box.y() * zoom;
    boolean seen =
        x >= 0
            && y >= 0
            && x + box.width() * zoom <= getWidth()
            && y + box.height() * zoom <= getHeight();
    if (!seen) {
      left += getWidth() / 2 - (x + box.width() * zoom / 2);
      top += getHeight() / 2 - (y + box.height() * zoom / 2);
      fitted = false;
    }
  }

  // ---- The user ----

  private void pressed(MouseEvent event) {
    requestFocus();
    dragX = event.getX();
    dragY = event.getY();
    dragged = false;
  }

  private void drag(MouseEvent event) {
    dragged |= Math.hypot(event.getX() - dragX, event.getY() - dragY) > 3;
    if (dragged) {
      moveBy(event.getX() - dragX, event.getY() - dragY);
      dragX = event.getX();
      dragY = event.getY();
    }
  }

  private void released(MouseEvent event) {
    if (!dragged) {
      at(event.getX(), event.getY()).ifPresent(this::pick);
    }
  }

  private Optional<PlacedNode> at(double x, double y) {
    double toX = (x - left) / zoom;
    double toY = (y - top) / zoom;
    return graph.flatMap(
        shown ->
            shown.nodes().stream()
                .filter(
                    node ->
                        node.box().x() <= toX
                            && toX <= node.box().right()
                            && node.box().y() <= toY
                            && toY <= node.box().bottom())
                .findFirst());
  }

  private void pick(PlacedNode node) {
    chosen = Optional.of(node.node().id());
    setAccessibleText(String.join(" ", node.node().lines()));
    onPick.accept(node);
    paint();
  }

  private void scroll(ScrollEvent event) {
    if (event.isShortcutDown()) {
      zoomAround(event.getDeltaY() > 0 ? 1.15 : 1 / 1.15, event.getX(), event.getY());
    } else {
      moveBy(event.getDeltaX(), event.getDeltaY());
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    boolean known = true;
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> zoomBy(1.15);
      case MINUS, SUBTRACT -> zoomBy(1 / 1.15);
      case DIGIT0, NUMPAD0 -> fit();
      case LEFT -> go(-1, 0);
      case RIGHT -> go(1, 0);
      case UP -> go(0, -1);
      case DOWN -> go(0, 1);
      default -> known = false;
    }
    if (known && !event.isShortcutDown()) {
      event.consume();
    }
  }

  /// Chooses the nearest node in a direction.
  private void go(int x, int y) {
    if (graph.isEmpty() || graph.get().nodes().isEmpty()) {
      return;
    }
    Optional<PlacedNode> from =
        graph.get().nodes().stream()
            .filter(node -> chosen.filter(node.node().id()::equals).isPresent())
            .findFirst();
    PlacedNode next =
        from.isEmpty()
            ? graph.get().nodes().getFirst()
            : graph.get().nodes().stream()
                .filter(node -> lies(from.get().box(), node.box(), x, y))
                .min(
                    java.util.Comparator.comparingDouble(
                        node -> distance(from.get().box(), node.box(), x)))
                .orElse(from.get());
    pick(next);
    reveal(next);
    paint();
  }

  private static boolean lies(Box from, Box to, int x, int y) {
    return x != 0
        ? (to.centreX() - from.centreX()) * x > 1
        : (to.centreY() - from.centreY()) * y > 1;
  }

  /// Along the way counts once, across it twice.
  private static double distance(Box from, Box to, int x) {
    double dx = Math.abs(to.centreX() - from.centreX());
    double dy = Math.abs(to.centreY() - from.centreY());
    return x != 0 ? dx + 2 * dy : 2 * dx + dy;
  }

  // ---- Painting ----

  private void paint() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    new GraphPainter(pen, look.palette().getValue(), look.fonts().code())
        .paint(
            graph,
            new GraphPainter.Port(left, top, zoom, canvas.getWidth(), canvas.getHeight()),
            lit,
            isFocused() ? chosen : Optional.empty());
  }
}
