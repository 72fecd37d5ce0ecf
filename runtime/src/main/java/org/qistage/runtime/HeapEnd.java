package org.qistage.runtime;

import java.util.Optional;
import org.qistage.runtime.RunOptions.HeapOption;
import org.qistage.runtime.memory.HeapModel;
import org.qistage.runtime.memory.HeapReport;

/// The end of a run that counts references: what still has to be released, and what is left then.
final class HeapEnd {
  private HeapEnd() {}

  /// Releases what the task that ran last holds, and the variables outside functions. The other tasks have
  /// been cancelled.
  static Optional<HeapReport> of(DeterministicScheduler scheduler, RunOptions options) {
    HeapModel heap = scheduler.heap;
    if (heap == null) {
      return Optional.empty();
    }
    Task running = scheduler.context().current;
    if (running != null && !running.ended()) {
      TaskCounts.dropped(running, heap);
      running.status = Task.CANCELLED;
      TaskCounts.ended(running, heap);
    }
    heap.releaseRoots();
    return Optional.of(new HeapReport(heap, options.heap() == HeapOption.TOTALS));
  }

  /// What is told of it; empty when there is nothing to tell.
  static String told(HeapReport report, RunOptions options) {
    boolean quiet = report.leaks().isEmpty() && options.heap() != HeapOption.TOTALS;
    if (quiet && report.isComplete()) {
      return "";
    }
    return options.jsonReport() ? report.json() : report.text(options.language());
  }
}
