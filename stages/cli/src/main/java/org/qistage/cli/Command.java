package org.qistage.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/// One command of `qi-stage`.
interface Command {
  /// Its name on the command line.
  String name();

  /// Adds its options and parameters.
  void describe(CommandSpec spec, Words words);

  /// Does it.
  ///
  /// @return the exit status
  /// @throws IOException when standard input cannot be read
  int run(Options options, CommandContext context) throws IOException;
}
