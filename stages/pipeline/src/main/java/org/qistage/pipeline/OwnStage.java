package org.qistage.pipeline;

import java.util.function.Function;
import org.qistage.foundation.Artifact;

/// A stage of Qi Stage itself. An exception in it is a fault of Qi Stage.
///
/// @param apply makes the stage at its first use, so that its classes are loaded only then
record OwnStage(Function<Artifact, StageAttempt> apply) implements StageRunner {
  @Override
  public StageAttempt run(Artifact input) {
    return apply.apply(input);
  }

  @Override
  public boolean isForeign() {
    return false;
  }
}
