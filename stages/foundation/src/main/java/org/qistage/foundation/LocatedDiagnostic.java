package org.qistage.foundation;

import java.util.List;

/// A diagnostic with the text that its spans point into.
public record LocatedDiagnostic(SourceText source, Diagnostic diagnostic) {

  /// The diagnostics of one text.
  public static List<LocatedDiagnostic> all(SourceText source, List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(diagnostic -> new LocatedDiagnostic(source, diagnostic))
        .toList();
  }
}
