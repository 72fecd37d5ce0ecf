package org.qistage.explorer.shell;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Shows one [SourceView] in the primary window.
public final class ExplorerApplication extends Application {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 640;

  @Override
  public void start(Stage stage) {
    List<String> files = getParameters().getUnnamed();
    show(stage, files.isEmpty() ? null : Path.of(files.getFirst()));
  }

  /// Fills and shows a window; on the JavaFX thread only.
  static void show(Stage stage, @Nullable Path file) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    SourceViewModel model =
        file == null ? SourceViewModel.withoutFile() : SourceViewModel.ofFile(file);
    stage.setTitle(model.title());
    stage.setScene(new Scene(new SourceView(model), WIDTH, HEIGHT));
    stage.show();
  }
}
