package org.qistage.explorer.look;

import java.util.Arrays;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/// The shape of a task, which is the same in every view. There are seven shapes and eight colours, so that
/// 56 tasks in a row differ in one of the two.
public enum TaskShape {
  CIRCLE(24, 1),
  SQUARE(0.05, 0.05, 0.95, 0.05, 0.95, 0.95, 0.05, 0.95),
  TRIANGLE(0.5, 0, 1, 0.95, 0, 0.95),
  DIAMOND(0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5),
  CROSS(
      0.33, 0, 0.67, 0, 0.67, 0.33, 1, 0.33, 1, 0.67, 0.67, 0.67, 0.67, 1, 0.33, 1, 0.33, 0.67, 0,
      0.67, 0, 0.33, 0.33, 0.33),
  HEXAGON(6, 1),
  STAR(10, 0.45);

  private static final TaskShape[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // never written
  private final double[] points;

  TaskShape(double... points) {
    this.points = points;
  }

  /// So many corners on a circle, every other one nearer to its middle.
  TaskShape(int corners, double nearer) {
    points = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners - Math.PI / 2;
      double far = i % 2 == 0 ? 0.5 : 0.5 * nearer;
      points[2 * i] = 0.5 + far * Math.cos(angle);
      points[2 * i + 1] = 0.5 + far * Math.sin(angle);
    }
  }

  public static TaskShape of(int task) {
    return ALL[Math.floorMod(task - 1, ALL.length)];
  }

  /// A mark of the size that the style sheet gives `.task-mark`, in the task's colour.
  public static Region mark(int task) {
    Region mark = new Region();
    mark.getStyleClass().add("task-mark");
    mark.setShape(new Polygon(of(task).points));
    mark.setStyle("-fx-background-color: " + Palette.taskVariable(task) + ";");
    return mark;
  }

  /// Paints it with the pen's fill.
  public void fill(Pen pen, double left, double top, double size) {
    int corners = points.length / 2;
    double[] xs = new double[corners];
    double[] ys = new double[corners];
    Arrays.setAll(xs, i -> left + points[2 * i] * size);
    Arrays.setAll(ys, i -> top + points[2 * i + 1] * size);
    pen.fillPolygon(xs, ys);
  }
}
