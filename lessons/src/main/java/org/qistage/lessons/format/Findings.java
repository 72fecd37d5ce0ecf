package org.qistage.lessons.format;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// What has been found in the files of one lesson so far.
final class Findings {
  private final List<LocatedDiagnostic> found = new ArrayList<>();

  void add(SourceText file, Span place, LessonProblem problem) {
    found.add(new LocatedDiagnostic(file, Diagnostic.of(problem, place)));
  }

  /// What makes a value useless; it has been added.
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable() {
      super("told as a diagnostic", null, false, false);
    }
  }

  Unusable unusable(SourceText file, Span place, LessonProblem problem) {
    add(file, place, problem);
    return new Unusable();
  }

  List<LocatedDiagnostic> all() {
    return List.copyOf(found);
  }
}
