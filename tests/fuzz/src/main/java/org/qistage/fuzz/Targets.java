package org.qistage.fuzz;

import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.SourceDecoder;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

/// What the targets share.
final class Targets {
  private Targets() {}

  /// Runs the stages up to the given one on a file with these bytes.
  static CompileSnapshot compile(byte[] input, StageId last) {
    Outcome<SourceText> decoded = SourceDecoder.decode("fuzz.qi", input);
    return Pipeline.standard().compile(CompileRequest.of(decoded.result(), last));
  }
}
