package org.qistage.pipeline.trace;

import java.util.List;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.TraceLog;

/// A recorded run, with all that is needed to understand it and to run it again.
///
/// @param program what the numbers of the log stand for; the texts of its files are those that ran
/// @param settings how it was run
/// @param log what happened
public record Trace(TraceProgram program, Settings settings, TraceLog log) {
  /// How a run was recorded.
  ///
  /// @param seed 0 for ready tasks first in, first out
  /// @param schedule where the order of ready tasks differed from first in, first out, as `3:1,7:2`
  /// @param input what the program read from standard input, or could have
  /// @param fixtures the folder that answered http requests; empty for none
  /// @param folders the folders whose files it could use
  public record Settings(
      long seed,
      String schedule,
      String input,
      String fixtures,
      List<String> folders,
      RecordingLimits limits) {
    public Settings {
      folders = List.copyOf(folders);
    }
  }
}
