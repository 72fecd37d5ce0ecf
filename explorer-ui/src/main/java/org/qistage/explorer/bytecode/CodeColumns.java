package org.qistage.explorer.bytecode;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The columns of a row: the band of the source line and its number, room for jumps, the offset, the
/// instruction, the operand stack and the local variables before it.
final class CodeColumns {
  /// The width of the columns that have always the same, with a short instruction, in heights of text.
  private static final double OTHERS = 22;

  private final Region band = new Region();
  private final Label line = new Label();
  private final Region jumps = new Region();
  private final Label offset = new Label();
  private final Label code = new Label();
  private final Label stack = new Label();
  private final Label locals = new Label();
  private final HBox box = new HBox(band, line, jumps, offset, code, stack, locals);

  CodeColumns() {
    box.getStyleClass().add("code-row");
    band.getStyleClass().add("code-band");
    line.getStyleClass().add("code-line");
    jumps.getStyleClass().add("code-jumps");
    offset.getStyleClass().add("code-offset");
    code.getStyleClass().add("code-text");
    stack.getStyleClass().add("code-stack");
    locals.getStyleClass().add("code-locals");
    HBox.setHgrow(code, Priority.ALWAYS);
    code.setMaxWidth(Double.MAX_VALUE);
    code.setMinWidth(0);
    code.setPrefWidth(0);
  }

  HBox box() {
    return box;
  }

  /// @param em the height of text
  void setWidths(CodeWidths widths, double em) {
    fix(stack, widths.stack() * em);
    fix(locals, widths.locals() * em);
    box.setMinWidth(width(widths, em));
  }

  private static void fix(Label label, double width) {
    label.setMinWidth(width);
    label.setPrefWidth(width);
  }

  /// What a row needs so that only the instruction is cut.
  static double width(CodeWidths widths, double em) {
    return (OTHERS + widths.stack() + widths.locals()) * em;
  }

  Region band() {
    return band;
  }

  Label line() {
    return line;
  }

  /// Where jumps are drawn.
  Region jumps() {
    return jumps;
  }

  Label offset() {
    return offset;
  }

  Label code() {
    return code;
  }

  Label stack() {
    return stack;
  }

  Label locals() {
    return locals;
  }
}
