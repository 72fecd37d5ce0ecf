package org.qistage.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Holds the window up on purpose.
class WatchdogTest extends WindowTest {
  private static void compute(int millis) {
    var threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Watchdog.Pause> own() {
    return watchdog().pauses().stream()
        .filter(pause -> pause.kind().contains("WatchdogTest"))
        .toList();
  }

  /// The watchdog tells of a pause only after it, and sees it only when it asks meanwhile.
  private void awaitPause(Runnable work) throws TimeoutException {
    for (int attempt = 0; attempt < 20; attempt++) {
      onFx(work);
      onFx(() -> {});
      List<Watchdog.Pause> found = own();
      if (!found.isEmpty()) {
        assertTrue(found.getFirst().millis() > 50, found.toString());
        assertTrue(found.getFirst().kind().endsWith("tokens and lanes-tab"), found.toString());
        return;
      }
    }
    throw new TimeoutException("it was never seen");
  }

  @Test
  void aWindowThatComputesIsCaught() throws TimeoutException {
    awaitPause(() -> compute(150));
  }

  @Test
  void aWindowThatWaitsIsCaught() throws TimeoutException {
    awaitPause(WatchdogTest::sleep);
  }

  @Test
  void manyShortWorksAreNoPause() {
    for (int i = 0; i < 20; i++) {
      onFx(() -> compute(5));
    }
    assertEquals(List.of(), own());
  }

  @Test
  void whatIsSlowEachTimeFailsTheTest() {
    Thread[] window = new Thread[1];
    onFx(() -> window[0] = Thread.currentThread());
    try (Watchdog strict = new Watchdog(0, window[0], this::shown)) {
      for (int i = 0; i < 2; i++) {
        onFx(() -> compute(150));
        strict.judge();
      }
      assertThrows(
          AssertionError.class,
          () -> {
            for (int i = 0; i < 20; i++) {
              onFx(() -> compute(150));
              strict.judge();
            }
          });
    }
    watchdog().pauses();
  }
}
