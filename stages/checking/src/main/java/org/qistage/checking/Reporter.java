package org.qistage.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Problem;
import org.qistage.foundation.Span;

/// Collects diagnostics and gives them back in source order.
final class Reporter {
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int silences;
  private int errors;

  void report(Diagnostic diagnostic) {
    if (silences == 0) {
      diagnostics.add(diagnostic);
      errors += diagnostic.isError() ? 1 : 0;
    }
  }

  void report(Problem problem, Span span) {
    report(Diagnostic.of(problem, span));
  }

  /// How much has been reported, to see whether anything was in between.
  int count() {
    return diagnostics.size();
  }

  /// How many errors have been reported, to see whether there was one in between.
  int errors() {
    return errors;
  }

  /// Drops what is reported until the matching {@link #speak}: what recovery pieced together may be
  /// looked at, but its faults are not the programmer's.
  void silence() {
    silences++;
  }

  void speak() {
    silences--;
  }

  List<Diagnostic> inSourceOrder() {
    diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.primary().start()));
    return diagnostics;
  }
}
