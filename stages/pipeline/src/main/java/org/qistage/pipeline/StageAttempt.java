package org.qistage.pipeline;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Problem;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lowering.PassSnapshot;

/// What one run of a stage came to.
///
/// @param artifact empty when the stage gave none that can be used
/// @param passes what each pass of lowering made, when that was asked for
record StageAttempt(
    Optional<Artifact> artifact, List<LocatedDiagnostic> diagnostics, List<PassSnapshot> passes) {
  StageAttempt {
    diagnostics = List.copyOf(diagnostics);
    passes = List.copyOf(passes);
  }

  static StageAttempt of(Outcome<? extends Artifact> outcome) {
    return of(outcome.result(), outcome.diagnostics());
  }

  static StageAttempt of(Artifact artifact, List<Diagnostic> diagnostics) {
    return new StageAttempt(
        Optional.of(artifact), LocatedDiagnostic.all(artifact.source(), diagnostics), List.of());
  }

  static StageAttempt failed(SourceText source, Problem problem) {
    return failed(source, List.of(Diagnostic.of(problem, Span.at(0))));
  }

  /// @param source what the diagnostics point into
  static StageAttempt failed(SourceText source, List<Diagnostic> diagnostics) {
    return new StageAttempt(
        Optional.empty(), LocatedDiagnostic.all(source, diagnostics), List.of());
  }
}
