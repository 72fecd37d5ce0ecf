package org.qistage.explorer.lanes;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.qistage.explorer.graph.PictureMenu;
import org.qistage.explorer.look.CanvasPen;
import org.qistage.explorer.look.Drawing;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.look.Pen;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.Pictures;
import org.qistage.explorer.model.Pin;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.Level;

/// The scheduler's lane above one lane a task, over the events of the run. A click goes to an event, `Ctrl`
/// with the wheel zooms, the arrow keys step and choose a task.
public final class LanesView extends BorderPane implements Pictures.Source {
  private static final double ROW = 1.55;
  private static final double GUTTER = 9;
  private static final double RULER = 1.3;
  private static final double TEXT = 0.86;
  private static final double ZOOM = 1.25;

  /// Of a drawing in a file.
  private static final double WIDTH = 900;

  private static final int MOST_LANES = 300;

  private final Workbench workbench;
  private final Look look;
  private final Words words;
  private final LanesModel model;
  private final Plot plot = new Plot();
  private final ScrollBar along = new ScrollBar();
  private final ScrollBar down = new ScrollBar();
  private boolean scrolling;

  public LanesView(Workbench workbench, Look look) {
    this.workbench = workbench;
    this.look = look;
    this.words = workbench.words(LanesView.class);
    this.model = new LanesModel(workbench);
    getStyleClass().add("lanes");
    setId("lanes");
    along.setId("lanes-along");
    down.setId("lanes-down");
    down.setOrientation(Orientation.VERTICAL);
    along.accessibleTextProperty().bind(words.bind("along"));
    down.accessibleTextProperty().bind(words.bind("down"));
    along.valueProperty().subscribe(_ -> scrolled());
    down.valueProperty().subscribe(_ -> scrolled());
    setTop(bar());
    setCenter(plot);
    setRight(down);
    setBottom(along);
    workbench.pictures().add(this);
    model.index().subscribe(_ -> repaint());
    model.window().subscribe(_ -> repaint());
    workbench.clock().position().subscribe(_ -> repaint());
    workbench.focus().task().subscribe(_ -> repaint());
    workbench.settings().language().subscribe(_ -> repaint());
    workbench.pins().all().addListener((ListChangeListener<Pin>) _ -> repaint());
    look.subscribe(this::repaint);
  }

  private HBox bar() {
    Label legend = new Label();
    legend.textProperty().bind(words.bind("legend"));
    legend.getStyleClass().add("quiet");
    legend.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar =
        new HBox(
            legend,
            space,
            new PictureMenu(workbench, "lanes-picture", this),
            button("closer", () -> zoom(ZOOM)),
            button("farther", () -> zoom(1 / ZOOM)),
            button("whole", this::whole));
    bar.getStyleClass().addAll("view-bar", "lanes-bar");
    return bar;
  }

