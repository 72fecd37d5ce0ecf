package org.qistage.pipeline.edit;

import java.util.List;
import org.qistage.foundation.Diagnostic;

/// What formatting a program gave.
public sealed interface Formatted {

  /// The program in the house layout.
  record Tidy(String text) implements Formatted {}

  /// The program has errors that leave its structure in doubt, so that it stays as it is.
  record Faulty(List<Diagnostic> diagnostics) implements Formatted {
    public Faulty {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
