package org.qistage.explorer.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.run.RunPicture.Wake;
import org.qistage.pipeline.trace.TraceText;

/// Arrows from who woke to the woken task, each with its cause.
final class WakeArrows extends Pane {
  private static final double HEAD = 7;

  /// How much of a card's width a label may take.
  private static final double LABEL = 0.66;

  private List<Wake> wakes = List.of();
  private Optional<TraceText> words = Optional.empty();

  WakeArrows() {
    setMouseTransparent(true);
    setManaged(false);
    setViewOrder(-2);
    getStyleClass().add("wakes");
  }

  void show(List<Wake> shown, Optional<TraceText> traceWords) {
    wakes = shown;
    words = traceWords;
  }

  /// Draws them between the cards where they stand now.
  ///
  /// @param scheduler where an arrow begins that no task has made
  void place(Region board, Map<Integer, TaskCard> cards, Node scheduler) {
    getChildren().clear();
    for (int i = 0; i < wakes.size(); i++) {
      Wake wake = wakes.get(i);
      @Nullable TaskCard to = cards.get(wake.task());
      @Nullable TaskCard by = wake.by() == 0 ? null : cards.get(wake.by());
      if (to != null && to != by) {
        draw(
            in(board, by == null ? scheduler : by, by == null),
            in(board, to, false),
            wake,
            i == wakes.size() - 1);
      }
    }
    // They are made while the scene is laid out, which is after its styles have been applied.
    applyCss();
  }

  /// Where something stands on the board, when it has come to rest.
  private static Bounds in(Region board, Node node, boolean headOnly) {
    Bounds bounds = board.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double x = bounds.getMinX() - node.getTranslateX();
    double y = bounds.getMinY() - node.getTranslateY();
    double height = headOnly ? Math.min(30, bounds.getHeight()) : bounds.getHeight();
    return new javafx.geometry.BoundingBox(x, y, bounds.getWidth(), height);
  }

  private void draw(Bounds from, Bounds to, Wake wake, boolean newest) {
    boolean leftwards = from.getMinX() > to.getMinX();
    double startX = leftwards ? from.getMinX() : from.getMaxX();
    double endX = leftwards ? to.getMaxX() : to.getMinX();
    double startY = from.getCenterY();
    double endY = to.getCenterY();
    boolean column = Math.abs(from.getMinX() - to.getMinX()) < 4;
    if (column) {
      startX = from.getMaxX();
      endX = to.getMaxX();
      leftwards = true;
    }
    double bend = column ? 40 : Math.max(18, Math.abs(endX - startX) * 0.6);
    double out = column ? 1 : Math.signum(endX - startX);
    CubicCurve curve =
        new CubicCurve(
            startX,
            startY,
            startX + out * bend,
            startY,
            endX + (column ? bend : -out * bend),
            endY,
            endX,
            endY);
    curve.getStyleClass().addAll("wake", newest ? "wake-newest" : "wake-older");
    double back = leftwards ? 1 : -1;
    Polygon head =
        new Polygon(
            endX, endY, endX + back * HEAD, endY - HEAD / 2, endX + back * HEAD, endY + HEAD / 2);
    head.getStyleClass().addAll("wake-head", newest ? "wake-newest" : "wake-older");
    getChildren().addAll(curve, head);
    if (newest) {
      label(wake, Math.max(startX, endX), to.getWidth());
    }
  }

  /// The cause stands in the row of the headings, beside where the arrow begins: nothing is hidden by it, and
  /// the card has it in full.
  private void label(Wake wake, double right, double room) {
    Label label = new Label("⚡ " + words.map(text -> text.why(wake.cause())).orElse(""));
    label.getStyleClass().add("wake-label");
    label.setManaged(false);
    getChildren().add(label);
    label.applyCss();
    double width = Math.min(room * LABEL, label.prefWidth(-1));
    label.resizeRelocate(Math.max(0, right - width), 0, width, label.prefHeight(-1));
  }
}
