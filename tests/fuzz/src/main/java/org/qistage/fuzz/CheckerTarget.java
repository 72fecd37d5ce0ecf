package org.qistage.fuzz;

import org.qistage.pipeline.StageId;

/// The checker.
public final class CheckerTarget {
  private CheckerTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (Targets.compile(input, StageId.CHECK).reports().isEmpty()) {
      throw new IllegalStateException("no stage ran");
    }
  }
}
