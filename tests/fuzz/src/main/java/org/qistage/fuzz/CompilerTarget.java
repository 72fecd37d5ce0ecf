package org.qistage.fuzz;

import org.qistage.pipeline.StageId;

/// All stages, up to class files that the JVM would load.
public final class CompilerTarget {
  private CompilerTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (Targets.compile(input, StageId.CODEGEN).reports().isEmpty()) {
      throw new IllegalStateException("no stage ran");
    }
  }
}
