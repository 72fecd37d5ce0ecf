package org.qistage.lessons.format;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.LocatedDiagnostic;

/// What came of reading a lesson.
///
/// @param lesson as far as it could be read; empty when there is nothing to show
public record LessonReading(Optional<Lesson> lesson, List<LocatedDiagnostic> diagnostics) {
  public LessonReading {
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(located -> located.diagnostic().isError());
  }
}
