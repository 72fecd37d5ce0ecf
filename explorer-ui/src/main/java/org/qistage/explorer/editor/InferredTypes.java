package org.qistage.explorer.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;

/// Types that the text does not write, faintly behind the lines that declare the names. They lie over the text,
/// are no part of it, and no click reaches them.
final class InferredTypes extends Pane {
  private static final double SCROLL_BAR = 14;

  /// With less room than this nothing could be read.
  private static final double LEAST = 100;

  private final Workbench workbench;
  private final CodeArea area;
  private long version = -1;
  private List<Named> types = List.of();

  /// Those that are shown come first; the others are kept for more.
  private final List<Label> labels = new ArrayList<>();

  /// A type, with the name that it is of.
  private record Named(Span place, String name, String type) {
    String text() {
      return name + type;
    }
  }

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
    workbench.settings().inferredTypes().subscribe(_ -> requestLayout());
    workbench.settings().scale().subscribe(_ -> requestLayout());
    area.plainTextChanges().subscribe(this::changed);
    area.viewportDirtyEvents().subscribe(_ -> requestLayout());
    widthProperty().subscribe(_ -> requestLayout());
    heightProperty().subscribe(_ -> requestLayout());
  }

  private void made(@Nullable Program program) {
    if (program != null
        && program.version() != version
        && program.source().text().equals(workbench.document().text().get())) {
      version = program.version();
      types =
          program.derived().inferredTypes().stream()
              .map(type -> new Named(type.name(), program.source().slice(type.name()), type.text()))
              .toList();
      requestLayout();
    }
  }

  /// Until the text is compiled anew, what stands behind a change moves with it.
  private void changed(PlainTextChange change) {
    List<Named> moved = new ArrayList<>();
    int by = change.getNetLength();
    for (Named type : types) {
      if (type.place().end() <= change.getPosition()) {
        moved.add(type);
      } else if (type.place().start() >= change.getRemovalEnd()) {
        moved.add(new Named(type.place().moved(by), type.name(), type.type()));
      }
    }
    types = moved;
    requestLayout();
  }

  /// The lines lie where the layout has just put them: the text is laid out before what lies over it.
  @Override
  protected void layoutChildren() {
    int used = 0;
    if (workbench.settings().inferredTypes().get() && !area.getVisibleParagraphs().isEmpty()) {
      for (Map.Entry<Integer, List<Named>> line : seen().entrySet()) {
        Optional<Bounds> end = endOf(line.getKey());
        if (end.isPresent()) {
          show(label(used++), line.getValue(), end.get());
        }
      }
    }
    for (Label free : labels.subList(used, labels.size())) {
      free.setVisible(false);
    }
    super.layoutChildren();
  }

  /// Those on the lines that are seen.
  private Map<Integer, List<Named>> seen() {
    int first = area.firstVisibleParToAllParIndex();
    int last = area.lastVisibleParToAllParIndex();
    int start = area.getAbsolutePosition(first, 0);
    int end = area.getAbsolutePosition(last, area.getParagraphLength(last));
    Map<Integer, List<Named>> lines = new TreeMap<>();
    for (Named type : types) {
      if (type.place().start() >= start && type.place().end() <= end) {
        int line = area.offsetToPosition(type.place().start(), Bias.Forward).getMajor();
        lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(type);
      }
    }
    return lines;
  }

  private Optional<Bounds> endOf(int line) {
    int length = area.getParagraphLength(line);
    if (length == 0) {
      return Optional.empty();
    }
    int end = area.getAbsolutePosition(line, length);
    return area.getCharacterBoundsOnScreen(end - 1, end).map(this::screenToLocal);
  }

  private Label label(int index) {
    if (index == labels.size()) {
      Label label = new Label();
      label.getStyleClass().addAll("code", "inferred-type");
      label.setManaged(false);
      labels.add(label);
      getChildren().add(label);
      label.applyCss();
    }
    return labels.get(index);
  }

  /// Right behind the line, as far as there is room.
  private void show(Label label, List<Named> onLine, Bounds end) {
    label.setText(onLine.stream().map(Named::text).collect(Collectors.joining("  ")));
    double x = Math.rint(end.getMaxX());
    double room = Math.max(0, getWidth() - x - SCROLL_BAR);
    label.setVisible(room > LEAST);
    label.resizeRelocate(
        x, Math.rint(end.getMinY()), Math.min(room, label.prefWidth(-1)), label.prefHeight(-1));
  }
}
