package org.qistage.explorer.heap;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.graph.Graph;
import org.qistage.pipeline.graph.GraphLayout;
import org.qistage.pipeline.graph.PlacedGraph;

/// The heap as a picture. It is placed in the background; from step to step nodes keep their ids, and one that is
/// seen stays where it is.
final class HeapPicture extends BorderPane {
  /// Lower than this, in heights of a letter, there is no bar.
  private static final double ROOM = 16;

  private final HeapModel model;
  private final Words words;
  private final GraphCanvas canvas;
  private final Background maker;
  private final Label legend = new Label();
  private final Label empty = new Label();
  private Optional<Graph> asked = Optional.empty();

  HeapPicture(Workbench workbench, Look look, HeapModel model, Words words) {
    this.model = model;
    this.words = words;
    maker = workbench.background();
    canvas = new GraphCanvas(workbench, look, "heap");
    canvas.setId("heap-picture");
    canvas.accessibleTextProperty().bind(words.bind("picture"));
    canvas.accessibleHelpProperty().bind(words.bind("picture.help"));
    workbench.settings().reducedMotion().subscribe(reduced -> canvas.setMoving(!reduced));
    legend.setId("heap-legend");
    legend.getStyleClass().add("muted");
    legend.setWrapText(true);
    empty.setWrapText(true);
    empty.getStyleClass().addAll("muted", "empty-view");
    HBox zooms =
        new HBox(
            button("fit", canvas::fit),
            button("zoomOut", () -> canvas.zoomBy(1 / 1.2)),
            button("zoomIn", () -> canvas.zoomBy(1.2)));
    zooms.getStyleClass().add("button-group");
    FlowPane bar = new FlowPane(zooms, legend);
    bar.getStyleClass().addAll("view-bar", "view-bar-flow");
    setTop(bar);
    // Where there is little room, it is the picture's; keys zoom as well.
    bar.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> getHeight() > ROOM * look.size(),
                heightProperty(),
                workbench.settings().scale()));
    bar.managedProperty().bind(bar.visibleProperty());
    setMinSize(0, 0);
    setCenter(empty);
    sceneProperty().subscribe(_ -> show());
  }

  private Button button(String key, Runnable action) {
    Button button = new Button();
    button.setId("heap-" + key);
    button.textProperty().bind(words.bind(key));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind(key + ".tip"));
    button.setTooltip(tip);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// What is told of the number of a block that is pointed at.
  void setOnPick(Consumer<Integer> action) {
    canvas.setOnPick(
        node -> {
          String id = node.node().id();
          if (id.matches("o[0-9]{1,9}")) {
            action.accept(Integer.valueOf(id.substring(1)));
          }
        });
  }

  /// Shows the block that was chosen elsewhere.
  void light(int number) {
    String id = "o" + number;
    canvas.choose(Optional.of(id));
    canvas.light(node -> node.node().id().equals(id), true);
  }

  /// @param why what is said while there is nothing to draw
  void setEmpty(String why) {
    empty.setText(why);
  }

  /// Draws the heap of the present moment, if somebody sees it.
  void show() {
    if (getScene() == null) {
      return;
    }
    Optional<HeapGraph.Made> made =
        model
            .heap()
            .get()
            .map(heap -> HeapGraph.of(heap, words))
            .filter(found -> !found.graph().nodes().isEmpty());
    Optional<Graph> graph = made.map(HeapGraph.Made::graph);
    legend.setText(made.map(this::legend).orElse(""));
    if (graph.equals(asked)) {
      return;
    }
    asked = graph;
    if (graph.isEmpty()) {
      maker.drop();
      canvas.show(Optional.empty());
      setCenter(empty);
    } else {
      Graph wanted = graph.get();
      maker.make(() -> GraphLayout.placeSideways(wanted), this::made);
    }
  }

  private void made(PlacedGraph placed) {
    setCenter(canvas);
    boolean first = canvas.graph().isEmpty();
    canvas.showNext(Optional.of(placed), canvas.chosen());
    if (first) {
      canvas.fitLegibly();
    }
  }

  private String legend(HeapGraph.Made made) {
    String legend = words.of("picture.legend");
    return made.leftOut() == 0
        ? legend
        : words.of("picture.leftOut", HeapGraph.MOST_BLOCKS, made.leftOut()) + "  " + legend;
  }
}
