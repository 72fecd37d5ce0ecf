package org.qistage.explorer.lanes;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.qistage.explorer.look.Palette;
import org.qistage.explorer.look.Pen;
import org.qistage.explorer.look.TaskShape;

/// Paints lanes: solid where a task runs, hatched where it is suspended, dotted where it is ready. What is
/// narrower than two pixels is painted together, lighter, so that a lane never costs more than it is wide.
final class LanePainter {
  private static final double FINE = 2;
  private static final double MARK_GAP = 9;
  private static final int MOST_ARROWS = 80;

  private final Pen pen;
  private final Palette palette;
  private final LaneIndex index;
  private final LanesWindow window;
  private final Shape shape;

  /// The sizes of the view.
  ///
  /// @param gutter the width of the names
  /// @param row the height of a lane
  /// @param ruler the height of the numbers above
  record Shape(double width, double height, double gutter, double row, double ruler) {
    double plot() {
      return Math.max(1, width - gutter);
    }

    /// Where the lanes of tasks begin: below the ruler and the scheduler's lane.
    double lanesTop() {
      return ruler + row;
    }
  }

  /// What is set apart.
  ///
  /// @param pins the positions that are pinned, each with what is said of it
  record Emphasis(
      int position, OptionalInt chosen, Font font, String scheduler, Map<Integer, String> pins) {}

  LanePainter(Pen pen, Palette palette, LaneIndex index, LanesWindow window, Shape shape) {
    this.pen = pen;
    this.palette = palette;
    this.index = index;
    this.window = window;
    this.shape = shape;
  }

  void paint(Emphasis emphasis, Function<LaneIndex.Lane, String> names) {
    pen.setFont(emphasis.font());
    pen.setFill(palette.paper());
    pen.fillRect(0, 0, shape.width(), shape.height());
    clipped(shape.gutter(), shape.lanesTop(), this::lanes);
    clipped(0, shape.lanesTop(), () -> gutter(emphasis, names));
    scheduler(emphasis);
    clipped(shape.gutter(), shape.ruler(), this::wakes);
    ruler();
    emphasis.pins().forEach((event, name) -> pen.named(name, () -> pin(event)));
    position(emphasis.position());
    pen.setStroke(palette.border());
    pen.setLineWidth(1);
    line(shape.gutter(), 0, shape.gutter(), shape.height());
    line(0, shape.lanesTop(), shape.width(), shape.lanesTop());
  }

  private void clipped(double left, double top, Runnable work) {
    pen.clipped(left, top, shape.width() - left, shape.height() - top, work);
  }

  private void line(double fromX, double fromY, double toX, double toY) {
    pen.strokeLine(Math.round(fromX) + 0.5, fromY, Math.round(toX) + 0.5, toY);
  }

  private double x(double event) {
    return shape.gutter() + window.x(event, shape.plot());
  }

  private int eventAt(double x) {
    return (int) Math.floor(window.event(x - shape.gutter(), shape.plot()));
  }

  private double top(int lane) {
    return shape.lanesTop() + (lane - window.top()) * shape.row();
  }

  private int firstLane() {
    return (int) Math.floor(window.top());
  }

  private int lastLane() {
    return Math.min(index.lanes().size(), (int) Math.ceil(window.top() + window.rows()) + 1);
  }

  // ---- Lanes ----

  private void lanes() {
    for (int lane = firstLane(); lane < lastLane(); lane++) {
      lane(index.lanes().get(lane), top(lane));
    }
  }

  private void lane(LaneIndex.Lane lane, double top) {
    Color colour = palette.ofTask(lane.task());
    double x = shape.gutter();
    while (x < shape.width()) {
      int interval = lane.intervalAt(eventAt(x));
      double end = endOf(lane, interval);
      if (end - x >= FINE || end >= shape.width()) {
        LaneState state = interval < 0 ? LaneState.NONE : lane.state(interval);
        boolean begins = interval >= 0 && x(lane.start(interval)) >= x - 1;
        state(state, colour, x, Math.min(end, shape.width()), top, begins);
        x = Math.max(end, x + 0.5);
      } else {
        double from = x;
        while (x < shape.width() && endOf(lane, lane.intervalAt(eventAt(x))) - x < FINE) {
          x += FINE;
        }
        pen.setFill(colour.deriveColor(0, 1, 1, 0.55));
        pen.fillRect(from, top + shape.row() * 0.3, x - from, shape.row() * 0.4);
      }
    }
    marks(lane, top);
  }

  private double endOf(LaneIndex.Lane lane, int interval) {
    return interval + 1 < lane.intervals() ? x(lane.start(interval + 1)) : x(index.size());
  }

