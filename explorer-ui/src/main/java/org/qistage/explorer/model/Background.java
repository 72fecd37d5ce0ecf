package org.qistage.explorer.model;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes what takes too long for the thread of the window. Of several things that are asked for one after
/// the other only the newest is published.
public final class Background {
  private final Executor workers;
  private final Executor ui;
  private final AtomicLong newest = new AtomicLong();

  /// @param workers where it is made
  /// @param ui where what was made is published
  Background(Executor workers, Executor ui) {
    this.workers = workers;
    this.ui = ui;
  }

  /// Makes something; publishes it unless something else has been asked for meanwhile.
  public <T> void make(Supplier<T> work, Consumer<T> publish) {
    long version = newest.incrementAndGet();
    workers.execute(
        () -> {
          if (newest.get() != version) {
            return;
          }
          T made = work.get();
          ui.execute(
              () -> {
                if (newest.get() == version) {
                  publish.accept(made);
                }
              });
        });
  }

  /// What has been asked for and is not there yet will not be published.
  public void drop() {
    newest.incrementAndGet();
  }
}
