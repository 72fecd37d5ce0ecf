package org.qistage.explorer.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.qistage.explorer.look.CanvasPen;
import org.qistage.explorer.look.Drawing;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.look.Pen;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.Pictures;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.graph.Box;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.graph.Point;

/// A graph to look at: dragged with the mouse, zoomed with the wheel (Ctrl) or `+` and `-`, fitted with `0`,
/// gone through with the arrow keys. Where nodes can be folded, a click on the sign behind one does it, or the
/// space bar.
public final class GraphCanvas extends Region implements Pictures.Source {
  /// Around what lies on top of the graph.
  private static final double GAP = 6;

  /// So many nodes are told to who cannot see them.
  private static final int MOST_TOLD = 5;

  private final Look look;
  private final String name;
  private final PictureMenu menu;
  private final ContextMenu stopMenu = new ContextMenu();
  private Optional<NodeStops> stops = Optional.empty();
  private final Canvas canvas = new Canvas();
  private final Viewport view = new Viewport();
  private Optional<PlacedGraph> graph = Optional.empty();
  private Predicate<PlacedNode> lit = _ -> false;
  private Predicate<PlacedNode> now = _ -> false;
  private Optional<String> chosen = Optional.empty();
  private Consumer<PlacedNode> onPick = _ -> {};
  private Consumer<PlacedNode> onFold = _ -> {};
  private Function<PlacedNode, Fold> folds = _ -> Fold.NONE;
  private final GraphMotion motion = new GraphMotion(this::paint);
  private double dragX;
  private double dragY;
  private boolean dragged;

