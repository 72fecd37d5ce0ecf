package org.qistage.pipeline;

import org.qistage.foundation.Artifact;

/// One way to run a stage. Implementations may be used by several threads.
sealed interface StageRunner permits OwnStage, PluggedStage, CommandStage {

  /// @param input of the stage's input type
  StageAttempt run(Artifact input);

  /// Whether what it makes may break the rules of its artifact in ways that the checks do not find.
  boolean isForeign();
}
