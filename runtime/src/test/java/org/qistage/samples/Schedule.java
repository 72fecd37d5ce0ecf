package org.qistage.samples;

import org.qistage.runtime.RunOptions;

/// Who runs the programs of a test.
public enum Schedule {
  DETERMINISTIC(0),
  ONE_WORKER(1),
  TWO_WORKERS(2),
  FOUR_WORKERS(4);

  private static final ThreadLocal<Schedule> CURRENT = ThreadLocal.withInitial(() -> DETERMINISTIC);

  private final int workers;

  Schedule(int workers) {
    this.workers = workers;
  }

  /// Lets {@link Runs} of this thread use this one.
  public void use() {
    CURRENT.set(this);
  }

  static RunOptions apply(RunOptions options) {
    int workers = CURRENT.get().workers;
    return workers == 0 ? options : options.withWorkers(workers);
  }
}
