package org.qistage.explorer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  ///
  /// @param of what the file held, of which the text is a change
  /// @param input what the program is to read
  record Left(Optional<Path> file, String of, String input, String text) {
    static Left in(Document document) {
      return new Left(
          document.file().get(),
          document.savedText(),
          document.input().get(),
          document.text().get());
    }

    private String stored() {
      String path = file.map(place -> place.toAbsolutePath().toString()).orElse("");
      return Pieces.join(path, of, input, text);
    }

    private static Left read(String stored) {
      List<String> pieces = Pieces.split(stored, 4);
      Optional<Path> file =
          pieces.get(0).isEmpty() ? Optional.empty() : Optional.of(Path.of(pieces.get(0)));
      return new Left(file, pieces.get(1), pieces.get(2), pieces.get(3));
    }
  }

  /// @param lost hears, on the writer's thread, whether copies can be kept
  UnsavedText(Path store, Document document, Consumer<Boolean> lost) {
    this.store = store;
    this.document = document;
    this.lost = lost;
  }

  /// What is left of the last time; empty when everything had been saved.
  Optional<Left> left() {
    try {
      return Optional.of(Left.read(Files.readString(store)));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Begins to keep copies.
  void follow() {
    document.text().subscribe(_ -> changed());
    document.input().subscribe(_ -> changed());
    document.changed().subscribe(_ -> changed());
  }

  private void changed() {
    long change = changes.incrementAndGet();
    boolean keep = document.changed().get();
    Left left = Left.in(document);
    writer.execute(
        () -> {
          if (keep) {
            await(change);
          }
          if (changes.get() == change) {
            write(keep ? Optional.of(left) : Optional.empty());
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

  private void write(Optional<Left> copy) {
    try {
      if (copy.isEmpty()) {
        Files.deleteIfExists(store);
        return;
      }
      Files.createDirectories(store.toAbsolutePath().getParent());
      WholeFile.write(store, draft -> Files.writeString(draft, copy.get().stored()));
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
      write(Optional.of(Left.in(document)));
    }
  }
}
