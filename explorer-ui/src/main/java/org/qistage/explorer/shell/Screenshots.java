package org.qistage.explorer.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.capsule.Capsules;
import org.qistage.explorer.lessons.LessonsModel;
import org.qistage.explorer.look.Drawing;
import org.qistage.explorer.model.Faced;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Level;
import org.qistage.pipeline.trace.TraceNavigator;

/// Writes a picture of the window with each view into a folder. No display is needed.
final class Screenshots {
  /// What is still being drawn in the background is waited for so long; the first layout of a graph loads a
  /// lot.
  private static final Duration SETTLING = Duration.millis(2_000);

  /// Who points at what the pictures show lit.
  private static final String NOBODY = "screenshots";

  private final Workbench workbench;
  private final ExplorerWindow window;
  private final Arguments.Size size;
  private final OptionalInt at;

  /// Whether the program comes with its moment.
  private final boolean moment;

  private final Path folder;
  private final Deque<ViewId> left = new ArrayDeque<>(List.of(ViewId.values()));
  private Consumer<Optional<String>> whenDone = _ -> {};
  private boolean begun;
  private int taken;

  Screenshots(Workbench workbench, ExplorerWindow window, Arguments arguments, Path folder) {
    this.workbench = workbench;
    this.window = window;
    this.size = arguments.size();
    this.at = arguments.at();
    this.moment = arguments.file().filter(Capsules::isOne).isPresent() && at.isEmpty();
    this.folder = folder;
  }

  /// Takes them all, once the program has been compiled and recorded.
  ///
  /// @param done is told what went wrong, if anything did
  void take(Consumer<Optional<String>> done) {
    whenDone = done;
    window.stage().setWidth(size.width());
    window.stage().setHeight(size.height());
    window.show();
    workbench.program().subscribe(this::made);
    // A file that could not be opened: the window says why, and there is nothing else to see.
    later(
        () -> {
          if (workbench.program().get() == null && !workbench.service().busy().get()) {
            begin();
          }
        });
  }

  private void made(@Nullable Program program) {
    boolean whole = program != null && !(program.recording() instanceof Recording.Pending);
    if (whole) {
      begin();
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      later(this::interesting);
    }
  }

  /// Goes to a moment at which there is much to see: the first suspension, or else the middle.
  private void interesting() {
    workbench
        .clock()
        .navigator()
        .get()
        .filter(_ -> !moment)
        .ifPresent(
            navigator -> {
              int first = at.isPresent() ? at.getAsInt() : firstSuspension(navigator);
              workbench.clock().goTo(first);
              workbench
                  .clock()
                  .moment()
                  .get()
                  .flatMap(now -> now.stack(workbench.clock().task()).stream().findFirst())
                  .flatMap(FrameView::span)
                  .ifPresent(place -> workbench.focus().light(place.span(), NOBODY));
            });
    next();
  }

  private static int firstSuspension(TraceNavigator navigator) {
    return navigator
        .nextSuspension(-1, 1)
        .orElseGet(
            () ->
                navigator
                    .next(Level.LINE, navigator.size() / 2, OptionalInt.empty())
                    .orElse(navigator.size() / 2));
  }

  private void next() {
    if (window.lessons().lesson().get().isPresent()) {
      lesson(0);
      return;
    }
    ViewId view = left.poll();
    if (view == null) {
      bottom();
      return;
    }
    workbench.view().set(view);
    int number = ++taken;
    later(
        () -> {
          if (write(number + "-" + view.key())) {
            if (window.scene().lookup(".view-area ." + view.key()) instanceof Faced one) {
              faces(new ArrayDeque<>(one.faces()), one, number + "-" + view.key(), this::next);
            } else {
              next();
            }
          }
        });
  }

  /// The steps of a lesson, one picture each.
  private void lesson(int step) {
    LessonsModel lessons = window.lessons();
    if (step == lessons.steps()) {
      whenDone.accept(Optional.empty());
      return;
    }
    lessons.goTo(step);
    later(
        () -> {
          if (write(String.format(Locale.ROOT, "lesson-%02d", step))) {
            lesson(step + 1);
          }
        });
  }

  /// What stands below the views.
  private void bottom() {
    if (window.scene().lookup("#bottom") instanceof Faced one) {
      int number = ++taken;
      faces(
          new ArrayDeque<>(one.faces()),
          one,
          Integer.toString(number),
          () -> whenDone.accept(Optional.empty()));
    }
  }

  /// What else a part of the window can show.
  private void faces(Deque<String> faces, Faced part, String name, Runnable then) {
    String face = faces.poll();
    if (face == null) {
      then.run();
      return;
    }
    part.show(face);
    later(
        () -> {
          if (write(name + "-" + face)) {
            faces(faces, part, name, then);
          }
        });
  }

  private static void later(Runnable work) {
    PauseTransition pause = new PauseTransition(SETTLING);
    pause.setOnFinished(_ -> work.run());
    pause.play();
  }

  private boolean write(String name) {
    try {
      picture(name);
      return true;
    } catch (IOException e) {
      whenDone.accept(Optional.of(folder + ": " + e.getMessage()));
      return false;
    }
  }

  private void picture(String name) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".png"), Drawing.bytes(window.scene().snapshot(null)));
  }
}
