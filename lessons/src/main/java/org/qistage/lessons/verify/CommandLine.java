package org.qistage.lessons.verify;

import java.util.List;

/// Runs the commands that lessons show.
@FunctionalInterface
public interface CommandLine {
  /// What a command printed, results and diagnostics as they came.
  ///
  /// @param arguments without `qi-stage`
  String run(List<String> arguments);
}
