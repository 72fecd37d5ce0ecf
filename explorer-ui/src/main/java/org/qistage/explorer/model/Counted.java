package org.qistage.explorer.model;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands work on, and counts what has not been done yet.
///
/// @param undone shared by all that are waited for together
record Counted(Executor to, AtomicInteger undone) implements Executor {
  @Override
  public void execute(Runnable work) {
    undone.incrementAndGet();
    to.execute(
        () -> {
          try {
            work.run();
          } finally {
            undone.decrementAndGet();
          }
        });
  }
}
