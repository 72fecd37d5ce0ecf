package org.qistage.explorer.shell;

import javafx.application.Application;

/// The program's entry. It is no JavaFX `Application` itself, because the JVM would then insist on
/// JavaFX as modules, and RichTextFX is none.
public final class Explorer {
  private Explorer() {}

  /// `Explorer [FILE]`: opens the window and returns when it is closed.
  public static void main(String[] arguments) {
    Application.launch(ExplorerApplication.class, arguments);
  }
}
