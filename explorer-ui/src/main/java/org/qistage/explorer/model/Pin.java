package org.qistage.explorer.model;

import java.util.Optional;
import org.qistage.foundation.Span;

/// A moment of the run that the user wants to find again.
///
/// @param position the number of the event that has just happened; -1 before the first
/// @param focus the piece of the text that was lit, if any
/// @param note what the user wrote; may be empty
public record Pin(int position, Optional<Span> focus, String note) {
  /// No note is longer.
  public static final int LONGEST = 200;

  public Pin {
    if (position < -1) {
      throw new IllegalArgumentException("position: " + position);
    }
    if (note.length() > LONGEST || note.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a note is one line of at most " + LONGEST + " units");
    }
  }
}
