package org.qistage.runtime;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;

/// The run of a host: of code that is no task itself, and that calls the scheduler instead of being
/// called by it, such as the main function of a C program.
///
/// The host has a worker's thread, and all tasks run on it. A host may stand on that thread's stack
/// where no Java exception can pass; so a failure does not have to be thrown through it: {@link #fail}
/// ends the run from wherever it is called and keeps the thread for ever. It is a daemon, and lives no
/// longer than the JVM.
public final class HostRun {
  private final DeterministicScheduler scheduler;
  private final Worker worker;
  private final CompletableFuture<Optional<QiError>> end = new CompletableFuture<>();

  private HostRun(Consumer<HostRun> host, OutsideWorld outside, RunOptions options) {
    Clock clock =
        switch (options.clock()) {
          case REAL -> new Clock.Real();
          case VIRTUAL -> new Clock.Virtual();
        };
    Output output = new Output(LimitedOutput.of(options), options.interactive(), true);
    scheduler =
        new DeterministicScheduler(output, outside, options.language(), clock, options.seed());
    worker = new Worker(() -> run(host), scheduler.context(), options.stackBytes());
    worker.setDaemon(true);
  }

  /// Runs a host to its end; the calling thread waits. What is told of the run is what
  /// {@link ProgramRunner} tells of a program's.
  ///
  /// @param host called on the worker; what it throws is the run's failure
  public static RunResult run(Consumer<HostRun> host, ProgramMap map, RunOptions options) {
    OutsideWorld outside = new OutsideWorld(options.outside());
    HostRun run = new HostRun(host, outside, options);
    run.worker.start();
    boolean ended = run.await(options.limits());
    if (!ended) {
      run.finish(ProgramRunner.timeLimit(options.limits()));
    }
    QiError error = run.end.join().orElse(null);
    outside.close();
    return ended
        ? ProgramRunner.result(error, run.scheduler, map, options)
        : ProgramRunner.result(error, List.of(), List.of(), map, options);
  }

  /// Waits for the end, or for that of the time that the run may take.
  private boolean await(RunLimits limits) {
    if (limits.ofTime()) {
      return end.copy()
          .thenApply(_ -> true)
          .completeOnTimeout(false, limits.milliseconds(), TimeUnit.MILLISECONDS)
          .join();
    }
    end.join();
    return true;
  }

  private void run(Consumer<HostRun> host) {
    QiError error = null;
    try {
      host.accept(this);
    } catch (Throwable thrown) {
      error = errorOf(thrown);
    }
    finish(error);
  }

  /// The context of the worker.
  public Context context() {
    return scheduler.context();
  }

  /// Whether the calling thread is the worker's.
  public boolean onWorker() {
    return Thread.currentThread().equals(worker);
  }

  /// Makes a new task ready, at the tail of the queue.
  public void start(Task task) {
    scheduler.spawn(task, scheduler.context());
  }

  /// Makes a task ready and runs tasks until it has ended. Called by the host, never by a task.
  public void runToEnd(Task task) {
    scheduler.runToEnd(task);
  }

  /// Ends the run with a failure. Does not return, on whatever thread it is called.
  public void fail(Throwable thrown) {
    finish(errorOf(thrown));
    while (true) {
      LockSupport.park(this);
    }
  }

  /// When another thread than the worker ends the run, the worker is stuck in the host's code or about
  /// to be overtaken; what it has printed until then is written all the same.
  private void finish(@Nullable QiError error) {
    QiError known = error;
    try {
      scheduler.output.close();
    } catch (RunStopped unwritten) {
      known = known == null ? errorOf(unwritten) : known;
    }
    end.complete(Optional.ofNullable(known));
  }

  private static @Nullable QiError errorOf(Throwable thrown) {
    return thrown instanceof RunStopped stopped
        ? stopped.error().orElse(null)
        : QiError.from(thrown);
  }
}
