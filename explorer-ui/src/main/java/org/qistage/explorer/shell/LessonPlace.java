package org.qistage.explorer.shell;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.lessons.LessonPane;
import org.qistage.explorer.lessons.LessonsModel;
import org.qistage.explorer.model.Notice;
import org.qistage.explorer.model.Workbench;

/// Puts the panel of the course left of the editor while it is wanted, and listens to its keys.
final class LessonPlace {
  private static final double SHARE = 0.27;
  private static final double SHARE_OF_A_CLASS = 0.45;

  private final Workbench workbench;
  private final LessonsModel lessons;
  private final ProgramFiles files;
  private final SplitPane parts;
  private final LessonPane pane;

  LessonPlace(Workbench workbench, LessonsModel lessons, ProgramFiles files, SplitPane parts) {
    this.workbench = workbench;
    this.lessons = lessons;
    this.files = files;
    this.parts = parts;
    this.pane = new LessonPane(workbench, lessons, this::export);
    lessons.shown().subscribe(this::put);
    lessons.presenting().subscribe(_ -> divide());
  }

  private void put(boolean wanted) {
    if (wanted && !parts.getItems().contains(pane)) {
      parts.getItems().addFirst(pane);
      divide();
    } else if (!wanted && parts.getItems().remove(pane)) {
      parts.setDividerPositions(0.42);
    }
  }

  private void divide() {
    if (parts.getItems().contains(pane)) {
      double own = lessons.presenting().get() ? SHARE_OF_A_CLASS : SHARE;
      parts.setDividerPositions(own, own + (1 - own) * 0.42);
    }
  }

  private void export() {
    files
        .placeFor("qi-stage-progress.json")
        .ifPresent(
            place -> {
              boolean done = lessons.export(place, problem -> tell("export.failed", problem));
              if (done) {
                tell("export.done", place);
              }
            });
  }

  private void tell(String key, Object argument) {
    Object said = argument instanceof Path path ? path.toString() : argument;
    workbench.tell(Notice.of(LessonPane.class, key, said));
  }

  /// Page down and page up go to the next step and the one before, as presenters' remote controls do: always
  /// with the shortcut key, and without it while a class looks on.
  void install(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean plain =
              lessons.presenting().get() && !(event.getTarget() instanceof TextInputControl);
          boolean ours = lessons.shown().get() && (event.isShortcutDown() || plain);
          if (ours && event.getCode() == KeyCode.PAGE_DOWN) {
            lessons.next();
            event.consume();
          } else if (ours && event.getCode() == KeyCode.PAGE_UP) {
            lessons.previous();
            event.consume();
          }
        });
  }
}
