package org.qistage.lessons.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.lessons.format.Lesson;

/// What came of verifying a lesson.
///
/// @param programs how many programs were compiled, and run where they have an entry
/// @param answers how many answers were graded, right and wrong ones
/// @param quotations how many outputs of commands were compared
public record LessonReport(
    Path folder,
    Optional<Lesson> lesson,
    List<LocatedDiagnostic> diagnostics,
    int programs,
    int answers,
    int quotations) {
  public LessonReport {
    diagnostics = List.copyOf(diagnostics);
  }

  /// Whether nothing is wrong with it.
  public boolean isSound() {
    return diagnostics.stream().noneMatch(located -> located.diagnostic().isError());
  }
}
