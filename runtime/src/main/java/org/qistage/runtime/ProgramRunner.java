package org.qistage.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.RunOptions.HeapOption;
import org.qistage.runtime.RunResult.UnawaitedFailure;
import org.qistage.runtime.failure.ErrorKind;
import org.qistage.runtime.failure.FailureJson;
import org.qistage.runtime.failure.FailureReport;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.LimitFault;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.memory.HeapModel;
import org.qistage.runtime.memory.HeapReport;

/// Runs a program to its end, on a thread of its own with a large stack.
///
/// The classes of the program may come from a loader that sees nothing but the packages
/// `org.qistage.runtime`, `.value`, `.http` and `.failure` (the classes that the ABI table names) and
/// from the JDK `java.lang.Object`, `String`, `Math` and `Throwable` with its subclasses. The
/// runtime's packages must be loaded by one loader that is the program's parent, so that both mean the
/// same classes. The runtime keeps no reference to a program's classes after a run.
public final class ProgramRunner {
  /// How long a worker whose time is over may take to notice it, in milliseconds.
  private static final long PATIENCE = 200;

  private static final long NANOS = 1_000_000;

  private ProgramRunner() {}

  /// Makes the root task by its constructor without parameters.
  public static RunResult run(Class<? extends Task> root, ProgramMap map, RunOptions options) {
    return run(maker(root), map, options);
  }

  static Supplier<Task> maker(Class<? extends Task> root) {
    return () -> {
      try {
        var constructor = root.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("cannot make a " + root.getName(), e);
      }
    };
  }

  /// Runs the task that `root` makes, which is called on the worker. Returns when the run has ended,
  /// with all that it printed flushed and the report of its failure written.
  public static RunResult run(Supplier<Task> root, ProgramMap map, RunOptions options) {
    Clock clock =
        switch (options.clock()) {
          case REAL -> new Clock.Real();
          case VIRTUAL -> new Clock.Virtual();
        };
    OutsideWorld outside = new OutsideWorld(options.outside());
    return switch (options.scheduler()) {
      case DETERMINISTIC -> onOneWorker(root, map, options, clock, outside);
      case PARALLEL -> {
        Output output = new Output(LimitedOutput.of(options), options.interactive(), true);
        ParallelScheduler scheduler =
            new ParallelScheduler(output, outside, options.language(), clock, options, root);
        QiError error = end(scheduler, options.limits());
        outside.close();
        yield result(error, scheduler, map, options);
      }
    };
  }

  private static RunResult onOneWorker(
      Supplier<Task> root, ProgramMap map, RunOptions options, Clock clock, OutsideWorld outside) {
    boolean limited = options.limits().ofTime();
    // With a time limit this thread may have to write what a worker that cannot be stopped has
    // printed.
    Output output = new Output(LimitedOutput.of(options), options.interactive(), limited);
    DeterministicScheduler scheduler =
        new DeterministicScheduler(output, outside, options.language(), clock, options.seed());
    scheduler.follow(options.schedule());
    return runOn(scheduler, outside, root, map, options);
  }

  /// Runs a program on one worker, under a scheduler that is made for it.
  static RunResult runOn(
      DeterministicScheduler scheduler,
      OutsideWorld outside,
      Supplier<Task> root,
      ProgramMap map,
      RunOptions options) {
    if (options.heap() != HeapOption.NONE) {
      scheduler.heap = new HeapModel(scheduler.heapObserver());
    }
    Run run = new Run(scheduler, root);
    Worker worker = new Worker(run, scheduler.context(), options.stackBytes());
    worker.setDaemon(options.limits().ofTime());
    worker.start();
    boolean ended = join(worker, options.limits());
    outside.close();
    if (ended) {
      RunResult result = result(run.error, scheduler, map, options);
      Optional<HeapReport> heap = HeapEnd.of(scheduler, options);
      String told = heap.map(left -> HeapEnd.told(left, options)).orElse("");
      write(told, options);
      return result.withHeap(heap, told);
    }
    QiError unwritten = Run.outcome(scheduler.output::close);
    QiError error = unwritten == null ? timeLimit(options.limits()) : unwritten;
    return result(error, List.of(), List.of(), map, options);
  }

  static QiError timeLimit(RunLimits limits) {
    return QiError.whileSuspended(new LimitFault.TimeLimit(limits.milliseconds()));
  }

