package org.qistage.runtime;

import java.io.OutputStream;
import org.qistage.runtime.failure.ReportLanguage;

/// Contexts of two workers, whose steps the actors of a test take in their place.
abstract class StressWorkers {
  private static final ParallelScheduler SCHEDULER = scheduler();

  final ParallelWorker one = new ParallelWorker(SCHEDULER, 0, 0);
  final ParallelWorker two = new ParallelWorker(SCHEDULER, 1, 0);

  private static ParallelScheduler scheduler() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    RunOptions options = RunOptions.of(nowhere, nowhere).withWorkers(2);
    return new ParallelScheduler(
        new Output(nowhere, false, true),
        new OutsideWorld(options.outside()),
        ReportLanguage.EN,
        new Clock.Virtual(),
        options,
        StressTask::new);
  }

  /// A task that a worker is running.
  static StressTask running(ParallelWorker worker) {
    StressTask task = new StressTask();
    task.status = Task.RUNNING;
    worker.context.current = task;
    return task;
  }

  /// Brings an operation of the running task to its end or lets the task wait, as the driver does.
  ///
  /// @return whether it waits
  static boolean park(Task task, ParallelWorker worker) {
    Context context = worker.context;
    if (!context.suspended) {
      return false;
    }
    context.suspended = false;
    Awaited awaited = context.awaited;
    context.awaited = null;
    return awaited != null && awaited.enlist(task, context);
  }

  /// A task that does nothing when it is run.
  static final class StressTask extends Task {
    @Override
    public void start(Context context) {}

    @Override
    public void finish(Context context) {}
  }
}
