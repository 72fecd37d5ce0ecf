package org.qistage.explorer.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.qistage.explorer.diagnostics.DiagnosticsPane;
import org.qistage.explorer.heap.HeapPane;
import org.qistage.explorer.input.InputPane;
import org.qistage.explorer.lanes.LanesView;
import org.qistage.explorer.live.LivePane;
import org.qistage.explorer.live.LiveRun;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Faced;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.orders.OrdersPane;
import org.qistage.explorer.steps.InstructionsPane;

/// Who ran when, what the program has printed, other orders of its tasks, its heap, the instructions of one
/// call, and what is wrong with it.
final class BottomPane extends TabPane implements Faced {
  private final Words words;
  private final Map<String, Tab> tabs = new LinkedHashMap<>();
  private final OrdersPane orders;
  private final HeapPane heap;
  private final InstructionsPane instructions;
  private final LiveRun live;

  BottomPane(Workbench workbench, Look look) {
    this.live = new LiveRun(workbench);
    this.words = workbench.words(BottomPane.class);
    this.orders = new OrdersPane(workbench);
    this.heap = new HeapPane(workbench, look);
    this.instructions = new InstructionsPane(workbench);
    OutputPane output = new OutputPane(workbench);
    DiagnosticsPane problems = new DiagnosticsPane(workbench);
    setId("bottom");
    accessibleTextProperty().bind(words.bind("tabs"));
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    add("lanes", new LanesView(workbench, look));
    output.seen().bind(add("output", output).selectedProperty());
    add("input", new InputPane(workbench));
    add("live", new LivePane(workbench, live));
    orders.seen().bind(add("orders", orders).selectedProperty());
    heap.seen().bind(add("heap", heap).selectedProperty());
    add("instructions", instructions);
    add("problems", problems, problems.count());
  }

  private Tab add(String key, Node content, Object... counts) {
    Tab tab = new Tab();
    tab.setId(key + "-tab");
    tab.textProperty().bind(words.bind(key, counts));
    tab.setContent(content);
    tabs.put(key, tab);
    getTabs().add(tab);
    return tab;
  }

  @Override
  public List<String> faces() {
    return Stream.concat(
            tabs.keySet().stream().filter(key -> !key.equals("lanes")), Stream.of("heap-picture"))
        .toList();
  }

  /// Runs the program at full speed, where it can be seen.
  void run() {
    getSelectionModel().select(tabs.get("live"));
    live.start();
  }

  /// Ends the run at full speed.
  void stop() {
    live.stop();
  }

  /// Shows a tab, with what there would be in it only after a click.
  @Override
  public void show(String face) {
    getSelectionModel().select(tabs.get(face.equals("heap-picture") ? "heap" : face));
    switch (face) {
      case "heap-picture" -> {
        heap.count();
        heap.draw();
      }
      case "live" -> live.start();
      case "orders" -> orders.explore();
      case "heap" -> heap.count();
      case "instructions" -> instructions.refine();
      default -> {}
    }
  }
}
