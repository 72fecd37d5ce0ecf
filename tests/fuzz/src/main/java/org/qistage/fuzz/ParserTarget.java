package org.qistage.fuzz;

import org.qistage.pipeline.StageId;

/// The parser.
public final class ParserTarget {
  private ParserTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (Targets.compile(input, StageId.PARSE).reports().isEmpty()) {
      throw new IllegalStateException("no stage ran");
    }
  }
}
