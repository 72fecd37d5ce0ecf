package org.qistage.cli;

import java.io.IOException;
import java.util.Optional;

/// Where the inputs of a session come from.
interface ReplInput extends AutoCloseable {
  /// The next input, which may have several lines.
  ///
  /// @param line the line of the session on which it will stand
  /// @return empty at the end
  Optional<String> next(int line) throws IOException;

  @Override
  void close() throws IOException;

  /// Whether an input is a command of the session, such as `:帮助`.
  static boolean isCommand(String input) {
    String line = input.strip();
    return line.startsWith(":") || line.startsWith("：");
  }
}