  /// @param name what it shows, in a word that suits a file's name
  public GraphCanvas(Workbench workbench, Look look, String name) {
    this.look = look;
    this.name = name;
    this.menu = new PictureMenu(workbench, name + "-picture", this);
    workbench.pictures().add(this);
    getStyleClass().add("graph");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
    getChildren().addAll(canvas, menu);
    look.subscribe(
        () -> {
          view.scale(look.size() / Look.TEXT_SIZE);
          paint();
        });
    focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                workbench.pictures().turnTo(this);
              }
              paint();
            });
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Shows another graph; how it is moved and zoomed stays unless it is fitted to the view.
  public void show(Optional<PlacedGraph> other) {
    motion.stop();
    graph = other;
    view.show(other);
    paint();
  }

  /// Shows another version of the graph, in which nodes that stay have their ids. One of them does not move:
  /// the given one, or else the first that is seen.
  public void showNext(Optional<PlacedGraph> other, Optional<String> still) {
    if (graph.isEmpty() || other.isEmpty()) {
      show(other);
      return;
    }
    Map<String, PlacedNode> next = new HashMap<>();
    other.get().nodes().forEach(node -> next.put(node.node().id(), node));
    PlacedGraph before = graph.get();
    graph = other;
    Optional<PlacedNode> anchor =
        still
            .flatMap(id -> Neighbours.node(before, id))
            .filter(node -> next.containsKey(node.node().id()) && view.sees(node.box()))
            .or(
                () ->
                    before.nodes().stream()
                        .filter(node -> next.containsKey(node.node().id()) && view.sees(node.box()))
                        .min(Comparator.comparingDouble(node -> node.box().y())));
    if (anchor.isEmpty()) {
      view.show(other);
      view.place(Viewport.Placing.HOME);
    } else {
      Box from = anchor.get().box();
      Box to = Objects.requireNonNull(next.get(anchor.get().node().id())).box();
      view.show(other.get(), from, to);
      motion.start(before, other.get(), to.x() - from.x(), to.y() - from.y());
    }
    paint();
  }

  /// Whether what moves is seen moving; else it is at its new place at once.
  public void setMoving(boolean moving) {
    motion.setOn(moving);
  }

  /// How nodes are folded, and what is told when one is to be folded or unfolded.
  public void setFolds(Function<PlacedNode, Fold> how, Consumer<PlacedNode> action) {
    folds = how;
    onFold = action;
    paint();
  }

  /// Lets breakpoints be set at nodes.
  public void setStops(NodeStops all) {
    stops = Optional.of(all);
  }

  /// The breakpoints have changed.
  public void showStops() {
    paint();
  }

  /// Chooses a node for the keyboard.
  public void choose(Optional<String> id) {
    chosen = id;
    paint();
  }

  /// The id of the node that keys are about; empty when none is chosen, or it is not there.
  public Optional<String> chosen() {
    return chosenNode().map(node -> node.node().id());
  }

  /// The graph that is shown.
  public Optional<PlacedGraph> graph() {
    return graph;
  }

  /// The nodes that are lit.
  public List<PlacedNode> lit() {
    return graph.stream().flatMap(shown -> shown.nodes().stream()).filter(lit).toList();
  }

  /// Where a node is seen, in the canvas; empty when there is none of that id.
  public Optional<Bounds> place(String id) {
    return graph
        .flatMap(shown -> Neighbours.node(shown, id))
        .map(node -> view.onView(node.box()))
        .map(box -> new BoundingBox(box.x(), box.y(), box.width(), box.height()));
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
          .ifPresent(node -> view.reveal(node.box()));
    }
    tell(lit());
    paint();
  }

  /// Its name stays what the drawing is of; what is added is the node, or the nodes, that matter now.
  private void tell(List<PlacedNode> nodes) {
    setAccessibleRoleDescription(
        nodes.stream()
            .limit(MOST_TOLD)
            .map(node -> String.join(" ", node.node().lines()))
            .collect(Collectors.joining("; ")));
  }

  /// Marks nodes as where the run is at present.
  public void mark(Predicate<PlacedNode> nodes) {
    now = nodes;
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
      view.resize(getWidth(), getHeight());
      paint();
    }
    double wide = Math.min(getWidth(), menu.prefWidth(-1));
    double high = menu.prefHeight(wide);
    menu.resizeRelocate(getWidth() - wide - GAP, getHeight() - high - GAP, wide, high);
  }

  // ---- Moving ----

  /// Makes the whole graph fit, but not larger than natural.
  public void fit() {
    view.place(Viewport.Placing.FIT);
    paint();
  }

  /// Makes the whole graph fit where it can still be read; else shows it from its start.
  public void fitLegibly() {
    view.place(Viewport.Placing.FIT_LEGIBLY);
    paint();
  }

  /// Shows the graph from its start, legible, and whole where that is possible.
  public void home() {
    view.place(Viewport.Placing.HOME);
    paint();
  }

  /// Makes everything larger or smaller around the middle.
  public void zoomBy(double factor) {
    view.zoomBy(factor);
    paint();
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
      view.moveBy(event.getX() - dragX, event.getY() - dragY);
      paint();
      dragX = event.getX();
      dragY = event.getY();
    }
  }

  private void released(MouseEvent event) {
    if (dragged) {
      return;
    }
    if (event.getButton() == MouseButton.SECONDARY) {
      at(event.getX(), event.getY())
          .ifPresent(node -> offerStop(node, event.getScreenX(), event.getScreenY()));
      return;
    }
    Optional<PlacedNode> sign = signAt(event.getX(), event.getY());
    if (sign.isPresent()) {
      onFold.accept(sign.get());
    } else {
      at(event.getX(), event.getY()).ifPresent(this::pick);
    }
  }

  /// Sets a breakpoint at the chosen node, or takes it away.
  public void toggleStop() {
    chosenNode()
        .ifPresent(
            node ->
                stops
                    .filter(all -> all.possible().test(node))
                    .ifPresent(all -> all.toggle().accept(node)));
    paint();
  }

  private void offerStop(PlacedNode node, double x, double y) {
    if (stops.filter(all -> all.possible().test(node)).isEmpty()) {
      return;
    }
    NodeStops all = stops.get();
    pick(node);
    MenuItem item = new MenuItem((all.set().test(node) ? all.toRemove() : all.toSet()).getValue());
    item.setOnAction(_ -> toggleStop());
    stopMenu.getItems().setAll(item);
    stopMenu.show(this, x, y);
  }

  /// The node whose fold sign is at a place.
  private Optional<PlacedNode> signAt(double x, double y) {
    Point place = view.inGraph(x, y);
    return graph.flatMap(
        shown ->
            shown.nodes().stream()
                .filter(node -> GraphPainter.isOnSign(node.box(), place.x(), place.y()))
                .filter(node -> folds.apply(node) != Fold.NONE)
                .findFirst());
  }

  private Optional<PlacedNode> at(double x, double y) {
    Point place = view.inGraph(x, y);
    return graph.flatMap(
        shown -> shown.nodes().stream().filter(node -> node.box().contains(place)).findFirst());
  }

  private void pick(PlacedNode node) {
    chosen = Optional.of(node.node().id());
    tell(List.of(node));
    onPick.accept(node);
    paint();
  }

  private void scroll(ScrollEvent event) {
    if (event.isShortcutDown()) {
      view.zoomAround(event.getDeltaY() > 0 ? 1.15 : 1 / 1.15, event.getX(), event.getY());
    } else {
      view.moveBy(event.getDeltaX(), event.getDeltaY());
    }
    paint();
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown()) {
      return; // those are the window's
    }
    boolean known = true;
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> zoomBy(1.15);
      case MINUS, SUBTRACT -> zoomBy(1 / 1.15);
      case DIGIT0, NUMPAD0 -> fit();
      case LEFT -> go(-1, 0);
      case RIGHT -> go(1, 0);
      case UP -> go(0, -1);
      case DOWN -> go(0, 1);
      case HOME -> home();
      case SPACE, ENTER -> foldChosen();
      case B -> toggleStop();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private Optional<PlacedNode> chosenNode() {
    return graph.flatMap(shown -> chosen.flatMap(id -> Neighbours.node(shown, id)));
  }

  private void foldChosen() {
    chosenNode().filter(node -> folds.apply(node) != Fold.NONE).ifPresent(onFold);
  }

  /// Chooses the nearest node in a direction.
  private void go(int x, int y) {
    if (graph.isEmpty() || graph.get().nodes().isEmpty()) {
      return;
    }
    Optional<PlacedNode> from = chosenNode();
    PlacedNode next =
        from.isEmpty()
            ? graph.get().nodes().getFirst()
            : Neighbours.next(graph.get(), from.get(), x, y);
    pick(next);
    view.reveal(next.box());
    paint();
  }

  // ---- Painting ----

  private void paint() {
    GraphicsContext screen = canvas.getGraphicsContext2D();
    screen.setTransform(1, 0, 0, 1, 0, 0);
    screen.setFill(look.palette().getValue().paper());
    screen.fillRect(0, 0, getWidth(), getHeight());
    menu.setVisible(graph.filter(shown -> !shown.nodes().isEmpty()).isPresent());
    if (graph.isPresent()) {
      GraphPainter.Port port = view.port();
      screen.translate(port.left(), port.top());
      screen.scale(port.zoom(), port.zoom());
      painter(new CanvasPen(screen))
          .paint(graph.get(), port, signs(isFocused() ? chosen : Optional.empty()), motion);
    }
  }

  private GraphPainter painter(Pen pen) {
    return new GraphPainter(pen, look.palette().getValue(), look.fonts().code());
  }

  private GraphPainter.Signs signs(Optional<String> forKeys) {
    return new GraphPainter.Signs(
        lit, now, node -> stops.filter(all -> all.set().test(node)).isPresent(), folds, forKeys);
  }

  // ---- Files ----

  /// The whole graph as it is shown now, with what is lit and folded, whatever part of it is seen.
  @Override
  public Optional<Picture> picture() {
    return graph
        .filter(shown -> getScene() != null && isVisible() && !shown.nodes().isEmpty())
        .map(this::drawing);
  }

  private Drawing drawing(PlacedGraph shown) {
    // Room for the signs of nodes that can be folded.
    double width = shown.width() + GraphPainter.SIGN_ROOM;
    return new Drawing(
        name,
        shown.title(),
        width,
        shown.height(),
        pen ->
            painter(pen)
                .paintWhole(
                    shown,
                    width,
                    shown.height(),
                    signs(Optional.empty()),
                    new GraphMotion(() -> {})));
  }
}
