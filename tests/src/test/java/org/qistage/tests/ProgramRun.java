package org.qistage.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.qistage.lowering.LoweringOptions;
import org.qistage.lowering.LoweringOptions.Counting;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceRecorder;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;

/// One run of a program in virtual time, without the network; a deterministic one unless it is asked for
/// several workers.
public record ProgramRun(String output, String errors, int status) {
  private static final String FIXTURES = "--http-fixtures=";
  private static final String FILES = "--files";
  private static final String INPUT = "--input=";

  /// Runs a program without errors.
  ///
  /// @param options as {@link org.qistage.tests.golden.GoldenCase#runOptions} gives them
  public static ProgramRun of(Compilation compilation, List<String> options) {
    return ofSeed(compilation, options, 0);
  }

  /// Runs a program without errors whose ready tasks are picked by a seed.
  public static ProgramRun ofSeed(Compilation compilation, long seed) {
    return ofSeed(compilation, List.of(), seed);
  }

  public static ProgramRun ofSeed(Compilation compilation, List<String> options, long seed) {
    return of(compilation, options, request -> request.withSeed(seed));
  }

  /// Runs a program without errors on the parallel scheduler.
  public static ProgramRun ofWorkers(Compilation compilation, List<String> options, int workers) {
    return of(compilation, options, request -> request.withWorkers(workers));
  }

  private static ProgramRun of(
      Compilation compilation, List<String> options, UnaryOperator<RunRequest> change) {
    return with(
        options,
        request -> change.apply(request).withMemory(memory(compilation)),
        (request, out, err) ->
            switch (Launcher.run(compilation.allClasses(), request)) {
              case Launched.Ran(int status) -> new ProgramRun(text(out), text(err), status);
              case Launched.Refused(var located) ->
                  throw new AssertionError("did not start: " + located.diagnostic());
            });
  }

  /// The same without the trace of a stack that has ended: in a debug build it may end in a probe.
  public ProgramRun withoutDeepTraces() {
    return errors.contains("QI-RUN-0005")
        ? new ProgramRun(output, errors.replaceAll("(?m)^  (在|…) .*\n", ""), status)
        : this;
  }

  /// A recorded run.
  ///
  /// @param run what it printed and reported
  public record Recording(Trace trace, RunEnd end, ProgramRun run) {}

  /// Records a program without errors; its heap, too, if it was compiled to count references.
  public static Recording recordingOf(
      Compilation compilation, List<String> options, long seed, RecordingLimits limits) {
    Counting counting = compilation.snapshot().request().lowering().counting();
    Compilation debug = compilation.withLowering(LoweringOptions.DEBUG.with(counting));
    return with(
        options,
        request -> request.withSeed(seed).withMemory(memory(compilation)),
        (request, out, err) ->
            switch (TraceRecorder.record(debug.snapshot(), request, limits)) {
              case TraceRecorder.Result.Made(var trace, var end, int status, _) ->
                  new Recording(trace, end, new ProgramRun(text(out), text(err), status));
              case TraceRecorder.Result.Refused(var diagnostics) ->
                  throw new AssertionError("did not start: " + diagnostics);
            });
  }

  private interface Running<T> {
    T run(RunRequest request, ByteArrayOutputStream out, ByteArrayOutputStream err);
  }

  private static <T> T with(
      List<String> options, UnaryOperator<RunRequest> change, Running<T> running) {
    Optional<ProgramFolder> folder =
        options.stream()
            .filter(option -> option.startsWith(FILES))
            .findFirst()
            .map(option -> ProgramFolder.copyOf(option.substring(FILES.length())));
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      return running.run(request(options, change, folder, out, err), out, err);
    } finally {
      folder.ifPresent(ProgramFolder::delete);
    }
  }

  private static RunRequest request(
      List<String> options,
      UnaryOperator<RunRequest> change,
      Optional<ProgramFolder> folder,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err) {
    RunRequest request =
        change.apply(
            RunRequest.of(out, err).withVirtualClock(true).withFixtures(Path.of("no fixtures")));
    for (String option : options) {
      if (option.startsWith(FIXTURES)) {
        request = request.withFixtures(Path.of(option.substring(FIXTURES.length())));
      } else if (option.startsWith(INPUT)) {
        request = request.withInput(contents(Path.of(option.substring(INPUT.length()))));
      } else if (!option.startsWith(FILES)) {
        throw new AssertionError("unknown option " + option);
      }
    }
    return folder.isPresent() ? request.withFolders(List.of(folder.get().path())) : request;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// References are counted in a program that was compiled to count them.
  private static MemoryModel memory(Compilation compilation) {
    return compilation.snapshot().request().lowering().counting() == Counting.NONE
        ? MemoryModel.GC
        : MemoryModel.REFCOUNT;
  }

  private static InputStream contents(Path file) {
    try {
      return new ByteArrayInputStream(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
