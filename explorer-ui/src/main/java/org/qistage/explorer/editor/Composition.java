package org.qistage.explorer.editor;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.Caret.CaretVisibility;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// What an input method composes, underlined at the caret, before it is text: 拼音 while it is being typed. It lies
/// over the rest of its line, which it moves aside, and is no part of the text: nothing is compiled, kept or
/// undone of it. Only what is committed is inserted.
final class Composition extends Pane implements InputMethodRequests {
  private static final double SCROLL_BAR = 14;

  private final CodeArea area;
  private final TextFlow flow = new TextFlow();
  private final Path caret = new Path();
  private int length;

  Composition(CodeArea area) {
    this.area = area;
    setId("composition");
    setMouseTransparent(true);
    setFocusTraversable(false);
    setMinSize(0, 0);
    flow.getStyleClass().addAll("code", "composition");
    caret.getStyleClass().add("composition-caret");
    caret.setManaged(false);
    flow.setManaged(false);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    end();
    // In place of what the area does itself: it makes what is composed a part of the text.
    area.setInputMethodRequests(this);
    area.setOnInputMethodTextChanged(this::changed);
    area.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                end();
              }
            });
    moved(area.caretBoundsProperty());
  }

  /// Whether something is being composed.
  boolean isComposing() {
    return length > 0;
  }

  /// What is being composed.
  String text() {
    StringBuilder text = new StringBuilder();
    flow.getChildren().stream()
        .limit(length)
        .map(Text.class::cast)
        .forEach(run -> text.append(run.getText()));
    return text.toString();
  }

  private void moved(ObservableValue<?> bounds) {
    bounds.subscribe(
        _ -> {
          if (isComposing()) {
            place();
          }
        });
  }

  private void changed(InputMethodEvent event) {
    if (!area.isEditable() || area.isDisabled()) {
      return;
    }
    if (!event.getCommitted().isEmpty()) {
      area.replaceSelection(event.getCommitted());
      area.requestFollowCaret();
    }
    compose(event);
    event.consume();
  }

  private void compose(InputMethodEvent event) {
    flow.getChildren().clear();
    for (InputMethodTextRun run : event.getComposed()) {
      if (!run.getText().isEmpty()) {
        flow.getChildren().add(shown(run));
      }
    }
    length = flow.getChildren().size();
    if (!isComposing()) {
      end();
      return;
    }
    flow.getChildren().add(restOfLine());
    area.setShowCaret(CaretVisibility.OFF);
    getChildren().setAll(flow, caret);
    place();
    caret.getElements().setAll(flow.getCaretShape(Math.max(0, event.getCaretPosition()), true));
  }

  private static Text shown(InputMethodTextRun run) {
    Text text = new Text(run.getText());
    text.setUnderline(true);
    boolean selected =
        run.getHighlight() == InputMethodHighlight.SELECTED_RAW
            || run.getHighlight() == InputMethodHighlight.SELECTED_CONVERTED;
    text.getStyleClass().add(selected ? "composed-selected" : "composed");
    return text;
  }

  private Text restOfLine() {
    int from = area.getSelection().getEnd();
    int line = area.offsetToPosition(from, Bias.Forward).getMajor();
    int end = area.getAbsolutePosition(line, area.getParagraphLength(line));
    return new Text(area.getText(from, end));
  }

  private void end() {
    length = 0;
    flow.getChildren().clear();
    getChildren().clear();
    area.setShowCaret(CaretVisibility.AUTO);
  }

  private void place() {
    area.getCaretBounds()
        .map(this::screenToLocal)
        .ifPresent(
            bounds -> {
              double x = Math.rint(bounds.getMinX());
              flow.applyCss();
              // The rest of the line is covered, the bar beside it is not.
              double width = Math.max(flow.prefWidth(-1), getWidth() - SCROLL_BAR - x);
              double height = flow.prefHeight(width);
              double y = Math.rint(bounds.getMaxY() - height);
              flow.resizeRelocate(x, y, width, height);
              flow.layout();
              caret.relocate(x, y);
            });
  }

  /// Where the list of candidates belongs: below a place in what is composed, on the screen.
  @Override
  public Point2D getTextLocation(int offset) {
    if (isComposing()) {
      Bounds place = new Path(flow.getCaretShape(offset, true)).getBoundsInLocal();
      Point2D below = flow.localToScreen(place.getMinX(), flow.getHeight());
      if (below != null) {
        return below;
      }
    }
    return area.getCaretBounds()
        .map(bounds -> new Point2D(bounds.getMinX(), bounds.getMaxY()))
        .orElse(Point2D.ZERO);
  }

  @Override
  public int getLocationOffset(int x, int y) {
    Point2D place = flow.screenToLocal(x, y);
    return isComposing() && place != null ? flow.getHitInfo(place).getInsertionIndex() : 0;
  }

  @Override
  public void cancelLatestCommittedText() {
    // What has been committed is text; undo takes it back.
  }

  @Override
  public String getSelectedText() {
    return area.getSelectedText();
  }
}
