package org.qistage.runtime;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.runtime.trace.TraceLog;

/// Runs a debug build on one worker and records all that it tells.
public final class ProgramRecorder {
  private ProgramRecorder() {}

  /// What came of a recording.
  ///
  /// @param end how the run ended; a limit when it was cut short
  public record Recorded(TraceLog log, RunEnd end, RunResult result) {}

  /// Runs a program as {@link ProgramRunner} does, in virtual time; the calling thread waits. The run
  /// ends early when a limit is reached.
  public static Recorded record(
      Class<? extends Task> root, ProgramMap map, RunOptions options, RecordingLimits limits) {
    return record(root, map, options, limits, null);
  }

  /// The same, with one activation executed by a stepper, for which the classes must have been made.
  public static Recorded recordSteps(
      Class<? extends Task> root,
      ProgramMap map,
      RunOptions options,
      RecordingLimits limits,
      Stepper stepper) {
    return record(root, map, options, limits, stepper);
  }

  private static Recorded record(
      Class<? extends Task> root,
      ProgramMap map,
      RunOptions options,
      RecordingLimits limits,
      @Nullable Stepper stepper) {
    OutsideWorld outside = new OutsideWorld(options.outside());
    Output output = new Output(options.out(), options.interactive(), false);
    Clock clock = new Clock.Virtual();
    RecordingScheduler scheduler =
        new RecordingScheduler(output, options, outside, clock, map, limits, stepper);
    scheduler.follow(options.schedule());
    AtomicReference<Task> made = new AtomicReference<>();
    Supplier<Task> maker = ProgramRunner.maker(root);
    RunResult result =
        ProgramRunner.runOn(
            scheduler,
            outside,
            () -> {
              Task task = maker.get();
              made.set(task);
              return task;
            },
            map,
            options);
    RunEnd end = scheduler.finish(result, made.get());
    return new Recorded(scheduler.log(), end, result);
  }
}
