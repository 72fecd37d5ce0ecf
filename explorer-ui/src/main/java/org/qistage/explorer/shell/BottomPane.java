package org.qistage.explorer.shell;

import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.qistage.explorer.diagnostics.DiagnosticsPane;
import org.qistage.explorer.heap.HeapPane;
import org.qistage.explorer.lanes.LanesView;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.orders.OrdersPane;
import org.qistage.explorer.steps.InstructionsPane;
import org.qistage.pipeline.trace.Moment;

/// What the tasks do over the whole run, what the program has printed, and what is wrong with it.
final class BottomPane extends TabPane {
  BottomPane(Workbench workbench, Look look) {
    Words words = workbench.words(BottomPane.class);
    setId("bottom");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    TextArea output = new TextArea();
    output.setId("output");
    output.setEditable(false);
    output.getStyleClass().add("code");
    output.accessibleTextProperty().bind(words.bind("output"));
    workbench
        .clock()
        .moment()
        .subscribe(moment -> output.setText(moment.map(Moment::output).orElse("")));
    Tab lanes = new Tab();
    lanes.textProperty().bind(words.bind("lanes"));
    lanes.setContent(new LanesView(workbench, look));
    Tab printed = new Tab();
    printed.textProperty().bind(words.bind("output"));
    printed.setContent(output);
    DiagnosticsPane list = new DiagnosticsPane(workbench);
    Tab problems = new Tab();
    problems.textProperty().bind(words.bind("problems", list.count()));
    problems.setContent(list);
    Tab orders = new Tab();
    orders.textProperty().bind(words.bind("orders"));
    orders.setContent(new OrdersPane(workbench));
    HeapPane blocks = new HeapPane(workbench);
    Tab heap = new Tab();
    heap.textProperty().bind(words.bind("heap"));
    heap.setContent(blocks);
    blocks.seen().bind(heap.selectedProperty());
    Tab instructions = new Tab();
    instructions.textProperty().bind(words.bind("instructions"));
    instructions.setContent(new InstructionsPane(workbench));
    getTabs().addAll(lanes, printed, orders, heap, instructions, problems);
  }
}
