package org.qistage.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.qistage.pipeline.session.Session;

/// Inputs that come line by line: from a file, a pipe, or a terminal that cannot move its cursor.
final class PlainReplInput implements ReplInput {
  private final BufferedReader in;
  private final Words words;
  private final Consumer<String> prompt;

  /// @param prompt shows what stands before a line, if somebody sees it
  PlainReplInput(InputStream in, Words words, Consumer<String> prompt) {
    this.words = words;
    this.prompt = prompt;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /// Reads lines until no bracket is open.
  @Override
  public Optional<String> next(int line) throws IOException {
    prompt.accept(words.of("repl.prompt", line));
    String first = in.readLine();
    if (first == null) {
      return Optional.empty();
    }
    StringBuilder input = new StringBuilder(first);
    while (!ReplInput.isCommand(first) && Session.isOpen(input.toString())) {
      prompt.accept(words.of("repl.more"));
      String more = in.readLine();
      if (more == null) {
        break;
      }
      input.append('\n').append(more);
    }
    return Optional.of(input.toString());
  }

  /// Standard input stays open.
  @Override
  public void close() {}
}
