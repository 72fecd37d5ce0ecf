package org.qistage.pipeline.trace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.qistage.foundation.Language;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.runtime.explore.Schedule;
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
  /// @param inputBytes the same in Base64 where it is no text in UTF-8; else empty
  /// @param fixtures the folder that answered http requests; empty for none
  /// @param folders the folders whose files it could use
  /// @param language of the words that its errors have
  /// @param jsonReport whether the report at its end is for tools
  /// @param memory whether the program counted its references
  public record Settings(
      long seed,
      String schedule,
      String input,
      String inputBytes,
      String fixtures,
      List<String> folders,
      Language language,
      boolean jsonReport,
      MemoryModel memory,
      RecordingLimits limits) {
    /// @throws IllegalArgumentException when one of the texts is not what it stands for
    public Settings {
      folders = List.copyOf(folders);
      byte[] _ = Base64.getDecoder().decode(inputBytes);
      Path _ = Path.of(fixtures);
      if (Schedule.parse(schedule).isEmpty()) {
        throw new IllegalArgumentException("no schedule: " + schedule);
      }
    }

    /// What was read from standard input, byte by byte.
    public byte[] standardInput() {
      return inputBytes.isEmpty()
          ? input.getBytes(StandardCharsets.UTF_8)
          : Base64.getDecoder().decode(inputBytes);
    }
  }
}
