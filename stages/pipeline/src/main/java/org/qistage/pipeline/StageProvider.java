package org.qistage.pipeline;

import org.qistage.foundation.Stage;

/// How a jar offers a stage: it names an implementation of this interface in
/// `META-INF/services/org.qistage.pipeline.StageProvider`.
public interface StageProvider {
  /// Which stage it replaces.
  StageId stage();

  /// What diagnostics call it.
  String name();

  /// The stage. Its input and output are those of {@link StageId}, except that a lexer's input is a
  /// {@link org.qistage.foundation.SourceText}.
  Stage<?, ?> create();
}
