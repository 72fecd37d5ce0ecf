package org.qistage.explorer.model;

import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.trace.TraceNavigator;

/// All that was made of one version of the program's text.
///
/// @param version counts the versions, from 1
/// @param compiled what the stages made, with all passes of lowering
/// @param derived what views take from it
/// @param recording what happened when it ran
public record Program(
    long version, CompileSnapshot compiled, Derived derived, Recording recording) {

  public SourceText source() {
    return compiled.source();
  }

  /// The recorded run, if there is one.
  public Optional<TraceNavigator> navigator() {
    return recording instanceof Recording.Made made
        ? Optional.of(made.navigator())
        : Optional.empty();
  }

  Program with(Recording other) {
    return new Program(version, compiled, derived, other);
  }
}
