package org.qistage.explorer.shell;

import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.settings.KeysWindow;
import org.qistage.explorer.settings.SettingsWindow;

/// What can be asked of the window by key and by menu.
final class WindowActions {
  /// The least height of the tabs below while the program runs at full speed, in heights of text.
  private static final double LINES = 16;

  private final Workbench workbench;
  private final Look look;
  private final Stage stage;
  private final BottomPane tabs;
  private final Panes panes;
  private @Nullable Keys known;
  private @Nullable SettingsWindow settings;
  private @Nullable KeysWindow keys;

  /// @param tabs the lower part of the window
  WindowActions(Workbench workbench, Look look, Stage stage, Panes panes, BottomPane tabs) {
    this.workbench = workbench;
    this.look = look;
    this.stage = stage;
    this.panes = panes;
    this.tabs = tabs;
  }

  /// Tells the keys that {@link #keys} shows.
  void tell(Keys all) {
    known = all;
  }

  /// Runs the program at full speed.
  void run() {
    panes.giveBottom(LINES * look.size());
    tabs.run();
  }

  /// Ends that run.
  void stop() {
    tabs.stop();
  }

  /// Shows the settings.
  void settings() {
    SettingsWindow window = settings;
    if (window == null) {
      window = new SettingsWindow(workbench, look, stage);
      settings = window;
    }
    window.open();
  }

  /// Shows all keys.
  void keys() {
    KeysWindow window = keys;
    if (window == null && known != null) {
      window = new KeysWindow(workbench, look, stage, known.rows());
      keys = window;
    }
    if (window != null) {
      window.open();
    }
  }
}
