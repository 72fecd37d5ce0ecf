package org.qistage.explorer.bytecode;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.bytecode.CodeRow.Code;
import org.qistage.explorer.bytecode.Jumps.Jump;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.look.Palette;
import org.qistage.foundation.graph.EdgeKind;

/// The piece of the jumps of a method that passes one row: out of a jump, into its target with a head, or
/// past. A dotted line at the right side marks instructions whose failures are handled, an open head the
/// first instruction of a handler.
final class JumpLines extends Region {
  private final Look look;
  private final Region place;
  private final Canvas canvas = new Canvas();
  private @Nullable Code code;

  /// @param place where in the row they are drawn
  JumpLines(Look look, Region place) {
    this.look = look;
    this.place = place;
    getChildren().add(canvas);
    setMouseTransparent(true);
    place.boundsInParentProperty().subscribe(_ -> requestLayout());
  }

  void show(Code shown) {
    code = shown;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setLayoutX(place.getLayoutX());
    canvas.setWidth(Math.max(1, place.getWidth()));
    canvas.setHeight(Math.max(1, getHeight()));
    paint();
  }

  private void paint() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    pen.clearRect(0, 0, width, height);
    if (code == null) {
      return;
    }
    Palette palette = look.palette().getValue();
    int index = code.index();
    for (Jump jump : code.method().jumps()) {
      if (jump.passes(index)) {
        jump(pen, jump, index, width, height, palette);
      }
    }
    pen.setStroke(palette.of(EdgeKind.RAISED));
    for (Jumps.Range range : code.method().ranges()) {
      double x = width - 2;
      if (range.holds(index)) {
        pen.setLineWidth(1.5);
        pen.setLineDashes(2, 3);
        pen.strokeLine(x, 0, x, height);
        pen.setLineDashes();
      }
      if (range.handler() == index) {
        pen.setLineWidth(1.5);
        pen.strokePolyline(
            new double[] {x - 7, x - 1, x - 7},
            new double[] {height / 2 - 4, height / 2, height / 2 + 4},
            3);
      }
    }
  }

  private static void jump(
      GraphicsContext pen, Jump jump, int index, double width, double height, Palette palette) {
    boolean back = jump.to() <= jump.from();
    Color colour = palette.of(back ? EdgeKind.BACK : EdgeKind.TRUE);
    double lane = (width - 12) / Jumps.LANES;
    double x = width - 10 - lane * (jump.lane() + 0.5);
    double middle = height / 2;
    pen.setStroke(colour);
    pen.setFill(colour);
    pen.setLineWidth(1.2);
    pen.setLineDashes(back ? new double[] {5, 2} : new double[0]);
    boolean from = jump.from() == index;
    boolean to = jump.to() == index;
    if (jump.top() != index) {
      pen.strokeLine(x, 0, x, middle);
    }
    if (jump.bottom() != index) {
      pen.strokeLine(x, middle, x, height);
    }
    pen.setLineDashes();
    if (from) {
      pen.strokeLine(x, middle, width - 5, middle);
      pen.fillOval(width - 7, middle - 2, 4, 4);
    }
    if (to) {
      pen.strokeLine(x, middle, width - 8, middle);
      pen.fillPolygon(
          new double[] {width - 3, width - 10, width - 10},
          new double[] {middle, middle - 4, middle + 4},
          3);
    }
  }
}
