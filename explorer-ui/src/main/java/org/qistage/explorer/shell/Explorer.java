package org.qistage.explorer.shell;

import java.util.List;
import java.util.logging.Logger;
import javafx.application.Application;

/// The program's entry. It is no JavaFX `Application` itself, because the JVM would then insist on
/// JavaFX as modules, and RichTextFX is none.
public final class Explorer {
  private static final int USAGE = 2;

  /// Kept, since the logger would be forgotten with its filter.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Explorer() {}

  /// Opens the window and returns when it is closed, or writes pictures of it; see {@link Arguments}.
  @SuppressWarnings("SystemOut") // the command line's own output
  public static void main(String[] words) {
    // JavaFX warns when it is not on the module path, where RichTextFX cannot be.
    JAVAFX.setFilter(
        record -> !String.valueOf(record.getMessage()).startsWith("Unsupported JavaFX"));
    if (List.of(words).contains("--help")) {
      System.out.print(Arguments.USAGE);
      return;
    }
    try {
      Arguments arguments = Arguments.parse(List.of(words));
      if (arguments.screenshots().isPresent()) {
        // No display is needed, and none is used.
        System.setProperty("glass.platform", "Headless");
      }
    } catch (Arguments.Fault fault) {
      System.err.println("qi-explorer: " + fault.getMessage());
      System.err.print(Arguments.USAGE);
      System.exit(USAGE);
    }
    Application.launch(ExplorerApplication.class, words);
  }
}
