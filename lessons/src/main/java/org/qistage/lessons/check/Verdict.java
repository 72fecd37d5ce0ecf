package org.qistage.lessons.check;

import java.util.Optional;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.RunSetting;

/// What came of grading an answer.
///
/// @param points all of the check's, or none
/// @param feedback for the learner; of a wrong answer where and why it is wrong
/// @param place where to look; empty where there is no such place
public record Verdict(boolean passed, int points, BilingualText feedback, Optional<Place> place) {

  /// A place to look at.
  ///
  /// @param program its path in the lesson
  public record Place(String program, Optional<Span> span, Optional<At> moment) {
    static Place of(String program, Span span) {
      return new Place(program, Optional.of(span), Optional.empty());
    }

    static Place at(RunSetting run, int event) {
      return new Place(run.program(), Optional.empty(), Optional.of(new At(run, event)));
    }
  }

  /// A moment of a run.
  ///
  /// @param event of the recording of that run
  public record At(RunSetting run, int event) {}
}
