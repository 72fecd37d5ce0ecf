package org.qistage.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import org.qistage.runtime.explore.Schedule;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.file.FileAccess;
import org.qistage.runtime.http.HttpBackend;

/// How a program is run.
///
/// @param scheduler who runs its tasks
/// @param workers how many workers the parallel scheduler has
/// @param clock which time it sees
/// @param seed 0 to run ready tasks first in, first out; another number picks among them by that
///     seed's numbers
/// @param schedule where the order of ready tasks differs from first in, first out; not with a seed, and only
///     on the deterministic scheduler
/// @param out what it prints, in UTF-8; not closed
/// @param err the report of a run that went wrong, in UTF-8; not closed
/// @param interactive whether a person reads `out` as it comes, so that each line is flushed
/// @param outside what it may reach outside of the program
/// @param stackBytes the address space of the worker's stack, of which only what is used takes memory
/// @param language the language of reports
/// @param jsonReport whether reports are for tools, as {@link
///     org.qistage.runtime.failure.FailureJson} tells
/// @param heap what is modelled and reported of the heap; only on the deterministic scheduler
/// @param limits how long it may run and how much it may print
public record RunOptions(
    SchedulerKind scheduler,
    int workers,
    ClockKind clock,
    long seed,
    Schedule schedule,
    OutputStream out,
    OutputStream err,
    boolean interactive,
    OutsideAccess outside,
    long stackBytes,
    ReportLanguage language,
    boolean jsonReport,
    HeapOption heap,
    RunLimits limits) {
  /// Enough for some 800,000 small plain calls that wait for one another. More is no gain: the JVM
  /// unwinds an overflow call by call, which takes 0.4 s and 180 MB here, but 20 s and 6.5 GB for
  /// eight times the stack.
  public static final long DEFAULT_STACK_BYTES = 64L << 20;

  /// As many as the seed has.
  public static final int DEFAULT_WORKERS = 4;

  public static final int MOST_WORKERS = 64;

  public RunOptions {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("workers: " + workers);
    }
    if (scheduler == SchedulerKind.PARALLEL && heap != HeapOption.NONE) {
      throw new IllegalArgumentException("counts of references are not shared by workers");
    }
  }

  /// Who runs the tasks.
  public enum SchedulerKind {
    /// One worker, in an order that is always the same.
    DETERMINISTIC,
    /// Several workers.
    PARALLEL
  }

  /// The two kinds of time.
  public enum ClockKind {
    REAL,
    VIRTUAL
  }

  /// What is modelled of the heap of a program that was compiled to count references, and what is told of
  /// it when the run has ended.
  public enum HeapOption {
    /// Nothing; counting has no effect.
    NONE,
    /// What is left.
    LEAKS,
    /// What is left, and the totals of the run.
    TOTALS
  }

  /// The defaults: real time, first in first out, the network, no files, no input, reports in Chinese.
  public static RunOptions of(OutputStream out, OutputStream err) {
    return new RunOptions(
        SchedulerKind.DETERMINISTIC,
        DEFAULT_WORKERS,
        ClockKind.REAL,
        0,
        Schedule.FIRST_IN_FIRST_OUT,
        out,
        err,
        false,
        OutsideAccess.network(),
        DEFAULT_STACK_BYTES,
        ReportLanguage.ZH,
        false,
        HeapOption.NONE,
        RunLimits.NONE);
  }

  /// On the parallel scheduler.
  public RunOptions withWorkers(int other) {
    Draft draft = new Draft(this);
    draft.scheduler = SchedulerKind.PARALLEL;
    draft.workers = other;
    return draft.made();
  }

  public RunOptions withClock(ClockKind other) {
    Draft draft = new Draft(this);
    draft.clock = other;
    return draft.made();
  }

  public RunOptions withSeed(long other) {
    Draft draft = new Draft(this);
    draft.seed = other;
    return draft.made();
  }

  public RunOptions withSchedule(Schedule other) {
    Draft draft = new Draft(this);
    draft.schedule = other;
    return draft.made();
  }

  public RunOptions withInteractive(boolean other) {
    Draft draft = new Draft(this);
    draft.interactive = other;
    return draft.made();
  }

  public RunOptions withHttp(HttpBackend other) {
    return with(outside.withHttp(other));
  }

  public RunOptions withFiles(FileAccess other) {
    return with(outside.withFiles(other));
  }

  /// @param other standard input, in UTF-8; not closed
  public RunOptions withInput(InputStream other) {
    return with(outside.withInput(other));
  }

  private RunOptions with(OutsideAccess other) {
    Draft draft = new Draft(this);
    draft.outside = other;
    return draft.made();
  }

  /// @param other where the report of a run that went wrong goes
  RunOptions withErr(OutputStream other) {
    Draft draft = new Draft(this);
    draft.err = other;
    return draft.made();
  }

  public RunOptions withStackBytes(long other) {
    Draft draft = new Draft(this);
    draft.stackBytes = other;
    return draft.made();
  }

  public RunOptions withLanguage(ReportLanguage other) {
    Draft draft = new Draft(this);
    draft.language = other;
    return draft.made();
  }

  public RunOptions withJsonReport(boolean other) {
    Draft draft = new Draft(this);
    draft.jsonReport = other;
    return draft.made();
  }

  public RunOptions withLimits(RunLimits other) {
    Draft draft = new Draft(this);
    draft.limits = other;
    return draft.made();
  }

  public RunOptions withHeap(HeapOption other) {
    Draft draft = new Draft(this);
    draft.heap = other;
    return draft.made();
  }

  /// The same values, to be changed.
  private static final class Draft {
    SchedulerKind scheduler;
    int workers;
    ClockKind clock;
    long seed;
    Schedule schedule;
    OutputStream out;
    OutputStream err;
    boolean interactive;
    OutsideAccess outside;
    long stackBytes;
    ReportLanguage language;
    boolean jsonReport;
    HeapOption heap;
    RunLimits limits;

    Draft(RunOptions from) {
      scheduler = from.scheduler;
      workers = from.workers;
      clock = from.clock;
      seed = from.seed;
      schedule = from.schedule;
      out = from.out;
      err = from.err;
      interactive = from.interactive;
      outside = from.outside;
      stackBytes = from.stackBytes;
      language = from.language;
      jsonReport = from.jsonReport;
      heap = from.heap;
      limits = from.limits;
    }

    RunOptions made() {
      return new RunOptions(
          scheduler,
          workers,
          clock,
          seed,
          schedule,
          out,
          err,
          interactive,
          outside,
          stackBytes,
          language,
          jsonReport,
          heap,
          limits);
    }
  }
}
