package org.qistage.lessons.format;

import java.util.OptionalInt;

/// A moment of a run, as a lesson writes it. A moment is right after an event of the recording.
public sealed interface MomentAt {
  /// After the event of this number.
  record Number(int event) implements MomentAt {}

  /// When a line runs.
  ///
  /// @param occurrence which time, from 1
  record Line(int line, OptionalInt task, int occurrence) implements MomentAt {}

  /// After an event of a kind.
  ///
  /// @param kind as in docs/recording.md, such as `suspended`
  /// @param occurrence which time, from 1
  record Event(String kind, OptionalInt task, int occurrence) implements MomentAt {}

  /// At the end.
  record End() implements MomentAt {}
}
