package org.qistage.pipeline.launch;

import org.qistage.foundation.LocatedDiagnostic;

/// How a launch ended.
public sealed interface Launched {

  /// The program ran; its report, if any, has been written.
  ///
  /// @param exitStatus 0 for a run without failure, 1 for a failure of the program, 3 for a fault of
  ///     Qi Stage
  record Ran(int exitStatus) implements Launched {}

  /// The program did not start.
  record Refused(LocatedDiagnostic diagnostic) implements Launched {}
}
