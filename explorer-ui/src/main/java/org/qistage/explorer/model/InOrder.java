package org.qistage.explorer.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Does one work at a time, in the order in which they are given, on the threads of another executor.
public final class InOrder implements Executor {
  private final Executor threads;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean working;

  public InOrder(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable work) {
    synchronized (waiting) {
      waiting.add(work);
      if (working) {
        return;
      }
      working = true;
    }
    threads.execute(this::next);
  }

  private void next() {
    Runnable work;
    synchronized (waiting) {
      work = waiting.remove();
    }
    try {
      work.run();
    } finally {
      boolean more;
      synchronized (waiting) {
        more = !waiting.isEmpty();
        working = more;
      }
      if (more) {
        threads.execute(this::next);
      }
    }
  }
}