  private void state(
      LaneState state, Color colour, double from, double to, double top, boolean begins) {
    double high = shape.row() * 0.64;
    double y = top + (shape.row() - high) / 2;
    double middle = top + shape.row() / 2;
    switch (state) {
      case NONE -> {
        // No line where there is no task.
      }
      case RUNNING -> {
        pen.setFill(colour);
        pen.fillRect(from, y, to - from, high);
      }
      case SUSPENDED -> hatched(colour, from, to, y, high);
      case READY -> {
        pen.setFill(colour);
        double dot = Math.max(2, shape.row() * 0.14);
        for (double x = from + dot / 2; x + dot <= to; x += dot * 2.2) {
          pen.fillOval(x, middle - dot / 2, dot, dot);
        }
      }
      case COMPLETED -> ended("✓", colour, from, middle, begins);
      case FAILED ->
          ended("✗", palette.of(org.qistage.explorer.model.ViewId.RUN), from, middle, begins);
      case CANCELLED -> ended("⊘", palette.muted(), from, middle, begins);
    }
  }

  private void hatched(Color colour, double from, double to, double y, double high) {
    pen.setStroke(colour.deriveColor(0, 1, 1, 0.8));
    pen.setLineWidth(1);
    double step = Math.max(5, shape.row() * 0.3);
    double begin = Math.ceil((from - high) / step) * step;
    for (double x = begin; x < to; x += step) {
      // Each line goes up to the right and is cut at both ends.
      double left = Math.max(x, from);
      double right = Math.min(x + high, to);
      if (left < right) {
        pen.strokeLine(left, y + high - (left - x), right, y + high - (right - x));
      }
    }
    pen.strokeLine(from, y, to, y);
    pen.strokeLine(from, y + high, to, y + high);
  }

  private void ended(String sign, Color colour, double from, double middle, boolean begins) {
    if (begins) {
      pen.setFill(colour);
      pen.setTextAlign(TextAlignment.LEFT);
      pen.fillText(sign, from + 2, middle);
    }
  }

  private void marks(LaneIndex.Lane lane, double top) {
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setFill(palette.text());
    pen.setStroke(palette.paper());
    pen.setLineWidth(3);
    double next = shape.gutter();
    int mark = lane.markFrom(eventAt(next));
    while (mark < lane.markCount()) {
      int event = lane.markEvent(mark);
      double x = x(event + 0.5);
      if (x > shape.width()) {
        return;
      }
      String sign =
          switch (lane.mark(mark)) {
            case SENT -> "↑";
            case RECEIVED -> "↓";
            case PRINTED -> "¶";
            case FAILED -> "✗";
          };
      pen.strokeText(sign, x, top + shape.row() / 2);
      pen.fillText(sign, x, top + shape.row() / 2);
      next = x + MARK_GAP;
      mark = Math.max(mark + 1, lane.markFrom(eventAt(next)));
    }
  }

  // ---- The scheduler ----

  private void scheduler(Emphasis emphasis) {
    double top = shape.ruler();
    pen.setFill(palette.panel());
    pen.fillRect(0, top, shape.width(), shape.row());
    pen.setFill(palette.text());
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(emphasis.scheduler(), shape.row() * 0.3, top + shape.row() / 2, shape.gutter());
    clipped(shape.gutter(), top, () -> turns(top));
  }

  private void turns(double top) {
    double x = shape.gutter();
    while (x < shape.width()) {
      int turn = index.turnAt(eventAt(x));
      double end = endOfTurn(turn);
      if (end - x >= FINE || end >= shape.width()) {
        turn(turn < 0 ? 0 : index.turnTask(turn), x, Math.min(end, shape.width()), top);
        x = Math.max(end, x + 0.5);
      } else {
        double from = x;
        while (x < shape.width() && endOfTurn(index.turnAt(eventAt(x))) - x < FINE) {
          x += FINE;
        }
        pen.setFill(palette.muted().deriveColor(0, 1, 1, 0.55));
        pen.fillRect(from, top + shape.row() * 0.3, x - from, shape.row() * 0.4);
      }
    }
  }

  private double endOfTurn(int turn) {
    return turn + 1 < index.turns() ? x(index.turnStart(turn + 1)) : x(index.size());
  }

  private void turn(int task, double from, double to, double top) {
    double middle = top + shape.row() / 2;
    if (task == 0) {
      pen.setStroke(palette.muted());
      pen.setLineWidth(1);
      pen.strokeLine(from, middle, to, middle);
      return;
    }
    pen.setFill(palette.ofTask(task));
    pen.fillRect(from, top + shape.row() * 0.12, Math.max(1, to - from - 1), shape.row() * 0.76);
    String number = Integer.toString(task);
    if (to - from > shape.row() * (0.35 + 0.4 * number.length())) {
      pen.setFill(palette.paper());
      pen.setTextAlign(TextAlignment.CENTER);
      pen.fillText(number, (from + to) / 2, middle);
    }
  }

