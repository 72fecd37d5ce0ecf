package org.qistage.explorer.run;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Background;
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
  private final Background background;
  private final Label verdict = new Label();
  private final ReadOnlyBooleanWrapper deadlocked = new ReadOnlyBooleanWrapper();
  private Optional<AwaitGraph> shown = Optional.empty();

  AwaitPane(Workbench workbench, Look look) {
    this.workbench = workbench;
    this.words = workbench.words(AwaitPane.class);
    this.background = workbench.background();
    this.canvas = new GraphCanvas(workbench, look, "await-graph");
    setId("await-pane");
    getStyleClass().add("await-pane");
    Label heading = new Label();
    heading.textProperty().bind(words.bind("await"));
    heading.getStyleClass().add("flow-heading");
    verdict.setId("await-verdict");
    verdict.setWrapText(true);
    canvas.setId("await-graph");
    canvas.setOnPick(node -> AwaitGraph.task(node.node().id()).ifPresent(this::choose));
    VBox.setVgrow(canvas, Priority.ALWAYS);
    setMinHeight(0);
    getChildren().addAll(heading, verdict, canvas);
    workbench.clock().moment().subscribe(_ -> show());
    workbench.settings().language().subscribe(_ -> show());
    sceneProperty().subscribe(_ -> show());
  }

  /// Whether the tasks that are shown can never go on.
  ReadOnlyBooleanProperty deadlocked() {
    return deadlocked.getReadOnlyProperty();
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
    deadlocked.set(graph.filter(found -> found.stuck() || !found.cycle().isEmpty()).isPresent());
    if (!waits || graph.equals(shown)) {
      return;
    }
    shown = graph;
    AwaitGraph made = graph.orElseThrow();
    verdict.setText(verdict(made));
    verdict.getStyleClass().removeAll("deadlock", "quiet");
    verdict.getStyleClass().add(deadlocked.get() ? "deadlock" : "quiet");
    background.make(() -> GraphLayout.place(made.graph()), this::draw);
  }

  /// The whole of it: a cycle is seen only when all of it is.
  private void draw(PlacedGraph placed) {
    canvas.show(Optional.of(placed));
    canvas.fitLegibly();
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
