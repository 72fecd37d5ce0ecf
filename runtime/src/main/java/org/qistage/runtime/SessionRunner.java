package org.qistage.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.RunResult.UnawaitedFailure;
import org.qistage.runtime.failure.ErrorKind;
import org.qistage.runtime.failure.FailureReport;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;

/// Runs one program after another under one scheduler, so that the tasks which one has started are
/// there for the next: they stand still in between, and go on while the next one runs.
///
/// Used from one thread, but for {@link #interrupt}.
public final class SessionRunner implements AutoCloseable {
  private final RunOptions options;
  private final Output output;
  private final OutsideWorld outside;
  private final DeterministicScheduler scheduler;
  private final Set<Task> told = new HashSet<>();
  private volatile @Nullable Thread worker;
  private volatile boolean interrupted;

  public SessionRunner(RunOptions options) {
    this.options = options;
    this.output = new Output(options.out(), options.interactive(), false);
    Clock clock =
        switch (options.clock()) {
          case REAL -> new Clock.Real();
          case VIRTUAL -> new Clock.Virtual();
        };
    this.outside = new OutsideWorld(options.outside());
    this.scheduler =
        new DeterministicScheduler(output, outside, options.language(), clock, options.seed());
    scheduler.suspendAlways();
  }

  /// Runs a root task to its end, made by its constructor without parameters. The calling thread waits.
  /// Other tasks are not cancelled.
  public RunResult run(Class<? extends Task> root, ProgramMap map) {
    Part part = new Part(root);
    Worker thread = new Worker(part, scheduler.context(), options.stackBytes());
    worker = thread;
    thread.start();
    if (interrupted) {
      thread.interrupt();
    }
    boolean waiterInterrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        waiterInterrupted = true;
      }
    }
    worker = null;
    if (waiterInterrupted) {
      Thread.currentThread().interrupt();
    }
    return result(part, map);
  }

  /// Whether programs are to be ended as soon as they begin.
  public boolean interrupted() {
    return interrupted;
  }

  /// Lets programs run again after {@link #interrupt}.
  public void resume() {
    interrupted = false;
  }

  /// Ends the program that runs now, and those that are run before {@link #resume}. From any thread.
  public void interrupt() {
    interrupted = true;
    Thread running = worker;
    if (running != null) {
      running.interrupt();
    }
  }

  private RunResult result(Part part, ProgramMap map) {
    List<TaskName> cancelled = part.stopped ? scheduler.cancelAll() : List.of();
    List<UnawaitedFailure> unawaited = new ArrayList<>();
    for (Task task : scheduler.failedUnseen()) {
      if (told.add(task)) {
        unawaited.add(new UnawaitedFailure(task.name(), task.failure()));
      }
    }
    Optional<QiError> error = Optional.ofNullable(part.error);
    FailureReport words = new FailureReport(map, options.language());
    StringBuilder report = new StringBuilder();
    error.ifPresent(failure -> report.append(words.error(failure)));
    unawaited.forEach(failure -> report.append(words.unawaited(failure.task(), failure.error())));
    if (!cancelled.isEmpty()) {
      report.append(words.unfinished(cancelled));
    }
    write(report.toString());
    boolean internal = error.filter(e -> e.kind() == ErrorKind.INTERNAL).isPresent();
    boolean failed = error.isPresent() || !unawaited.isEmpty() || part.stopped;
    int status =
        internal ? RunResult.INTERNAL_FAULT : failed ? RunResult.PROGRAM_FAILED : RunResult.SUCCESS;
    return new RunResult(status, error, unawaited, cancelled, Optional.empty(), report.toString());
  }

  private void write(String report) {
    if (report.isEmpty()) {
      return;
    }
    try {
      options.err().write(report.getBytes(StandardCharsets.UTF_8));
      options.err().flush();
    } catch (IOException _) {
      // Nowhere is left to tell it.
    }
  }

  /// Cancels every task that is left.
  @Override
  public void close() {
    scheduler.cancelAll();
    outside.close();
  }

  /// One program. Its fields are read after the worker has ended.
  private final class Part implements Runnable {
    private final Class<? extends Task> root;
    @Nullable QiError error;
    boolean stopped;

    Part(Class<? extends Task> root) {
      this.root = root;
    }

    @Override
    public void run() {
      Task task = null;
      try {
        var constructor = root.getDeclaredConstructor();
        constructor.setAccessible(true);
        task = constructor.newInstance();
        scheduler.runToEnd(task);
        if (task.state() == TaskState.FAILED) {
          task.setFailureSeen();
          error = task.failure();
        }
      } catch (RunStopped end) {
        error = end.error().orElse(null);
        stopped = end.error().isEmpty();
      } catch (Throwable thrown) {
        error = QiError.from(thrown);
      }
      if (task != null && !task.ended()) {
        task.status = Task.CANCELLED;
      }
      // An interruption is over with the program that it was meant for.
      Thread.interrupted();
      try {
        output.flush();
      } catch (RuntimeException | RunStopped unwritten) {
        stopped = true;
      }
    }
  }
}
