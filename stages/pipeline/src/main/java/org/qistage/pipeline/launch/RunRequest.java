package org.qistage.pipeline.launch;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.qistage.foundation.Language;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.explore.Schedule;

/// How to run a program.
///
/// @param workers how many workers run its tasks side by side; empty for one, in an order that is always
///     the same
/// @param virtualClock whether sleeps jump when nothing is ready, instead of taking their time
/// @param seed 0 to run ready tasks first in, first out; another number picks among them by that
///     seed's numbers
/// @param schedule where the order of ready tasks differs from first in, first out
/// @param fixtures the folder that answers http requests; empty for the network
/// @param folders the folders whose files it may use; relative names start at the first
/// @param in standard input, in UTF-8; not closed
/// @param out what the program prints, in UTF-8; not closed
/// @param err the report of a run that went wrong, in UTF-8; not closed
/// @param interactive whether a person reads `out` as it comes
/// @param language the language of reports
/// @param jsonReport whether reports are JSON, for tools
/// @param memory whether references are counted, for a program that was compiled to count them
/// @param limits how long it may run and how much it may print
public record RunRequest(
    OptionalInt workers,
    boolean virtualClock,
    long seed,
    Schedule schedule,
    Optional<Path> fixtures,
    List<Path> folders,
    InputStream in,
    OutputStream out,
    OutputStream err,
    boolean interactive,
    Language language,
    boolean jsonReport,
    MemoryModel memory,
    RunLimits limits) {
  /// How many workers the parallel scheduler has where nothing else is said.
  public static final int DEFAULT_WORKERS = RunOptions.DEFAULT_WORKERS;

  public static final int MOST_WORKERS = RunOptions.MOST_WORKERS;

  public RunRequest {
    folders = List.copyOf(folders);
  }

  /// Real time, first in first out, the network, no files, no input, reports in Chinese.
  public static RunRequest of(OutputStream out, OutputStream err) {
    return new RunRequest(
        OptionalInt.empty(),
        false,
        0,
        Schedule.FIRST_IN_FIRST_OUT,
        Optional.empty(),
        List.of(),
        InputStream.nullInputStream(),
        out,
        err,
        false,
        Language.ZH,
        false,
        MemoryModel.GC,
        RunLimits.NONE);
  }

  /// With the parallel scheduler.
  public RunRequest withWorkers(int other) {
    Draft draft = new Draft(this);
    draft.workers = OptionalInt.of(other);
    return draft.made();
  }

  public RunRequest withVirtualClock(boolean other) {
    Draft draft = new Draft(this);
    draft.virtualClock = other;
    return draft.made();
  }

  public RunRequest withSeed(long other) {
    Draft draft = new Draft(this);
    draft.seed = other;
    return draft.made();
  }

  /// @param other a schedule such as `3:1,7:2`
  /// @throws IllegalArgumentException when it is none
  public RunRequest withSchedule(String other) {
    Draft draft = new Draft(this);
    draft.schedule = Schedule.parse(other).orElseThrow(() -> new IllegalArgumentException(other));
    return draft.made();
  }

  public RunRequest withFixtures(Path other) {
    Draft draft = new Draft(this);
    draft.fixtures = Optional.of(other);
    return draft.made();
  }

  public RunRequest withFolders(List<Path> other) {
    Draft draft = new Draft(this);
    draft.folders = other;
    return draft.made();
  }

  public RunRequest withInput(InputStream other) {
    Draft draft = new Draft(this);
    draft.in = other;
    return draft.made();
  }

  public RunRequest withInteractive(boolean other) {
    Draft draft = new Draft(this);
    draft.interactive = other;
    return draft.made();
  }

  public RunRequest withLanguage(Language other) {
    Draft draft = new Draft(this);
    draft.language = other;
    return draft.made();
  }

  public RunRequest withJsonReport(boolean other) {
    Draft draft = new Draft(this);
    draft.jsonReport = other;
    return draft.made();
  }

  public RunRequest withLimits(RunLimits other) {
    Draft draft = new Draft(this);
    draft.limits = other;
    return draft.made();
  }

  public RunRequest withMemory(MemoryModel other) {
    Draft draft = new Draft(this);
    draft.memory = other;
    return draft.made();
  }

  /// The same values, to be changed.
  private static final class Draft {
    OptionalInt workers;
    boolean virtualClock;
    long seed;
    Schedule schedule;
    Optional<Path> fixtures;
    List<Path> folders;
    InputStream in;
    OutputStream out;
    OutputStream err;
    boolean interactive;
    Language language;
    boolean jsonReport;
    MemoryModel memory;
    RunLimits limits;

    Draft(RunRequest from) {
      workers = from.workers;
      virtualClock = from.virtualClock;
      seed = from.seed;
      schedule = from.schedule;
      fixtures = from.fixtures;
      folders = from.folders;
      in = from.in;
      out = from.out;
      err = from.err;
      interactive = from.interactive;
      language = from.language;
      jsonReport = from.jsonReport;
      memory = from.memory;
      limits = from.limits;
    }

    RunRequest made() {
      return new RunRequest(
          workers,
          virtualClock,
          seed,
          schedule,
          fixtures,
          folders,
          in,
          out,
          err,
          interactive,
          language,
          jsonReport,
          memory,
          limits);
    }
  }
}
