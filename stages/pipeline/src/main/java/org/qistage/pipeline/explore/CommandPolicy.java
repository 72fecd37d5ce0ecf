package org.qistage.pipeline.explore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// A policy that is a command. For each choice it reads a line of JSON on its standard input, `{"ready":
/// [{"task": 2, "arrived": 1, "turns": 0}, …]}`, and writes a line with the number of a task. At the end of
/// its input it ends. Closing kills it.
public final class CommandPolicy implements SchedulingPolicy, AutoCloseable {
  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;
  private final Duration timeout;

  private CommandPolicy(Process process, Duration timeout) {
    this.process = process;
    this.timeout = timeout;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /// Starts a command.
  ///
  /// @param folder where it is run
  /// @param timeout for each answer
  /// @throws IOException when it cannot be started
  public static CommandPolicy start(List<String> words, Path folder, Duration timeout)
      throws IOException {
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new CommandPolicy(process, timeout);
  }

  @Override
  public int choose(List<ReadyTask> ready) {
    String question =
        ready.stream()
            .map(
                each ->
                    "{\"task\": %d, \"arrived\": %d, \"turns\": %d}"
                        .formatted(each.task(), each.arrived(), each.turns()))
            .collect(Collectors.joining(", ", "{\"ready\": [", "]}\n"));
    FutureTask<String> answer =
        new FutureTask<>(
            () -> {
              questions.write(question);
              questions.flush();
              return String.valueOf(answers.readLine());
            });
    Thread.ofPlatform().daemon().name("qi-policy").start(answer);
    try {
      String line = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return Integer.parseInt(line.strip());
    } catch (TimeoutException e) {
      close();
      throw new IllegalStateException("no answer within " + timeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
