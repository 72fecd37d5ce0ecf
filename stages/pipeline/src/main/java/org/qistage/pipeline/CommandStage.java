package org.qistage.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.json.ReadResult;
import org.qistage.pipeline.artifact.ArtifactJson;

/// A stage that is a command: it gets the artifact before it as JSON on its standard input and
/// writes its own as JSON to its standard output. What it writes to standard error is passed on.
///
/// @param words the command and its arguments; no shell is involved
/// @param folder where it is run; empty for the working folder
/// @param timeout after this long it is killed
/// @param standardError where its standard error goes
record CommandStage(
    StageId id,
    List<String> words,
    Optional<Path> folder,
    Duration timeout,
    OutputStream standardError)
    implements StageRunner {
  /// The most that a command may write, in bytes: what can be held beside everything else.
  private static final int LIMIT = (int) Math.min(1 << 30, Runtime.getRuntime().maxMemory() / 8);

  /// How long to wait for a killed process to be gone.
  private static final long KILL_SECONDS = 5;

  CommandStage {
    words = List.copyOf(words);
  }

  @Override
  public boolean isForeign() {
    return true;
  }

  private String command() {
    return String.join(" ", words);
  }

  @Override
  public StageAttempt run(Artifact input) {
    SourceText source = input.source();
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      folder.ifPresent(path -> builder.directory(path.toFile()));
      process = builder.start();
    } catch (IOException e) {
      return StageAttempt.failed(
          source,
          new PipelineProblem.CommandNotStarted(id, command(), String.valueOf(e.getMessage())));
    }
    Thread killer = new Thread(() -> kill(process), "qi-stage-command-killer");
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      return converse(process, input);
    } finally {
      kill(process);
      removeHook(killer);
    }
  }

  private static void removeHook(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException shuttingDown) {
      // Then the hook runs, and finds a dead process.
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process
        .destroyForcibly()
        .onExit()
        .completeOnTimeout(process, KILL_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private StageAttempt converse(Process process, Artifact input) {
    SourceText source = input.source();
    Capture output = new Capture(process.getInputStream());
    Thread reader = start("stdout", output);
    Thread errors = start("stderr", () -> passOn(process.getErrorStream()));
    Thread writer = start("stdin", () -> send(input, process.getOutputStream()));
    try {
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        return StageAttempt.failed(
            source, new PipelineProblem.CommandTimedOut(id, command(), timeout.toSeconds()));
      }
      reader.join(timeout);
      errors.join(timeout);
      writer.join(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StageAttempt.failed(
          source, new PipelineProblem.CommandTimedOut(id, command(), timeout.toSeconds()));
    }
    // Nobody reads on then, of which the command may die.
    if (output.overflowed.get()) {
      return StageAttempt.failed(
          source, new PipelineProblem.CommandWroteTooMuch(id, command(), LIMIT));
    }
    if (process.exitValue() != 0) {
      return StageAttempt.failed(
          source, new PipelineProblem.CommandFailed(id, command(), process.exitValue()));
    }
    return read(output.bytes(), source);
  }

  private static Thread start(String stream, Runnable work) {
    return Thread.ofPlatform().daemon().name("qi-stage-command-" + stream).start(work);
  }

  private static void send(Artifact input, OutputStream to) {
    try (Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8)) {
      ArtifactJson.write(input, List.of(), writer);
    } catch (IOException endedWithoutReading) {
      // What the command makes of that shows in its status and output.
    }
  }

  private void passOn(InputStream errors) {
    try (errors) {
      errors.transferTo(standardError);
      standardError.flush();
    } catch (IOException nobodyReads) {
      // Nothing depends on it.
    }
  }

  private StageAttempt read(byte[] bytes, SourceText source) {
    String json;
    try {
      json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return StageAttempt.failed(source, new PipelineProblem.CommandWroteNoText(id, command()));
    }
    String name = "<" + command() + ">";
    return switch (ArtifactJson.read(name, json)) {
      case ReadResult.Refused<?> refused ->
          StageAttempt.failed(refused.json(), refused.diagnostics());
      case ReadResult.Read<?> read -> {
        if (!id.output().isInstance(read.artifact())) {
          yield StageAttempt.failed(
              source, new PipelineProblem.WrongResult(id, command(), id.output().getSimpleName()));
        }
        if (!read.artifact().source().equals(source)) {
          yield StageAttempt.failed(source, new PipelineProblem.OtherSource(id, command()));
        }
        yield StageAttempt.of(read.artifact(), read.diagnostics());
      }
    };
  }

  /// Reads a stream to its end on a thread of its own.
  private static final class Capture implements Runnable {
    private final InputStream from;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicBoolean overflowed = new AtomicBoolean();

    Capture(InputStream from) {
      this.from = from;
    }

    @Override
    public void run() {
      byte[] buffer = new byte[1 << 16];
      try (from) {
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
          if (bytes.size() + count > LIMIT) {
            overflowed.set(true);
            return;
          }
          bytes.write(buffer, 0, count);
        }
      } catch (IOException killed) {
        // The status of the process says how it ended.
      }
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
