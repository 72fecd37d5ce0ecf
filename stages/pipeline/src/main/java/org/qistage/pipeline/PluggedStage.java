package org.qistage.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.Stage;
import org.qistage.foundation.json.Findings;
import org.qistage.pipeline.artifact.ArtifactJson;

/// A stage that somebody else wrote, in this JVM. Whatever it does wrong is a diagnostic.
///
/// @param name what diagnostics call it
record PluggedStage(StageId id, String name, Stage<?, ?> stage) implements StageRunner {
  @Override
  public boolean isForeign() {
    return true;
  }

  @Override
  public StageAttempt run(Artifact input) {
    SourceText source = input.source();
    Outcome<?> outcome;
    try {
      outcome = apply(stage, input instanceof SourceFile file ? file.source() : input);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      return StageAttempt.failed(
          source, new PipelineProblem.StageFailed(id, name, String.valueOf(e)));
    }
    // The stage was compiled by somebody else: it may give null.
    if (outcome == null || !id.output().isInstance(outcome.result())) {
      return StageAttempt.failed(
          source, new PipelineProblem.WrongResult(id, name, id.output().getSimpleName()));
    }
    Artifact artifact = id.output().cast(outcome.result());
    if (!artifact.source().equals(source)) {
      return StageAttempt.failed(source, new PipelineProblem.OtherSource(id, name));
    }
    List<Diagnostic> diagnostics = new ArrayList<>(outcome.diagnostics());
    List<Findings.Finding> faults = ArtifactJson.faults(artifact);
    if (faults.isEmpty()) {
      return StageAttempt.of(artifact, diagnostics);
    }
    for (Findings.Finding fault : faults) {
      diagnostics.add(
          Diagnostic.of(
              new PipelineProblem.FaultyArtifact(
                  id, name, fault.path().toString(), fault.problem().code()),
              Span.at(0)));
    }
    return StageAttempt.failed(source, diagnostics);
  }

  // Whether the stage takes this input shows when it is called.
  @SuppressWarnings("unchecked")
  private static <I> @Nullable Outcome<?> apply(Stage<I, ?> stage, Object input) {
    return stage.apply((I) input);
  }
}