  private Button button(String key, Runnable action) {
    Button button = new Button();
    button.setId("lanes-" + key);
    button.textProperty().bind(words.bind(key));
    button.accessibleTextProperty().bind(words.bind(key + ".tip"));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  // ---- Zoom and scrolling ----

  private void zoom(double factor) {
    LanesWindow seen = model.window().get();
    int position = model.position();
    boolean inside = position >= seen.first() && position <= seen.first() + seen.shown();
    zoom(factor, inside ? position : seen.first() + seen.shown() / 2);
  }

  private void zoom(double factor, double event) {
    model.window().set(model.window().get().zoomed(factor, event));
  }

  private void whole() {
    LanesWindow seen = model.window().get();
    model.window().set(LanesWindow.whole(seen.size(), seen.lanes(), seen.rows()));
  }

  private void scrolled() {
    if (!scrolling) {
      model.window().set(model.window().get().at(along.getValue(), down.getValue()));
    }
  }

  private void showBars(LanesWindow seen) {
    scrolling = true;
    double most = Math.max(0, Math.max(LanesWindow.CLOSEST, seen.size()) - seen.shown());
    along.setMax(most);
    along.setVisibleAmount(most == 0 ? 1 : seen.shown() / Math.max(1, seen.size()) * most);
    along.setBlockIncrement(seen.shown() / 2);
    along.setUnitIncrement(Math.max(1, seen.shown() / 20));
    along.setValue(seen.first());
    double deepest = Math.max(0, seen.lanes() - seen.rows());
    down.setMax(deepest);
    down.setVisibleAmount(deepest == 0 ? 1 : seen.rows() / Math.max(1, seen.lanes()) * deepest);
    down.setBlockIncrement(seen.rows());
    down.setValue(seen.top());
    scrolling = false;
  }

  private void repaint() {
    plot.requestLayout();
  }

  // ---- Files ----

  /// The part of the time that is seen, with all lanes from the first that is seen.
  @Override
  public Optional<Picture> picture() {
    return getScene() == null ? Optional.empty() : model.index().get().map(this::drawing);
  }

  private Drawing drawing(LaneIndex index) {
    LanesWindow seen = model.window().get();
    double em = look.size();
    int lanes = Math.clamp(index.lanes().size() - (int) seen.top(), 1, MOST_LANES);
    double height = (RULER + ROW * (lanes + 1.25)) * em;
    LanePainter.Shape shape =
        new LanePainter.Shape(
            Math.max(plot.getWidth(), WIDTH), height, GUTTER * em, ROW * em, RULER * em);
    return new Drawing(
        "lanes",
        summary(),
        shape.width(),
        height,
        pen -> paint(pen, index, seen.withRows(lanes).at(seen.first(), seen.top()), shape));
  }

  private void paint(Pen pen, LaneIndex index, LanesWindow window, LanePainter.Shape shape) {
    new LanePainter(pen, look.palette().getValue(), index, window, shape)
        .paint(
            new LanePainter.Emphasis(
                model.position(),
                model.chosen(),
                Font.font(look.fonts().text(), look.size() * TEXT),
                words.of("scheduler"),
                pins()),
            model::name);
  }

  private Map<Integer, String> pins() {
    Map<Integer, String> pins = new LinkedHashMap<>();
    workbench
        .pins()
        .all()
        .forEach(
            pin ->
                pins.put(pin.position(), words.of("pin", pin.position() + 1, pin.note()).strip()));
    return pins;
  }

  // ---- What is told to who cannot see it ----

  private String summary() {
    Optional<LaneIndex> index = model.index().get();
    if (index.isEmpty()) {
      return words.of("none");
    }
    int event = model.position();
    Map<LaneState, Integer> counts = new EnumMap<>(LaneState.class);
    index.get().lanes().forEach(lane -> counts.merge(lane.stateAt(event), 1, Integer::sum));
    int running = index.get().runningAt(event);
    return words.of(
        "summary",
        event,
        running == 0 ? words.of("nobody") : words.of("task", running),
        counts.getOrDefault(LaneState.READY, 0),
        counts.getOrDefault(LaneState.SUSPENDED, 0),
        model.chosen().isPresent() ? words.of("chosen", model.chosen().getAsInt()) : "");
  }

  /// The canvas, and what the user does on it.
  private final class Plot extends Region {
    private final Canvas canvas = new Canvas();

    Plot() {
      setId("lanes-plot");
      setFocusTraversable(true);
      setAccessibleRole(AccessibleRole.IMAGE_VIEW);
      setMinSize(0, 0);
      getChildren().add(canvas);
      addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
      addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
      addEventHandler(ScrollEvent.SCROLL, this::wheel);
      addEventHandler(KeyEvent.KEY_PRESSED, this::key);
      focusedProperty().subscribe(_ -> requestLayout());
    }

    private LanePainter.Shape shape() {
      double em = look.size();
      return new LanePainter.Shape(getWidth(), getHeight(), GUTTER * em, ROW * em, RULER * em);
    }

    private void pressed(MouseEvent event) {
      requestFocus();
      workbench.pictures().turnTo(LanesView.this);
      LanePainter.Shape shape = shape();
      if (event.getX() > shape.gutter()) {
        go(event.getX());
      }
      int lane =
          (int)
              Math.floor(
                  (event.getY() - shape.lanesTop()) / shape.row() + model.window().get().top());
      boolean task = event.getY() > shape.lanesTop() && lane < model.window().get().lanes();
      if (task && event.getX() <= shape.gutter()) {
        model.choose(lane + 1);
      }
    }

    private void dragged(MouseEvent event) {
      go(Math.max(shape().gutter(), event.getX()));
    }

    private void go(double x) {
      LanePainter.Shape shape = shape();
      model.goTo(model.window().get().event(x - shape.gutter(), shape.plot()));
    }

    private void wheel(ScrollEvent event) {
      LanesWindow seen = model.window().get();
      LanePainter.Shape shape = shape();
      if (event.isShortcutDown()) {
        double at = seen.event(Math.max(0, event.getX() - shape.gutter()), shape.plot());
        zoom(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, at);
      } else {
        double events = -event.getDeltaX() / shape.plot() * seen.shown();
        model.window().set(seen.moved(events, -event.getDeltaY() / shape.row()));
      }
      event.consume();
    }

    private void key(KeyEvent event) {
      if (event.isShortcutDown()) {
        return; // those are the window's
      }
      boolean known = true;
      switch (event.getCode()) {
        case LEFT -> workbench.clock().step(level(event), false);
        case RIGHT -> workbench.clock().step(level(event), true);
        case HOME -> workbench.clock().toStart();
        case END -> workbench.clock().toEnd();
        case UP -> model.chooseBeside(-1);
        case DOWN -> model.chooseBeside(1);
        case PLUS, EQUALS, ADD -> zoom(ZOOM);
        case MINUS, SUBTRACT -> zoom(1 / ZOOM);
        case DIGIT0, NUMPAD0 -> whole();
        case ESCAPE -> workbench.focus().choose(java.util.OptionalInt.empty());
        default -> known = false;
      }
      if (known) {
        event.consume();
      }
    }

    /// Every event, or with Shift the scheduler's only.
    private Level level(KeyEvent event) {
      return event.isShiftDown() ? Level.SCHEDULER : Level.INSTRUCTION;
    }

    @Override
    protected void layoutChildren() {
      canvas.setWidth(Math.max(1, getWidth()));
      canvas.setHeight(Math.max(1, getHeight()));
      LanePainter.Shape shape = shape();
      double rows = Math.max(1, (getHeight() - shape.lanesTop()) / shape.row());
      if (Math.abs(rows - model.window().get().rows()) > 1e-6) {
        model.window().set(model.window().get().withRows(rows));
      }
      LanesWindow seen = model.window().get();
      showBars(seen);
      GraphicsContext pen = canvas.getGraphicsContext2D();
      pen.setFill(look.palette().getValue().paper());
      pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
      model.index().get().ifPresent(found -> paint(new CanvasPen(pen), found, seen, shape));
      if (isFocused()) {
        pen.setStroke(look.palette().getValue().litStrong());
        pen.setLineWidth(1);
        pen.strokeRect(0.5, 0.5, canvas.getWidth() - 1, canvas.getHeight() - 1);
      }
      setAccessibleText(summary());
    }
  }
}
