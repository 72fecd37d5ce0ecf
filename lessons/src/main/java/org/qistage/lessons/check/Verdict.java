package org.qistage.lessons.check;

import java.util.Optional;
import java.util.OptionalInt;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.BilingualText;

/// What came of grading an answer.
///
/// @param points all of the check's, or none
/// @param feedback for the learner; of a wrong answer where and why it is wrong
/// @param place where to look; empty where there is no such place
public record Verdict(boolean passed, int points, BilingualText feedback, Optional<Place> place) {

  /// A place to look at.
  ///
  /// @param program its path in the lesson
  /// @param event of the recording of the check's run
  public record Place(String program, Optional<Span> span, OptionalInt event) {
    static Place of(String program, Span span) {
      return new Place(program, Optional.of(span), OptionalInt.empty());
    }

    static Place at(String program, int event) {
      return new Place(program, Optional.empty(), OptionalInt.of(event));
    }
  }
}
