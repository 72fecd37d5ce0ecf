package org.qistage.foundation;

import java.util.List;

/// What a stage gives back: always a result, however partial, and the diagnostics beside it, in
/// source order.
public record Outcome<T>(T result, List<Diagnostic> diagnostics) {
  public Outcome {
    diagnostics = List.copyOf(diagnostics);
  }

  public static <T> Outcome<T> clean(T result) {
    return new Outcome<>(result, List.of());
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
