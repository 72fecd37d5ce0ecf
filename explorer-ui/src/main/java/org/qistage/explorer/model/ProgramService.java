package org.qistage.explorer.model;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceRecorder;

/// Compiles and records what it is given, on threads of its own, and publishes what comes of it. The
/// newest request counts: an older one that has not begun is dropped, and what an older one still
/// makes is thrown away.
///
/// A program is published twice: when it is compiled, with the recording pending, and when it is
/// recorded.
public final class ProgramService implements AutoCloseable {
  private final Executor ui;
  private final Pipeline pipeline = Pipeline.standard();
  private final ExecutorService compiling = thread("qi-explorer-compile");
  private final ExecutorService recording = thread("qi-explorer-record");
  private final AtomicLong newest = new AtomicLong();
  private final ReadOnlyObjectWrapper<@Nullable Program> program = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /// @param ui where properties change
  public ProgramService(Executor ui) {
    this.ui = ui;
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /// The newest program that has been compiled; null before the first.
  public ReadOnlyObjectProperty<@Nullable Program> program() {
    return program.getReadOnlyProperty();
  }

  /// Whether a newer one is being compiled or recorded.
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /// Compiles and records a program, in the background.
  public void submit(ProgramRequest request) {
    if (compiling.isShutdown()) {
      return;
    }
    long version = newest.incrementAndGet();
    ui.execute(() -> busy.set(true));
    compiling.execute(() -> compile(version, request));
  }

  private boolean isStale(long version) {
    return newest.get() != version;
  }

  private void compile(long version, ProgramRequest request) {
    if (isStale(version)) {
      return;
    }
    CompileRequest compile =
        CompileRequest.of(request.source(), StageId.CODEGEN).withFiles(request.files());
    CompileSnapshot compiled = pipeline.compile(counted(compile, request).withPasses());
    Program made = new Program(version, compiled, Derived.of(compiled), new Recording.Pending());
    publish(made);
    if (!isStale(version)) {
      recording.execute(() -> record(made, request));
    }
  }

  private void record(Program compiled, ProgramRequest request) {
    if (isStale(compiled.version())) {
      return;
    }
    publish(compiled.with(recordingOf(compiled.compiled(), request)));
  }

  private Recording recordingOf(CompileSnapshot compiled, ProgramRequest request) {
    if (compiled.hasErrors()) {
      return new Recording.Refused(compiled.diagnostics());
    }
    try {
      CompileRequest compile =
          CompileRequest.of(request.source(), StageId.CODEGEN).withFiles(request.files());
      CompileRequest build = TraceRecorder.debugBuild(compile);
      return switch (TraceRecorder.record(
          pipeline.compile(counted(build, request)), run(request), request.limits())) {
        case TraceRecorder.Result.Refused(var diagnostics) -> new Recording.Refused(diagnostics);
        case TraceRecorder.Result.Made(var trace, var end, _, _) ->
            new Recording.Made(trace, new TraceNavigator(trace), end);
      };
    } catch (RuntimeException | Error e) {
      return new Recording.Broken(e.toString());
    }
  }

  private static CompileRequest counted(CompileRequest compile, ProgramRequest request) {
    return switch (request.memory()) {
      case GC -> compile;
      case REFCOUNT, REFCOUNT_WITH_TOTALS -> compile.withReferenceCounting();
    };
  }

  private static RunRequest run(ProgramRequest request) {
    RunRequest run =
        RunRequest.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
            .withSeed(request.seed())
            .withFolders(request.folders())
            .withInput(new ByteArrayInputStream(request.input().getBytes(StandardCharsets.UTF_8)))
            .withMemory(request.memory());
    RunRequest ordered = request.schedule().isEmpty() ? run : run.withSchedule(request.schedule());
    return request.fixtures().map(ordered::withFixtures).orElse(ordered);
  }

  private void publish(Program made) {
    ui.execute(
        () -> {
          if (!isStale(made.version())) {
            program.set(made);
            busy.set(made.recording() instanceof Recording.Pending);
          }
        });
  }

  /// Ends its threads. What is being made is thrown away.
  @Override
  public void close() {
    newest.incrementAndGet();
    compiling.shutdownNow();
    recording.shutdownNow();
  }
}
