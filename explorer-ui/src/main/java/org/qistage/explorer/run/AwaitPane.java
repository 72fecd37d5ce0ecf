package org.qistage.explorer.run;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.graph.GraphLayout;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.view.AwaitGraph;

/// Who waits for whom, as a graph. A cycle is a deadlock, and is marked.
final class AwaitPane extends VBox {
  private final Workbench workbench;
  private final Words words;
  private final GraphCanvas canvas;
  private final Label verdict = new Label();
  private Optional<AwaitGraph> shown = Optional.empty();

  AwaitPane(Workbench workbench, Look look) {
    this.workbench = workbench;
    this.words = workbench.words(AwaitPane.class);
    this.canvas = new GraphCanvas(look);
    setId("await-pane");
    getStyleClass().add("await-pane");
    Label heading = new Label();
    heading.textProperty().bind(words.bind("await"));
    heading.getStyleClass().add("flow-heading");
    verdict.setId("await-verdict");
    verdict.setWrapText(true);
    canvas.setId("await-graph");
    canvas.setOnPick(node -> AwaitGraph.task(node.node().id()).ifPresent(this::choose));
    getChildren().addAll(heading, verdict, canvas);
    workbench.clock().moment().subscribe(_ -> show());
    workbench.settings().language().subscribe(_ -> show());
    sceneProperty().subscribe(_ -> show());
  }

  private void choose(int task) {
    workbench.focus().choose(OptionalInt.of(task));
  }

  private void show() {
    Optional<Moment> moment = workbench.clock().moment().get().map(this::orDeadlock);
    Optional<AwaitGraph> graph =
        getScene() == null
            ? Optional.empty()
            : moment.map(found -> AwaitGraph.of(found, workbench.settings().language().get()));
    boolean waits = graph.filter(found -> !found.graph().nodes().isEmpty()).isPresent();
    setVisible(waits);
    setManaged(waits);
    if (!waits || graph.equals(shown)) {
      return;
    }
    shown = graph;
    AwaitGraph made = graph.orElseThrow();
    verdict.setText(verdict(made));
    verdict.getStyleClass().removeAll("deadlock", "quiet");
    verdict.getStyleClass().add(made.stuck() || !made.cycle().isEmpty() ? "deadlock" : "quiet");
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              PlacedGraph placed = GraphLayout.place(made.graph());
              Platform.runLater(() -> draw(made, placed));
            });
  }

  private void draw(AwaitGraph made, PlacedGraph placed) {
    if (shown.filter(made::equals).isPresent()) {
      canvas.setPrefHeight(placed.height());
      canvas.show(Optional.of(placed));
    }
  }

  /// Once a deadlock is found the tasks are cancelled and wait no more; what is shown is how it came.
  private Moment orDeadlock(Moment moment) {
    return workbench
        .clock()
        .navigator()
        .get()
        .map(
            navigator -> {
              OptionalInt deadlock = Deadlock.at(navigator);
              return deadlock.isPresent() && moment.event() > deadlock.getAsInt()
                  ? navigator.at(deadlock.getAsInt())
                  : moment;
            })
        .orElse(moment);
  }

  private String verdict(AwaitGraph graph) {
    if (!graph.cycle().isEmpty()) {
      StringBuilder ring = new StringBuilder();
      for (int task : graph.cycle()) {
        ring.append(words.of("taskNumber", task)).append(" → ");
      }
      ring.append(words.of("taskNumber", graph.cycle().getFirst()));
      return words.of("await.cycle", ring);
    }
    if (graph.stuck()) {
      return words.of("await.stuck");
    }
    return graph.left() == 0 ? words.of("await.none") : words.of("await.left", graph.left());
  }
}
