package org.qistage.explorer.shell;

import javafx.scene.control.SplitPane;
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

  private static final double HIGHEST_DIVIDER = 0.2;

  private final Workbench workbench;
  private final Look look;
  private final Stage stage;
  private final BottomPane tabs;
  private final SplitPane parts;
  private @Nullable Keys known;
  private @Nullable SettingsWindow settings;
  private @Nullable KeysWindow keys;

  /// @param parts the upper and the lower part of the window
  /// @param tabs in the lower part
  WindowActions(Workbench workbench, Look look, Stage stage, SplitPane parts, BottomPane tabs) {
    this.workbench = workbench;
    this.look = look;
    this.stage = stage;
    this.parts = parts;
    this.tabs = tabs;
  }

  /// Tells the keys that {@link #keys} shows.
  void tell(Keys all) {
    known = all;
  }

  /// Runs the program at full speed.
  void run() {
    double missing = LINES * look.size() - tabs.getHeight();
    if (missing > 0 && parts.getHeight() > 0) {
      double divider = parts.getDividerPositions()[0] - missing / parts.getHeight();
      parts.setDividerPosition(0, Math.max(HIGHEST_DIVIDER, divider));
    }
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
