package org.qistage.foundation.json;

import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.SourceText;

/// What reading an artifact came to.
public sealed interface ReadResult<T extends Artifact> {

  /// The artifact was read.
  ///
  /// @param diagnostics what the stages before it had said, as carried in its JSON; they point into
  ///     the artifact's source
  record Read<T extends Artifact>(T artifact, List<Diagnostic> diagnostics)
      implements ReadResult<T> {
    public Read {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// The JSON is no such artifact.
  ///
  /// @param json the text that was read
  /// @param diagnostics why; they point into `json`
  record Refused<T extends Artifact>(SourceText json, List<Diagnostic> diagnostics)
      implements ReadResult<T> {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