  /// Waits for the worker; when its time is over, stops it and waits a little more.
  ///
  /// @return whether it has ended
  private static boolean join(Worker worker, RunLimits limits) {
    boolean interrupted = false;
    long deadline = limits.ofTime() ? after(limits.milliseconds()) : Long.MAX_VALUE;
    while (worker.isAlive()) {
      long left = (deadline - System.nanoTime() + NANOS - 1) / NANOS;
      try {
        if (deadline == Long.MAX_VALUE) {
          worker.join();
        } else if (left > 0) {
          worker.join(left);
        } else if (worker.reason() == null) {
          worker.stop(new LimitFault.TimeLimit(limits.milliseconds()));
          deadline = after(PATIENCE);
        } else {
          break;
        }
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !worker.isAlive();
  }

  private static long after(long milliseconds) {
    long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    return moment == Long.MAX_VALUE ? moment - 1 : moment;
  }

  /// Runs on several workers, and tells what the run has failed with.
  private static @Nullable QiError end(ParallelScheduler scheduler, RunLimits limits) {
    QiError error;
    if (limits.ofTime()) {
      java.util.Timer timer = new java.util.Timer("qi-time-limit", true);
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              scheduler.stop(timeLimit(limits));
            }
          },
          limits.milliseconds());
      error = scheduler.runToEnd();
      timer.cancel();
    } else {
      error = scheduler.runToEnd();
    }
    QiError unwritten = Run.outcome(scheduler.output::close);
    Task root = scheduler.root();
    if (error == null && root != null && root.state() == TaskState.FAILED) {
      root.setFailureSeen();
      error = root.failure();
    }
    return error == null ? unwritten : error;
  }

  /// What there is to tell of a run that has ended; its tasks are cancelled and its report written.
  ///
  /// @param failure what the root task or the whole run failed with
  static RunResult result(
      @Nullable QiError failure, Scheduler scheduler, ProgramMap map, RunOptions options) {
    List<TaskName> unfinished = scheduler.cancelAll();
    List<UnawaitedFailure> unawaited = new ArrayList<>();
    for (Task task : scheduler.failedUnseen()) {
      unawaited.add(new UnawaitedFailure(task.name(), task.failure()));
    }
    return result(failure, unawaited, unfinished, map, options);
  }

  static RunResult result(
      @Nullable QiError failure,
      List<UnawaitedFailure> unawaited,
      List<TaskName> unfinished,
      ProgramMap map,
      RunOptions options) {
    Optional<QiError> error = Optional.ofNullable(failure);
    String report = "";
    boolean deadlock = error.filter(e -> e.fault() instanceof Fault.Deadlock).isPresent();
    if (error.isPresent() || !unawaited.isEmpty() || !unfinished.isEmpty()) {
      List<TaskName> told = deadlock ? List.of() : unfinished;
      report =
          options.jsonReport()
              ? jsonReport(error, unawaited, told, map, options)
              : textReport(error, unawaited, told, map, options);
    }
    write(report, options);
    return new RunResult(
        exitStatus(error, unawaited), error, unawaited, unfinished, Optional.empty(), report);
  }

  private static String textReport(
      Optional<QiError> error,
      List<UnawaitedFailure> unawaited,
      List<TaskName> unfinished,
      ProgramMap map,
      RunOptions options) {
    FailureReport words = new FailureReport(map, options.language());
    StringBuilder text = new StringBuilder();
    error.ifPresent(failure -> text.append(words.error(failure)));
    unawaited.forEach(failure -> text.append(words.unawaited(failure.task(), failure.error())));
    if (!unfinished.isEmpty()) {
      text.append(words.unfinished(unfinished));
    }
    return text.toString();
  }

  private static String jsonReport(
      Optional<QiError> error,
      List<UnawaitedFailure> unawaited,
      List<TaskName> unfinished,
      ProgramMap map,
      RunOptions options) {
    FailureJson json = new FailureJson(map, options.language());
    error.ifPresent(json::error);
    if (!unawaited.isEmpty()) {
      Map<TaskName, QiError> failures = new LinkedHashMap<>();
      unawaited.forEach(failure -> failures.put(failure.task(), failure.error()));
      json.unawaited(failures);
    }
    if (!unfinished.isEmpty()) {
      json.unfinished(unfinished);
    }
    return json.end();
  }

  private static int exitStatus(Optional<QiError> error, List<UnawaitedFailure> unawaited) {
    if (error.isPresent() && error.get().kind() == ErrorKind.INTERNAL) {
      return RunResult.INTERNAL_FAULT;
    }
    return error.isPresent() || !unawaited.isEmpty() ? RunResult.PROGRAM_FAILED : RunResult.SUCCESS;
  }

  private static void write(String report, RunOptions options) {
    if (report.isEmpty()) {
      return;
    }
    try {
      options.err().write(report.getBytes(StandardCharsets.UTF_8));
      options.err().flush();
    } catch (IOException _) {
      // Nowhere is left to tell it; the result has the report and the exit status.
    }
  }

  /// The worker's body. Its fields are read after the worker has ended.
  private static final class Run implements Runnable {
    private final DeterministicScheduler scheduler;
    private final Supplier<Task> supplier;
    @Nullable QiError error;

    Run(DeterministicScheduler scheduler, Supplier<Task> supplier) {
      this.scheduler = scheduler;
      this.supplier = supplier;
    }

    @Override
    public void run() {
      error = outcome(this::runRoot);
      QiError unwritten = outcome(scheduler.output::flush);
      if (error == null) {
        error = unwritten;
      }
    }

    private void runRoot() {
      Task task = supplier.get();
      scheduler.runToEnd(task);
      if (task.state() == TaskState.FAILED) {
        task.setFailureSeen();
        throw task.failure();
      }
    }

    static @Nullable QiError outcome(Runnable part) {
      try {
        part.run();
        return null;
      } catch (RunStopped stopped) {
        return stopped.error().orElse(null);
      } catch (Throwable thrown) {
        return QiError.from(thrown);
      }
    }
  }
}
