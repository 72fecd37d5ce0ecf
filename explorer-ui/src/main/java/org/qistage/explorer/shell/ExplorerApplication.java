package org.qistage.explorer.shell;

import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.SettingsFile;
import org.qistage.explorer.model.Workbench;

/// Opens the window that the command line asks for.
public final class ExplorerApplication extends Application {
  private @Nullable Workbench workbench;

  @Override
  public void start(Stage stage) throws Arguments.Fault {
    Arguments arguments = Arguments.parse(getParameters().getRaw());
    Settings settings = new Settings();
    if (arguments.screenshots().isEmpty()) {
      SettingsFile.ofUser().follow(settings);
    }
    arguments.apply(settings);
    Workbench opened = new Workbench(settings, Platform::runLater);
    workbench = opened;
    ExplorerWindow window = new ExplorerWindow(opened, stage);
    arguments.file().or(Examples::first).ifPresent(opened::open);
    if (arguments.screenshots().isPresent()) {
      new Screenshots(opened, window, arguments.size(), arguments.screenshots().get())
          .take(ExplorerApplication::ended);
    } else {
      window.show();
    }
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
    if (workbench != null) {
      workbench.close();
    }
  }
}
