package org.qistage.explorer.run;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.qistage.explorer.look.Palette;
import org.qistage.explorer.look.TaskShape;
import org.qistage.pipeline.trace.TaskView;

/// A task, with its number, shape and colour, and a note of why it is where it is. The same card stands for
/// the task wherever it goes.
final class TaskCard extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final List<String> STATES =
      List.of("ready", "running", "suspended", "completed", "failed", "cancelled");

  private final int task;
  private final StringProperty stopWords = new SimpleStringProperty("");
  private final Label name = new Label();
  private final Label note = new Label();
  private final Label stop = new Label();

  /// @param repeated whether the task's own card stands elsewhere
  /// @param onStop sets a breakpoint at the task, or takes it away
  TaskCard(int task, boolean repeated, Runnable onPick, Runnable onStop) {
    this.task = task;
    getStyleClass().add("task-card");
    if (repeated) {
      getStyleClass().add("task-repeated");
    } else {
      setId("task-" + task);
    }
    setStyle("-qi-own: " + Palette.taskVariable(task) + ";");
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    stop.setMinWidth(USE_PREF_SIZE);
    stop.getStyleClass().add("stop-mark");
    HBox head = new HBox(TaskShape.mark(task), name, stop);
    head.getStyleClass().add("task-head");
    note.getStyleClass().add("task-note");
    note.setWrapText(true);
    getChildren().addAll(head, note);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            onPick.run();
          }
          event.consume();
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean picks = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
          if (picks || event.getCode() == KeyCode.B) {
            (picks ? onPick : onStop).run();
            event.consume();
          }
        });
    MenuItem item = new MenuItem();
    item.textProperty().bind(stopWords);
    item.setOnAction(_ -> onStop.run());
    ContextMenu menu = new ContextMenu(item);
    setOnContextMenuRequested(
        event -> {
          menu.show(this, event.getScreenX(), event.getScreenY());
          event.consume();
        });
  }

  int task() {
    return task;
  }

  /// Whether the run stops at the task.
  ///
  /// @param mark what is written on the card; empty for nothing
  /// @param toChange what the menu says that changes it
  void showStop(String mark, String toChange) {
    stop.setText(mark);
    stop.setManaged(!mark.isEmpty());
    stopWords.set(toChange);
  }

  /// @param title the task's number and name
  /// @param why the note; none when it is empty
  void show(String title, String why, TaskView.State state, boolean chosen) {
    name.setText(title);
    note.setText(why);
    note.setVisible(!why.isEmpty());
    note.setManaged(!why.isEmpty());
    String style = state.name().toLowerCase(Locale.ROOT);
    if (!getStyleClass().contains(style)) {
      getStyleClass().removeAll(STATES);
      getStyleClass().add(style);
    }
    pseudoClassStateChanged(CHOSEN, chosen);
    setAccessibleText(why.isEmpty() ? title : title + " " + why);
  }

  String note() {
    return note.getText();
  }
}
