package org.qistage.explorer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.qistage.explorer.model.Document;
import org.qistage.explorer.model.WholeFile;

/// Keeps a copy of a text that has not been saved, so that it is there again at the next start, however this
/// one ends. The copy is written in the background a moment after each change, and goes when the text has
/// been saved.
///
/// The copy's first line is the path of the text's file, empty for none.
final class UnsavedText implements AutoCloseable {
  private static final long DELAY = 400;

  private final Path store;
  private final Document document;
  private final Consumer<Boolean> lost;
  private final AtomicLong changes = new AtomicLong();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "qi-explorer-autosave");
            thread.setDaemon(true);
            return thread;
          });

  /// What was not saved when the explorer ended last.
  record Left(String text, Optional<Path> file) {}

  /// @param lost hears, on the writer's thread, whether copies can be kept
  UnsavedText(Path store, Document document, Consumer<Boolean> lost) {
    this.store = store;
    this.document = document;
    this.lost = lost;
  }

  /// What is left of the last time; empty when everything had been saved.
  Optional<Left> left() {
    try {
      String stored = Files.readString(store);
      int end = stored.indexOf('\n');
      if (end < 0) {
        return Optional.empty();
      }
      String path = stored.substring(0, end);
      return Optional.of(
          new Left(
              stored.substring(end + 1),
              path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path))));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Begins to keep copies.
  void follow() {
    document.text().subscribe(_ -> changed());
    document.changed().subscribe(_ -> changed());
  }

  private void changed() {
    long change = changes.incrementAndGet();
    String text = document.text().get();
    boolean keep = document.changed().get();
    String path = document.file().get().map(file -> file.toAbsolutePath().toString()).orElse("");
    writer.execute(
        () -> {
          if (keep) {
            await(change);
          }
          if (changes.get() == change) {
            write(keep ? Optional.of(path + "\n" + text) : Optional.empty());
          }
        });
  }

  /// While somebody types, one copy in a while is enough.
  private void await(long change) {
    try {
      for (long waited = 0; waited < DELAY && changes.get() == change; waited += 20) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException _) {
      // The end: what is there is written now.
    }
  }

  private void write(Optional<String> copy) {
    try {
      if (copy.isEmpty()) {
        Files.deleteIfExists(store);
        return;
      }
      Files.createDirectories(store.toAbsolutePath().getParent());
      WholeFile.write(store, draft -> Files.writeString(draft, copy.get()));
      lost.accept(false);
    } catch (IOException _) {
      lost.accept(true);
    }
  }

  /// Writes what is still to be written.
  @Override
  public void close() {
    writer.shutdownNow().forEach(Runnable::run);
    try {
      boolean _ = writer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (document.changed().get()) {
      String path = document.file().get().map(file -> file.toAbsolutePath().toString()).orElse("");
      write(Optional.of(path + "\n" + document.text().get()));
    }
  }
}
