package org.qistage.explorer.run;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.qistage.explorer.model.Words;

/// The scheduler's own loop in four lines, with the one lit that the last event belongs to.
final class LoopBox extends VBox {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private record Line(HBox row, Label mark) {}

  private final Map<LoopLine, Line> lines = new EnumMap<>(LoopLine.class);

  LoopBox(Words words) {
    setId("loop");
    getStyleClass().add("loop");
    Label heading = new Label();
    heading.textProperty().bind(words.bind("loop"));
    heading.getStyleClass().add("flow-heading");
    getChildren().add(heading);
    for (LoopLine line : LoopLine.values()) {
      Label mark = new Label();
      mark.getStyleClass().add("loop-mark");
      Label text = new Label();
      text.textProperty().bind(words.bind("loop." + line.name().toLowerCase(Locale.ROOT)));
      text.setWrapText(true);
      HBox row = new HBox(mark, text);
      row.setId("loop-" + line.name().toLowerCase(Locale.ROOT));
      row.getStyleClass().add("loop-line");
      lines.put(line, new Line(row, mark));
      getChildren().add(row);
    }
  }

  void light(Optional<LoopLine> active) {
    lines.forEach(
        (line, drawn) -> {
          boolean lit = active.filter(line::equals).isPresent();
          drawn.row().pseudoClassStateChanged(ACTIVE, lit);
          // The mark tells it without the colour.
          drawn.mark().setText(lit ? "▶" : "");
        });
  }
}
