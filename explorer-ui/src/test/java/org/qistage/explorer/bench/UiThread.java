package org.qistage.explorer.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Does things on the JavaFX thread and tells how long they take until they are seen.
public final class UiThread {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

  private UiThread() {}

  /// How long something took.
  ///
  /// @param wall until the pulse that shows it has been handed to the renderer
  /// @param cpu of the JavaFX thread meanwhile
  public record Took(double wall, double cpu) {}

  private record Instant(long wall, long cpu) {
    static Instant now() {
      return new Instant(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
    }

    Took until(Instant end) {
      return new Took((end.wall - wall) / 1e6, (end.cpu - cpu) / 1e6);
    }
  }

  static void start() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
  }

  /// Does something and waits until it is done.
  public static void run(Runnable work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          try {
            work.run();
          } finally {
            done.countDown();
          }
        });
    if (!done.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the window hangs");
    }
  }

  /// Does something, waits until it has come about, and then for the pulse that shows it.
  public static Took act(Scene scene, Runnable action, BooleanSupplier done)
      throws InterruptedException {
    Instant[] times = new Instant[2];
    boolean[] is = new boolean[1];
    run(
        () -> {
          times[0] = Instant.now();
          action.run();
          is[0] = done.getAsBoolean();
        });
    long start = System.nanoTime();
    while (!is[0]) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new IllegalStateException("waited in vain");
      }
      TimeUnit.MICROSECONDS.sleep(500);
      run(() -> is[0] = done.getAsBoolean());
    }
    CountDownLatch laidOut = new CountDownLatch(1);
    Runnable listener = laidOut::countDown;
    run(
        () -> {
          scene.addPostLayoutPulseListener(listener);
          Platform.requestNextPulse();
        });
    if (!laidOut.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("no pulse came");
    }
    run(
        () -> {
          times[1] = Instant.now();
          scene.removePostLayoutPulseListener(listener);
        });
    return times[0].until(times[1]);
  }
}
