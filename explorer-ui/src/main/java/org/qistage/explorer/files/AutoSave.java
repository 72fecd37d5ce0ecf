package org.qistage.explorer.files;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.qistage.explorer.model.Workbench;

/// Saves a changed text into its file a moment after the last change, where the settings ask for that.
final class AutoSave implements AutoCloseable {
  private static final long DELAY = 1_000;

  private final Workbench workbench;
  private final Runnable save;
  private final AtomicLong changes = new AtomicLong();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "qi-explorer-save");
            thread.setDaemon(true);
            return thread;
          });

  /// @param save saves the text, and tells when that fails
  AutoSave(Workbench workbench, Runnable save) {
    this.workbench = workbench;
    this.save = save;
  }

  void follow() {
    workbench.document().text().subscribe(_ -> later());
    workbench.settings().autosave().subscribe(_ -> later());
  }

  private void later() {
    long change = changes.incrementAndGet();
    if (workbench.settings().autosave().get() && !timer.isShutdown()) {
      Future<?> _ =
          timer.schedule(
              () -> workbench.ui().execute(() -> save(change)), DELAY, TimeUnit.MILLISECONDS);
    }
  }

  private void save(long change) {
    boolean wanted =
        changes.get() == change
            && workbench.settings().autosave().get()
            && workbench.document().changed().get()
            && workbench.document().file().get().isPresent();
    if (wanted) {
      save.run();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
