package org.qistage.explorer.run;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.collections.SetChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.run.WaitSet.Card;
import org.qistage.pipeline.trace.Breakpoint;

/// The run at the clock's position: the scheduler's sets, its loop, the stacks of a task and the graph of who
/// waits for whom.
public final class RunView extends StackPane {
  static final String NAME = "run";

  /// The share of the board.
  private static final double USUAL = 0.6;

  private static final double ROOM_FOR_DEADLOCK = 0.4;

  private final Workbench workbench;
  private final Words words;
  private final RunModel model;
  private final Board board;
  private final TaskListWindow list;
  private final Label event = new Label();
  private final Label time = new Label();
  private final Label nothing = new Label();
  private final BorderPane whole = new BorderPane();

  public RunView(Workbench workbench, Look look) {
    this.workbench = workbench;
    this.words = workbench.words(RunView.class);
    this.model = new RunModel(workbench);
    this.board = new Board(workbench, look, model, this::list);
    this.list = new TaskListWindow(model, words, this::closeList);
    setId("run");
    getStyleClass().add("run");
    event.setId("run-event");
    event.getStyleClass().add("run-event");
    event.setMinWidth(0);
    time.getStyleClass().add("quiet");
    time.setMinWidth(USE_PREF_SIZE);
    HBox bar = new HBox(event, time);
    bar.getStyleClass().add("view-bar");
    AwaitPane awaits = new AwaitPane(workbench, look);
    Halves lower =
        new Halves(look, scrolled(new StacksPane(workbench, model), "stacks-scroll"), awaits);
    SplitPane parts = new SplitPane(scrolled(board, "board-scroll"), lower);
    parts.setOrientation(Orientation.VERTICAL);
    parts.setDividerPositions(USUAL);
    awaits
        .deadlocked()
        .subscribe(
            deadlocked -> {
              lower.share(deadlocked ? Halves.EVEN : 0.64);
              divide(parts, deadlocked);
            });
    whole.setTop(bar);
    whole.setCenter(parts);
    nothing.getStyleClass().add("quiet");
    nothing.setWrapText(true);
    nothing.setId("run-nothing");
    list.setVisible(false);
    getChildren().addAll(whole, nothing, list);
    sceneProperty().subscribe(scene -> model.watch(scene != null));
    model.picture().subscribe(_ -> show());
    workbench.settings().language().subscribe(_ -> show());
    workbench.focus().task().subscribe(_ -> show());
    workbench.clock().breakpoints().addListener((SetChangeListener<Breakpoint>) _ -> show());
    workbench.program().subscribe(_ -> empty());
    workbench.clock().navigator().subscribe(_ -> empty());
  }

  /// A deadlock gets more room, unless the user has divided it otherwise.
  private static void divide(SplitPane parts, boolean deadlocked) {
    double before = deadlocked ? USUAL : ROOM_FOR_DEADLOCK;
    if (Math.abs(parts.getDividerPositions()[0] - before) < 0.02) {
      parts.setDividerPositions(deadlocked ? ROOM_FOR_DEADLOCK : USUAL);
    }
  }

  private static ScrollPane scrolled(javafx.scene.layout.Region content, String id) {
    ScrollPane pane = new ScrollPane(content);
    pane.setId(id);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("edge-to-edge");
    return pane;
  }

  private void show() {
    if (getScene() == null) {
      return;
    }
    board.show();
    RunPicture picture = model.picture().get();
    boolean begun = picture.event() >= 0;
    event.setText(begun ? model.event() : words.of("notBegun"));
    time.setText(
        begun
            ? words.of("time", picture.event(), TimeUnit.NANOSECONDS.toMillis(picture.time()))
            : "");
    setAccessibleText(
        words.of(
            "summary",
            event.getText(),
            picture.ready().size(),
            picture.sets().stream().mapToInt(WaitSet::size).sum(),
            picture.done().size()));
  }

  /// Without a recording the view says why there is none.
  private void empty() {
    boolean recorded = workbench.clock().navigator().get().isPresent();
    whole.setVisible(recorded);
    nothing.setVisible(!recorded);
    nothing.textProperty().unbind();
    if (!recorded) {
      nothing.textProperty().bind(words.bind("nothing." + reason()));
    }
  }

  private String reason() {
    Program program = workbench.program().get();
    return program == null
        ? "none"
        : switch (program.recording()) {
          case Recording.Pending _ -> "pending";
          case Recording.Refused _ -> "refused";
          case Recording.Broken _ -> "broken";
          case Recording.Made _ -> "none";
        };
  }

  private void list(String title, List<Card> cards) {
    list.setVisible(true);
    list.show(title, cards);
  }

  private void closeList() {
    list.setVisible(false);
    whole.requestFocus();
  }
}
