package org.qistage.explorer.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.files.SystemDialogs;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;

/// Opens the window without a display, with a program, shows each view for a moment and ends: what a JVM
/// watches to start faster the next time.
public final class Rehearsal extends Application {
  private static final Duration MOMENT = Duration.millis(400);
  private static final Duration LONGEST = Duration.minutes(1);
  private final Deque<ViewId> left = new ArrayDeque<>(List.of(ViewId.values()));

  /// The rehearsal, as a main class that is no `Application`; see {@link Explorer}.
  public static final class Main {
    private Main() {}

    public static void main(String[] words) {
      System.setProperty("glass.platform", "Headless");
      Application.launch(Rehearsal.class);
    }
  }

  @Override
  public void start(Stage stage) throws IOException {
    Path folder = Files.createTempDirectory("qi-explorer-rehearsal");
    Path program = folder.resolve("rehearsal.qi");
    try (InputStream text =
        Objects.requireNonNull(Rehearsal.class.getResourceAsStream("rehearsal.qi"))) {
      Files.copy(text, program);
    }
    Workbench workbench = new Workbench(new Settings(), Platform::runLater);
    ProgramFiles files =
        new ProgramFiles(
            workbench,
            new SystemDialogs(stage, workbench.words(SystemDialogs.class)),
            folder,
            Optional.empty());
    ExplorerWindow window = new ExplorerWindow(workbench, files, stage);
    files.begin(Optional.of(program));
    window.show();
    workbench
        .program()
        .subscribe(
            made -> {
              if (made != null && made.recording() instanceof Recording.Made) {
                later(() -> next(workbench, files));
              }
            });
    // A rehearsal without a run would be half of one: nothing is better than that.
    PauseTransition end = new PauseTransition(LONGEST);
    end.setOnFinished(_ -> System.exit(1));
    end.play();
  }

  private void next(Workbench workbench, ProgramFiles files) {
    ViewId view = left.poll();
    if (view == null) {
      files.close();
      workbench.close();
      Platform.exit();
      return;
    }
    workbench.view().set(view);
    workbench
        .clock()
        .navigator()
        .get()
        .ifPresent(steps -> workbench.clock().goTo(steps.size() / 2));
    later(() -> next(workbench, files));
  }

  private static void later(Runnable work) {
    PauseTransition pause = new PauseTransition(MOMENT);
    pause.setOnFinished(_ -> work.run());
    pause.play();
  }
}
