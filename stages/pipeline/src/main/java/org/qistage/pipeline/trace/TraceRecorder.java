package org.qistage.pipeline.trace;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweringOptions;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.Loading;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.runtime.ProgramRecorder;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;

/// Compiles a program for debugging, runs it on a thread of its own and records it.
public final class TraceRecorder {
  private TraceRecorder() {}

  /// What came of it.
  public sealed interface Result {
    /// A trace, which may be cut short.
    ///
    /// @param exitStatus as the program's own run would have
    record Made(Trace trace, RunEnd end, int exitStatus, List<LocatedDiagnostic> diagnostics)
        implements Result {
      public Made {
        diagnostics = List.copyOf(diagnostics);
      }
    }

    /// The program has errors, or did not start.
    record Refused(List<LocatedDiagnostic> diagnostics) implements Result {
      public Refused {
        diagnostics = List.copyOf(diagnostics);
      }
    }
  }

  /// Records a program. The calling thread waits.
  ///
  /// @param program what to compile; how far and for what is decided here
  /// @param run how to run it: a recording is deterministic, in virtual time, and its http requests are
  ///     answered from files or not at all
  /// @throws IllegalArgumentException for several workers
  public static Result record(
      Pipeline pipeline, CompileRequest program, RunRequest run, RecordingLimits limits) {
    return record(pipeline.compile(debugBuild(program)), run, limits);
  }

  /// The request for a build that can be recorded; it counts references if the other one does.
  public static CompileRequest debugBuild(CompileRequest program) {
    return program
        .withLast(StageId.CODEGEN)
        .withLowering(LoweringOptions.DEBUG.with(program.lowering().counting()));
  }

  /// Records a program that has been compiled as {@link #debugBuild} asks for.
  ///
  /// @throws IllegalArgumentException for several workers
  public static Result record(CompileSnapshot compiled, RunRequest run, RecordingLimits limits) {
    if (run.workers().isPresent()) {
      throw new IllegalArgumentException("a recording has one worker");
    }
    if (compiled.hasErrors()) {
      return new Result.Refused(compiled.diagnostics());
    }
    Captured input = new Captured(run.in());
    Path fixtures = run.fixtures().orElse(Path.of("http"));
    RunRequest deterministic = run.withVirtualClock(true).withFixtures(fixtures).withInput(input);
    return switch (Launcher.load(compiled)) {
      case Loading.Refused(var diagnostic) -> new Result.Refused(List.of(diagnostic));
      case Loading.Loaded(var root, _, var map) -> {
        ProgramRecorder.Recorded recorded =
            ProgramRecorder.record(root, map, Launcher.options(deterministic), limits);
        Trace.Settings settings =
            new Trace.Settings(
                run.seed(),
                run.schedule().text(),
                input.text(),
                input.bytes(),
                fixtures.toString(),
                run.folders().stream().map(Path::toString).toList(),
                run.language(),
                run.jsonReport(),
                run.memory(),
                limits);
        Trace trace = new Trace(program(compiled), settings, recorded.log());
        int exitStatus = recorded.result().exitStatus();
        yield new Result.Made(trace, recorded.end(), exitStatus, compiled.diagnostics());
      }
    };
  }

  /// What the numbers of a recording of a program stand for.
  ///
  /// @param compiled as {@link #debugBuild} asks for
  public static TraceProgram program(CompileSnapshot compiled) {
    List<LoweredProgram> lowered =
        compiled.files().stream().flatMap(file -> file.lowered().stream()).toList();
    return TraceProgramBuilder.of(lowered);
  }

  /// Input with a copy of all that was read.
  private static final class Captured extends FilterInputStream {
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    Captured(InputStream in) {
      super(in);
    }

    synchronized String text() {
      return copy.toString(StandardCharsets.UTF_8);
    }

    /// The bytes in Base64 where the text does not tell them; else empty.
    synchronized String bytes() {
      byte[] bytes = copy.toByteArray();
      return Arrays.equals(bytes, text().getBytes(StandardCharsets.UTF_8))
          ? ""
          : Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public int read() throws IOException {
      int unit = super.read();
      if (unit >= 0) {
        synchronized (this) {
          copy.write(unit);
        }
      }
      return unit;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count > 0) {
        synchronized (this) {
          copy.write(bytes, offset, count);
        }
      }
      return count;
    }
  }
}
