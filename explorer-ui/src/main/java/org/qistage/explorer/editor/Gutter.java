package org.qistage.explorer.editor;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.Breakpoint;

/// What stands before each line: a breakpoint or room for one, the line's number, and signs that other
/// parts of the explorer put there. A click sets a breakpoint or takes it away.
final class Gutter implements IntFunction<Node> {
  private final Workbench workbench;
  private final CodeArea area;
  private final IntSupplier file;
  private final Words words;
  private IntFunction<List<Sign>> signs = _ -> List.of();
  private int room;

  /// Something that is told of a line.
  ///
  /// @param text such as `S1`
  /// @param tip what it means, in a sentence
  /// @param style its style classes
  record Sign(String text, String tip, String style) {}

  /// @param file the index of the file whose text it is
  Gutter(Workbench workbench, CodeArea area, IntSupplier file) {
    this.workbench = workbench;
    this.file = file;
    this.area = area;
    this.words = workbench.words(Gutter.class);
  }

  /// Puts signs before lines.
  ///
  /// @param ofLine those of a line, counted from 0
  /// @param most how many a line has at most, so that all texts begin at one place
  void setSigns(IntFunction<List<Sign>> ofLine, int most) {
    signs = ofLine;
    room = most;
  }

  @Override
  public Node apply(int paragraph) {
    Breakpoint breakpoint = new Breakpoint.Line(file.getAsInt(), paragraph + 1);
    boolean set = workbench.clock().breakpoints().contains(breakpoint);
    Region dot = new Region();
    dot.getStyleClass().add(set ? "breakpoint" : "no-breakpoint");
    Label number = new Label(String.format(Locale.ROOT, "%" + digits() + "d", paragraph + 1));
    number.getStyleClass().addAll("code", "line-number");
    HBox box = new HBox(dot, number);
    box.setAlignment(Pos.CENTER_LEFT);
    List<Sign> there = signs.apply(paragraph);
    for (Sign sign : there) {
      Label label = new Label(sign.text());
      label.getStyleClass().add("gutter-sign");
      label.getStyleClass().addAll(sign.style().split(" ", -1));
      javafx.scene.control.Tooltip.install(label, new javafx.scene.control.Tooltip(sign.tip()));
      box.getChildren().add(label);
    }
    for (int i = there.size(); i < room; i++) {
      Region free = new Region();
      free.getStyleClass().add("gutter-room");
      box.getChildren().add(free);
    }
    box.getStyleClass().add("gutter");
    box.setAccessibleText(words.of(set ? "line.breakpoint" : "line", paragraph + 1));
    box.setOnMousePressed(
        event -> {
          workbench.clock().toggle(breakpoint);
          event.consume();
        });
    return box;
  }

  private int digits() {
    return Math.max(2, Integer.toString(area.getParagraphs().size()).length());
  }
}
