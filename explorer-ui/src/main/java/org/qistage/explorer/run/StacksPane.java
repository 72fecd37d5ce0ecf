package org.qistage.explorer.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.qistage.explorer.look.TaskShape;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.TaskView;

/// The two stacks of one task: the machine's, which holds the calls that run, and the chain of frames that
/// wait for each other.
final class StacksPane extends VBox {
  private static final int MOST_FRAMES = 30;

  private final Workbench workbench;
  private final RunModel model;
  private final Words words;
  private final HBox title = new HBox();
  private final VBox machine = column("machine-stack");
  private final VBox chain = column("waiting-chain");
  private final SimpleObjectProperty<Optional<Span>> lit =
      new SimpleObjectProperty<>(Optional.empty());

  StacksPane(Workbench workbench, RunModel model) {
    this.workbench = workbench;
    this.model = model;
    this.words = workbench.words(StacksPane.class);
    getStyleClass().add("stacks");
    title.getStyleClass().add("stacks-title");
    GridPane columns = new GridPane();
    columns.getStyleClass().add("board");
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      columns.getColumnConstraints().add(half);
    }
    columns.addRow(
        0, framed(machine, "machine", "machine.tip"), framed(chain, "chain", "chain.tip"));
    getChildren().addAll(title, columns);
    model.stacks().subscribe(_ -> show());
    workbench.settings().language().subscribe(_ -> show());
    workbench.clock().breakpoints().addListener((SetChangeListener<Breakpoint>) _ -> show());
    workbench
        .focus()
        .lit()
        .subscribe(
            _ -> {
              lit.set(workbench.litCode());
              lightFrames();
            });
  }

  private static VBox column(String id) {
    VBox column = new VBox();
    column.setId(id);
    column.getStyleClass().add("flow-content");
    return column;
  }

  private VBox framed(VBox column, String key, String tip) {
    Label heading = new Label();
    heading.textProperty().bind(words.bind(key));
    heading.getStyleClass().add("flow-heading");
    Label explanation = new Label();
    explanation.textProperty().bind(words.bind(tip));
    explanation.getStyleClass().add("quiet");
    explanation.setWrapText(true);
    VBox box = new VBox(heading, explanation, column);
    box.getStyleClass().add("flow-column");
    box.setMinWidth(0);
    return box;
  }

  private void show() {
    Optional<RunModel.Stacks> stacks = model.stacks().get();
    title.getChildren().setAll(titleOf(stacks));
    machine.getChildren().setAll(stacks.map(this::machine).orElse(List.of()));
    chain.getChildren().setAll(stacks.map(this::chain).orElse(List.of()));
    lightFrames();
  }

  private List<Node> titleOf(Optional<RunModel.Stacks> stacks) {
    if (stacks.isEmpty()) {
      return List.of(quiet("noTask"));
    }
    TaskView task = stacks.get().task();
    Label name = new Label(words.of("stacksOf", words.of("task", task.number(), task.name())));
    name.getStyleClass().add("view-title");
    Label state = new Label(words.of("state." + task.state().name()));
    state.getStyleClass().add("quiet");
    List<Node> nodes =
        new ArrayList<>(List.of(TaskShape.mark(task.number()), name, state, stop(task.number())));
    if (workbench.focus().task().get().isPresent()) {
      Button follow = new Button(words.of("follow"));
      follow.setId("follow-running");
      follow.setOnAction(_ -> workbench.focus().choose(java.util.OptionalInt.empty()));
      nodes.add(follow);
    }
    return nodes;
  }

  /// Sets a breakpoint at the task, or takes it away.
  private ToggleButton stop(int task) {
    Breakpoint there = new Breakpoint.Task(task);
    ToggleButton stop = new ToggleButton(words.of("stop.at"));
    stop.setId("stop-task");
    stop.setSelected(model.stopsAt(there));
    stop.setMinWidth(USE_PREF_SIZE);
    stop.setAccessibleText(words.of(stop.isSelected() ? "stop.off" : "stop.on"));
    stop.setOnAction(_ -> model.toggle(there));
    return stop;
  }

  private List<Node> machine(RunModel.Stacks stacks) {
    List<Node> nodes = frames(stacks.machine(), stacks.freshest());
    if (nodes.isEmpty()) {
      nodes.add(quiet(RunPicture.ended(stacks.task().state()) ? "machine.ended" : "machine.empty"));
    } else {
      Label base = new Label(words.of("machine.base"));
      base.getStyleClass().addAll("frame-card", "frame-base");
      base.setMaxWidth(Double.MAX_VALUE);
      nodes.add(base);
    }
    return nodes;
  }

  private List<Node> chain(RunModel.Stacks stacks) {
    List<Node> nodes = frames(stacks.waiting(), stacks.freshest());
    if (nodes.isEmpty()) {
      nodes.add(quiet("chain.empty"));
    }
    if (!stacks.awaiters().isEmpty()) {
      FlowPane awaiters = new FlowPane();
      awaiters.getStyleClass().add("variables");
      awaiters.getChildren().add(quiet("awaiters"));
      for (TaskView other : stacks.awaiters().stream().limit(Board.MOST_CARDS).toList()) {
        Button button = new Button(words.of("task", other.number(), other.name()));
        button.setGraphic(TaskShape.mark(other.number()));
        button.setId("awaiter-" + other.number());
        button.getStyleClass().add("task-button");
        button.setOnAction(_ -> model.choose(other.number()));
        awaiters.getChildren().add(button);
      }
      nodes.add(awaiters);
    }
    return nodes;
  }

  private List<Node> frames(List<FrameView> frames, int freshest) {
    List<Node> nodes = new ArrayList<>();
    frames.stream()
        .limit(MOST_FRAMES)
        .forEach(frame -> nodes.add(new FrameCard(frame, freshest, words, model)));
    if (frames.size() > MOST_FRAMES) {
      Label rest = new Label(words.of("moreFrames", frames.size() - MOST_FRAMES));
      rest.getStyleClass().add("quiet");
      nodes.add(rest);
    }
    return nodes;
  }

  private Label quiet(String key) {
    Label label = new Label(words.of(key));
    label.getStyleClass().add("quiet");
    label.setWrapText(true);
    return label;
  }

  private void lightFrames() {
    for (VBox column : List.of(machine, chain)) {
      for (Node node : column.getChildren()) {
        if (node instanceof FrameCard card) {
          card.light(lit);
        }
      }
    }
  }
}
