package org.qistage.explorer.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;

/// Tells those who measure the start when the window was first drawn: the time, in milliseconds since 1970,
/// is written into the file that a system property names, and below it the family of its text.
final class FirstFrame extends AnimationTimer {
  private static final String FILE = "qi.explorer.first-frame";

  private final Path file;
  private final Scene scene;
  private boolean drawing;

  private FirstFrame(Path file, Scene scene) {
    this.file = file;
    this.scene = scene;
  }

  /// Begins to watch, if somebody wants to know. The window has just been shown.
  static void watch(Scene scene) {
    @Nullable String file = System.getProperty(FILE);
    if (file != null) {
      new FirstFrame(Path.of(file), scene).start();
    }
  }

  /// Comes before each frame is drawn, so the second time after the first was.
  @Override
  public void handle(long now) {
    if (!drawing) {
      drawing = true;
      return;
    }
    stop();
    try {
      Path unfinished = file.resolveSibling(file.getFileName() + ".new");
      String family =
          scene.lookup(".button") instanceof Labeled words ? words.getFont().getFamily() : "";
      Files.writeString(unfinished, System.currentTimeMillis() + "\n" + family + "\n");
      Files.move(unfinished, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
