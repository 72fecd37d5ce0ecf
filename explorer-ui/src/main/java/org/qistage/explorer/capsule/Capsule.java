package org.qistage.explorer.capsule;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.qistage.explorer.model.Pin;
import org.qistage.explorer.model.Pins;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.ViewId;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Level;

/// A moment of a recorded program, with all that leads there again.
///
/// @param source the text, under the file's name without its folder
/// @param files the texts of the files that it imports, under the paths by which they are imported
/// @param input what it reads as standard input
/// @param run how it was recorded
/// @param moment where in the recording, and what is looked at there
/// @param breakpoints that were set
/// @param pins moments that were pinned
record Capsule(
    SourceText source,
    List<SourceText> files,
    String input,
    Run run,
    Moment moment,
    List<Breakpoint> breakpoints,
    List<Pin> pins)
    implements Artifact {
  private static final int MOST_FILES = 1_000;
  private static final int MOST_BREAKPOINTS = 10_000;

  Capsule {
    files = List.copyOf(files);
    breakpoints = List.copyOf(breakpoints);
    pins = List.copyOf(pins);
    atMost("pins", pins.size(), Pins.MOST);
    if (pins.stream().map(Pin::position).distinct().count() < pins.size()) {
      throw new IllegalArgumentException("pins: two at one position");
    }
    atMost("files", files.size(), MOST_FILES);
    atMost("breakpoints", breakpoints.size(), MOST_BREAKPOINTS);
  }

  /// How a program was recorded.
  ///
  /// @param seed 0 for ready tasks first in, first out
  /// @param schedule where the order of ready tasks differed from first in, first out, as `3:1,7:2`
  /// @param memory whether it counted its references
  /// @param events the most events
  /// @param seconds the most time
  /// @param length how many events there were
  record Run(long seed, String schedule, MemoryModel memory, int events, int seconds, int length) {
    Run {
      // Refuses what is no schedule.
      RunRequest _ =
          RunRequest.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
              .withSchedule(schedule);
      within("events", events, Settings.FEWEST_EVENTS, Settings.MOST_EVENTS);
      within("seconds", seconds, 1, Settings.MOST_SECONDS);
      within("length", length, 0, Integer.MAX_VALUE);
    }
  }

  /// What is looked at.
  ///
  /// @param position the number of the event that has just happened; -1 before the first
  /// @param level how far a step goes
  /// @param view the view that is shown
  /// @param beside the view beside it, if any
  /// @param focus the piece of the text that is lit, if any
  /// @param task the number of the task that was chosen; 0 for the one that runs
  record Moment(
      int position,
      Level level,
      ViewId view,
      Optional<ViewId> beside,
      Optional<Span> focus,
      int task) {
    Moment {
      within("position", position, -1, Integer.MAX_VALUE);
      within("task", task, 0, Integer.MAX_VALUE);
    }
  }

  private static void atMost(String name, int value, int most) {
    within(name, value, 0, most);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not from " + least + " to " + most);
    }
  }
}
