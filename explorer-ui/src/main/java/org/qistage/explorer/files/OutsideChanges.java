package org.qistage.explorer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Document;
import org.qistage.explorer.model.LineEnds;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.InputFile;

/// Looks whether other programs change or delete the file that is open. Looking is all that works alike on
/// every system, and on folders of other machines.
final class OutsideChanges implements AutoCloseable {
  private static final long LOOK = 1_000;

  private final Workbench workbench;
  private final Listener listener;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "qi-explorer-files");
            thread.setDaemon(true);
            return thread;
          });

  /// What is known of the file at the last look.
  private @Nullable Seen seen;

  /// Hears of changes on the window's thread.
  interface Listener {
    /// @param text what is in the file now
    void changed(Path file, String text);

    void deleted(Path file);

    /// It has the text again that the window knows.
    void same(Path file);
  }

  /// @param stamp empty for a file that is not there
  private record Seen(Path file, Optional<Stamp> stamp) {}

  private record Stamp(FileTime time, long size) {}

  OutsideChanges(Workbench workbench, Listener listener) {
    this.workbench = workbench;
    this.listener = listener;
  }

  /// Begins to look.
  void follow() {
    Future<?> _ =
        timer.scheduleWithFixedDelay(
            () -> workbench.ui().execute(this::ask), LOOK, LOOK, TimeUnit.MILLISECONDS);
  }

  /// On the window's thread, where the file is known; the disk is looked at elsewhere.
  private void ask() {
    Optional<Path> file = workbench.document().file().get();
    if (file.isPresent() && !timer.isShutdown()) {
      timer.execute(() -> look(file.get()));
    }
  }

  private void look(Path file) {
    Seen now = new Seen(file, stamp(file));
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    Optional<String> text = now.stamp().isEmpty() ? Optional.empty() : text(file);
    workbench.ui().execute(() -> tell(file, now.stamp().isEmpty(), text));
  }

  private static Optional<Stamp> stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Stamp(attributes.lastModifiedTime(), attributes.size()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException _) {
      // It cannot be looked at just now, which is not the same as gone.
      return Optional.of(new Stamp(FileTime.fromMillis(0), -1));
    }
  }

  /// What is in a file, if that is a program, as the window would have it.
  static Optional<String> text(Path file) {
    return InputFile.read(file.toString()) instanceof InputFile.Contents.Program(var source)
        ? Optional.of(LineEnds.lf(source.text()))
        : Optional.empty();
  }

  private void tell(Path file, boolean gone, Optional<String> text) {
    Document document = workbench.document();
    if (!document.file().get().equals(Optional.of(file))) {
      return;
    }
    if (gone) {
      listener.deleted(file);
    } else if (text.isPresent() && !text.get().equals(document.savedText())) {
      listener.changed(file, text.get());
    } else if (text.isPresent()) {
      listener.same(file);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
