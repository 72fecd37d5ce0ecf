package org.qistage.explorer.shell;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.Moment;

/// What the program has printed by the clock's moment; of very much, the end.
final class OutputPane extends BorderPane {
  /// So many prints are shown; the control is slow with more.
  private static final int MOST = 5_000;

  private final Workbench workbench;
  private final Words words;
  private final TextArea text = new TextArea();
  private final BooleanProperty seen = new SimpleBooleanProperty();

  OutputPane(Workbench workbench) {
    this.workbench = workbench;
    this.words = workbench.words(OutputPane.class);
    text.setId("output");
    text.setEditable(false);
    text.getStyleClass().add("code");
    text.accessibleTextProperty().bind(words.bind("output"));
    text.promptTextProperty().bind(words.bind("noOutput"));
    setCenter(text);
    workbench.clock().moment().subscribe(_ -> show());
    seen.subscribe(_ -> show());
  }

  /// Whether somebody sees it; else it does nothing.
  BooleanProperty seen() {
    return seen;
  }

  private void show() {
    if (!seen.get()) {
      return;
    }
    Optional<Moment> moment = workbench.clock().moment().get();
    String printed = moment.map(now -> now.outputEnd(MOST)).orElse("");
    int left = moment.map(now -> now.prints() - MOST).orElse(0);
    String shown = left > 0 ? words.of("outputCut", left) + "\n" + printed : printed;
    if (!shown.equals(text.getText())) {
      text.setText(shown);
      text.setScrollTop(Double.MAX_VALUE);
    }
  }
}
