package org.qistage.explorer;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.Workbench;

/// A workbench for tests without a toolkit: its properties change on the test's own thread, while it waits.
public final class Programs implements AutoCloseable {
  /// The seed program.
  public static final Path SEED =
      Path.of(System.getProperty("qi.root"), "lessons", "programs", "seed.qi");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Workbench workbench = new Workbench(new Settings(), work::add);

  public Workbench workbench() {
    return workbench;
  }

  /// A workbench that shows a file, compiled and recorded.
  public static Programs opened(Path file) {
    Programs programs = new Programs();
    programs.workbench.open(file);
    programs.awaitRecorded();
    return programs;
  }

  /// A workbench that shows a text, compiled and recorded.
  public static Programs of(String text) {
    Programs programs = new Programs();
    programs.workbench.show(text);
    programs.awaitRecorded();
    return programs;
  }

  /// Waits until the present text has been compiled and recorded.
  public void awaitRecorded() {
    awaitUntil(
        () -> {
          Program program = workbench.program().get();
          return program != null
              && program.source().text().equals(workbench.document().text().get())
              && !workbench.service().busy().get()
              && !(program.recording() instanceof Recording.Pending);
        });
  }

  /// Does what is to be done on the one thread until something is so.
  public void awaitUntil(BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      try {
        Runnable next = work.poll(10, TimeUnit.MILLISECONDS);
        if (next != null) {
          next.run();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (System.nanoTime() > end) {
        fail("waited in vain");
      }
    }
  }

  @Override
  public void close() {
    workbench.close();
  }
}
