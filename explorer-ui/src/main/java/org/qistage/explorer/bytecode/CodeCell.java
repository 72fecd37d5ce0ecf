package org.qistage.explorer.bytecode;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.bytecode.CodeRow.Code;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.look.RowMarks;
import org.qistage.explorer.model.Words;

/// A row of the listing.
final class CodeCell extends ListCell<CodeRow> implements RowMarks.Row {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
  private static final PseudoClass DEAD = PseudoClass.getPseudoClass("dead");
  private static final List<String> STYLES = List.of("code-class", "code-method", "code-note");

  private final Look look;
  private final OpcodeWords opcodes;
  private final Words words;
  private final Predicate<CodeRow> lit;
  private final Predicate<CodeRow> running;
  private final Supplier<CodeWidths> widths;
  private final Function<Code, String> values;
  private final CodeColumns columns = new CodeColumns();
  private final JumpLines lines;
  private final StackPane row;
  private final Label heading = new Label();
  private final Tooltip tip = new Tooltip();

  CodeCell(
      Look look,
      OpcodeWords opcodes,
      Words words,
      Predicate<CodeRow> lit,
      Predicate<CodeRow> running,
      Supplier<CodeWidths> widths,
      Function<Code, String> values) {
    this.widths = widths;
    this.values = values;
    this.look = look;
    this.opcodes = opcodes;
    this.words = words;
    this.lit = lit;
    this.running = running;
    lines = new JumpLines(look, columns.jumps());
    row = new StackPane(columns.box(), lines);
    row.setMinWidth(0);
    heading.setMinWidth(0);
    tip.setWrapText(true);
    tip.setMaxWidth(520);
    setMinWidth(0);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable CodeRow shown, boolean none) {
    super.updateItem(shown, none);
    getStyleClass().removeAll(STYLES);
    boolean there = shown != null && !none;
    mark();
    pseudoClassStateChanged(DEAD, there && shown instanceof Code code && !code.row().reached());
    setTooltip(null);
    if (shown == null || !there) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    switch (shown) {
      case Code code -> show(code);
      case CodeRow.Note(var text, _, boolean isClass) ->
          head(text, isClass ? "code-class" : "code-note");
      case CodeRow.MethodHead(var text, var function) ->
          head(function.isEmpty() ? text : text + "    ; " + function, "code-method");
    }
  }

  @Override
  public void mark() {
    CodeRow shown = isEmpty() ? null : getItem();
    pseudoClassStateChanged(LIT, shown != null && lit.test(shown));
    pseudoClassStateChanged(NOW, shown != null && running.test(shown));
  }

  private void head(String text, String style) {
    getStyleClass().add(style);
    heading.setText(text);
    setAccessibleText(text);
    setGraphic(heading);
  }

  private void show(Code code) {
    int line = code.line();
    columns.line().setText(line == 0 ? "" : Integer.toString(line));
    columns
        .band()
        .setBackground(
            line == 0
                ? Background.EMPTY
                : new Background(
                    new BackgroundFill(look.palette().getValue().ofState(line), null, null)));
    columns.offset().setText(Integer.toString(code.row().offset()));
    columns.code().setText(code.text());
    columns.setWidths(widths.get(), look.size());
    // Rows are scrolled sideways where there is less room than that.
    setPrefWidth(CodeColumns.width(widths.get(), look.size()));
    columns.stack().setText(CodeWidths.stack(code.row()));
    columns.locals().setText(CodeWidths.locals(code.row()));
    lines.show(code);
    String explanation = BytecodeListView.explanation(code, opcodes);
    tip.setText(explanation + "\n" + values.apply(code));
    setTooltip(tip);
    setAccessibleText(words.of("row", line, explanation));
    setGraphic(row);
  }
}
