package org.qistage.explorer.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.files.SystemDialogs;
import org.qistage.explorer.model.Notice;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.SettingsFile;
import org.qistage.explorer.model.UserFolder;
import org.qistage.explorer.model.Workbench;

/// Opens the window that the command line asks for.
public final class ExplorerApplication extends Application {
  private @Nullable Workbench workbench;
  private @Nullable ProgramFiles files;

  @Override
  public void start(Stage stage) throws Arguments.Fault, IOException {
    Arguments arguments = Arguments.parse(getParameters().getRaw());
    Settings settings = new Settings();
    Workbench opened = new Workbench(settings, Platform::runLater);
    workbench = opened;
    if (arguments.screenshots().isEmpty()) {
      new SettingsFile(
              SettingsFile.ofUser(),
              file -> opened.tell(Notice.of(ProgramFiles.class, "settingsNotKept", file)))
          .follow(settings);
    }
    arguments.apply(settings);
    ProgramFiles programs =
        new ProgramFiles(
            opened,
            new SystemDialogs(stage, opened.words(SystemDialogs.class)),
            folder(arguments),
            Examples.folder());
    files = programs;
    ExplorerWindow window = new ExplorerWindow(opened, programs, stage);
    programs.begin(arguments.file());
    arguments.lesson().ifPresent(window.lessons()::open);
    if (arguments.screenshots().isPresent()) {
      new Screenshots(opened, window, arguments, arguments.screenshots().get())
          .take(ExplorerApplication::ended);
    } else {
      window.show();
      FirstFrame.watch(window.scene());
    }
  }

  /// Pictures leave the user's own things alone.
  private static Path folder(Arguments arguments) throws IOException {
    return arguments.screenshots().isEmpty()
        ? UserFolder.of("")
        : Files.createTempDirectory("qi-explorer");
  }

  @SuppressWarnings("SystemOut") // the command line's own output
  private static void ended(Optional<String> problem) {
    problem.ifPresent(text -> System.err.println("qi-explorer: " + text));
    Platform.exit();
    if (problem.isPresent()) {
      System.exit(1);
    }
  }

  @Override
  public void stop() {
    if (files != null) {
      files.close();
    }
    if (workbench != null) {
      workbench.close();
    }
  }
}
