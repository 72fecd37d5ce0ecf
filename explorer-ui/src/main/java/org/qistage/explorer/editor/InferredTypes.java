package org.qistage.explorer.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.view.InferredType;

/// Types that the text does not write, faintly behind the lines that declare the names. They lie over the text,
/// are no part of it, and no click reaches them.
final class InferredTypes extends Pane {
  private static final double SCROLL_BAR = 14;

  /// With less room than this nothing could be read.
  private static final double LEAST = 100;

  private final Workbench workbench;
  private final CodeArea area;
  private List<InferredType> types = List.of();
  private boolean waiting;

  InferredTypes(Workbench workbench, CodeArea area) {
    this.workbench = workbench;
    this.area = area;
    setId("inferred-types");
    getStyleClass().add("inferred-types");
    setMouseTransparent(true);
    setFocusTraversable(false);
    setMinSize(0, 0);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    workbench.program().subscribe(this::made);
    workbench.settings().inferredTypes().subscribe(_ -> soon());
    workbench.settings().scale().subscribe(_ -> soon());
    area.plainTextChanges().subscribe(this::changed);
    area.viewportDirtyEvents().subscribe(_ -> soon());
    widthProperty().subscribe(_ -> soon());
    heightProperty().subscribe(_ -> soon());
  }

  private void made(@Nullable Program program) {
    if (program != null && program.source().text().equals(area.getText())) {
      types = InferredType.of(program.compiled());
      soon();
    }
  }

  /// Until the text is compiled anew, what stands behind a change moves with it.
  private void changed(PlainTextChange change) {
    List<InferredType> moved = new ArrayList<>();
    int by = change.getNetLength();
    for (InferredType type : types) {
      if (type.name().end() <= change.getPosition()) {
        moved.add(type);
      } else if (type.name().start() >= change.getRemovalEnd()) {
        Span name = type.name().moved(by);
        moved.add(new InferredType(name, type.text()));
      }
    }
    types = moved;
    soon();
  }

  /// Once for all that happens before the next layout.
  private void soon() {
    if (!waiting) {
      waiting = true;
      Platform.runLater(
          () -> {
            waiting = false;
            place();
          });
    }
  }

  private void place() {
    getChildren().clear();
    if (!workbench.settings().inferredTypes().get() || area.getVisibleParagraphs().isEmpty()) {
      return;
    }
    int first = area.firstVisibleParToAllParIndex();
    int last = area.lastVisibleParToAllParIndex();
    int start = area.getAbsolutePosition(first, 0);
    int end = area.getAbsolutePosition(last, area.getParagraphLength(last));
    Map<Integer, List<InferredType>> lines = new TreeMap<>();
    for (InferredType type : types) {
      if (type.name().start() >= start && type.name().end() <= end) {
        int line =
            area.offsetToPosition(type.name().start(), TwoDimensional.Bias.Forward).getMajor();
        lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(type);
      }
    }
    lines.forEach(this::place);
  }

  private void place(int line, List<InferredType> onLine) {
    int end = area.getAbsolutePosition(line, area.getParagraphLength(line));
    if (area.getParagraphLength(line) == 0) {
      return;
    }
    area.getCharacterBoundsOnScreen(end - 1, end)
        .map(this::screenToLocal)
        .ifPresent(
            bounds -> {
              Label label = new Label(text(onLine));
              label.getStyleClass().addAll("code", "inferred-type");
              getChildren().add(label);
              at(label, bounds);
            });
  }

  private String text(List<InferredType> onLine) {
    return onLine.stream()
        .map(type -> area.getText(type.name().start(), type.name().end()) + type.text())
        .collect(Collectors.joining("  "));
  }

  /// Right behind the line, as far as there is room.
  private void at(Label label, Bounds end) {
    double x = Math.rint(end.getMaxX());
    label.setMaxWidth(Math.max(0, getWidth() - x - SCROLL_BAR));
    label.setVisible(label.getMaxWidth() > LEAST);
    label.relocate(x, Math.rint(end.getMinY()));
  }
}
