package org.qistage.explorer.model;

import java.util.List;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.RunEnd;

/// What came of recording a program.
public sealed interface Recording {
  /// It is being recorded.
  record Pending() implements Recording {}

  /// There is none, since the program has errors.
  record Refused(List<LocatedDiagnostic> diagnostics) implements Recording {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// The recorder itself failed.
  ///
  /// @param reason as the JVM tells it
  record Broken(String reason) implements Recording {}

  /// A trace, which a limit may have cut short.
  record Made(Trace trace, TraceNavigator navigator, RunEnd end) implements Recording {}
}