  // ---- Wakes ----

  private void wakes() {
    int first = index.wakeFrom(eventAt(shape.gutter()));
    int last = index.wakeFrom(eventAt(shape.width()) + 1);
    if (last - first > MOST_ARROWS) {
      return;
    }
    pen.setStroke(palette.text());
    pen.setFill(palette.text());
    pen.setLineWidth(1.2);
    for (int wake = first; wake < last; wake++) {
      int by = index.wakeBy(wake);
      int task = index.wakeTask(wake);
      double toY = top(task - 1) + shape.row() / 2;
      double fromY = by == 0 ? shape.ruler() + shape.row() : top(by - 1) + shape.row() / 2;
      if (by != task) {
        arrow(
            x(index.wakeOrigin(wake) + 0.5),
            Math.max(fromY, shape.lanesTop()),
            x(index.wakeEvent(wake) + 0.5),
            toY);
      }
    }
  }

  private void arrow(double fromX, double fromY, double toX, double toY) {
    if (Math.max(fromY, toY) < shape.lanesTop() || Math.min(fromY, toY) > shape.height()) {
      return;
    }
    pen.strokeLine(fromX, fromY, toX, toY);
    double angle = Math.atan2(toY - fromY, toX - fromX);
    double size = shape.row() * 0.3;
    double[] xs = {toX, toX - size * Math.cos(angle - 0.4), toX - size * Math.cos(angle + 0.4)};
    double[] ys = {toY, toY - size * Math.sin(angle - 0.4), toY - size * Math.sin(angle + 0.4)};
    pen.fillPolygon(xs, ys);
    pen.fillOval(fromX - 2, fromY - 2, 4, 4);
  }

  // ---- Around the lanes ----

  private void gutter(Emphasis emphasis, Function<LaneIndex.Lane, String> names) {
    pen.setTextAlign(TextAlignment.LEFT);
    for (int lane = firstLane(); lane < lastLane(); lane++) {
      LaneIndex.Lane shown = index.lanes().get(lane);
      double top = top(lane);
      boolean chosen =
          emphasis.chosen().isPresent() && emphasis.chosen().getAsInt() == shown.task();
      pen.setFill(chosen ? palette.lit() : palette.paper());
      pen.fillRect(0, top, shape.gutter(), shape.row());
      pen.setFill(palette.ofTask(shown.task()));
      double mark = shape.row() * 0.5;
      TaskShape.of(shown.task()).fill(pen, shape.row() * 0.3, top + shape.row() * 0.25, mark);
      pen.setFill(palette.text());
      pen.fillText(
          shown.task() + " " + names.apply(shown),
          shape.row() * 1.05,
          top + shape.row() / 2,
          shape.gutter() - shape.row() * 1.2);
    }
  }

  private void ruler() {
    double every = step();
    pen.setFill(palette.muted());
    pen.setStroke(palette.border());
    pen.setLineWidth(1);
    pen.setTextAlign(TextAlignment.LEFT);
    double begin = Math.ceil(window.first() / every) * every;
    for (double event = begin; event <= window.first() + window.shown(); event += every) {
      double x = x(event + 0.5);
      line(x, shape.ruler() * 0.4, x, shape.ruler());
      pen.fillText(
          String.format(Locale.ROOT, "%,d", Math.round(event)), x + 3, shape.ruler() * 0.5);
    }
  }

  /// A round number of events that is wide enough for its number.
  private double step() {
    double least = window.shown() / shape.plot() * shape.row() * 5;
    double step = 1;
    while (step < least) {
      step *= step * 2 >= least ? 2 : step * 5 >= least ? 5 : 10;
    }
    return step;
  }

  /// A flag on a pole that hangs from the ruler into the scheduler's lane.
  private void pin(int event) {
    double x = x(event + 0.5);
    if (event >= 0 && x >= shape.gutter() && x <= shape.width()) {
      double flag = shape.ruler() * 0.45;
      pen.setStroke(palette.text());
      pen.setFill(palette.text());
      pen.setLineWidth(1.5);
      line(x, 0, x, shape.lanesTop());
      pen.fillPolygon(new double[] {x, x + flag, x}, new double[] {0, flag / 2, flag});
    }
  }

  private void position(int event) {
    double x = x(event + 0.5);
    if (event >= 0 && x >= shape.gutter() && x <= shape.width()) {
      pen.setStroke(palette.litStrong());
      pen.setLineWidth(2);
      line(x, 0, x, shape.height());
      pen.setFill(palette.litStrong());
      double half = shape.row() * 0.3;
      pen.fillPolygon(new double[] {x - half, x + half, x}, new double[] {0, 0, half * 1.4});
    }
  }
}
