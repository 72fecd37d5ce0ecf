package org.qistage.explorer.shell;

import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.qistage.explorer.diagnostics.DiagnosticsPane;
import org.qistage.explorer.lanes.LanesView;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
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
    getTabs().addAll(lanes, printed, problems);
  }
}
