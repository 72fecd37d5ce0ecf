package org.qistage.pipeline;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.lowering.PassSnapshot;

/// What one stage made and said.
///
/// @param artifact empty when a replaced stage gave none that can be used
/// @param diagnostics in source order
/// @param passes what each pass of lowering made, when that was asked for and is known
/// @param nanos how long the stage took, in nanoseconds
public record StageReport(
    StageId stage,
    Optional<Artifact> artifact,
    List<LocatedDiagnostic> diagnostics,
    List<PassSnapshot> passes,
    long nanos) {
  public StageReport {
    diagnostics = List.copyOf(diagnostics);
    passes = List.copyOf(passes);
  }
}
