package org.qistage.foundation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeepStackTest {
  private static int depth(int levels) {
    return levels == 0 ? 0 : 1 + depth(levels - 1);
  }

  @Test
  void workMayRecurseFarBelowAnOrdinaryStack() {
    assertEquals(200_000, DeepStack.get(() -> depth(200_000)));
  }

  @Test
  void workInsideWorkStaysOnItsThread() {
    DeepStack.get(
        () -> {
          Thread outer = Thread.currentThread();
          assertSame(outer, DeepStack.get(Thread::currentThread));
          return outer;
        });
  }

  @Test
  void aFailureReachesTheCallerAsItWas() {
    IllegalStateException failure = new IllegalStateException("x");
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                DeepStack.get(
                    () -> {
                      throw failure;
                    })));
  }

  @Test
  void anInterruptIsKept() {
    Thread.currentThread().interrupt();
    assertEquals(1, DeepStack.get(() -> 1));
    assertTrue(Thread.interrupted());
    assertFalse(Thread.interrupted());
  }
}
