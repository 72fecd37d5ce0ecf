package org.qistage.pipeline.launch;

import java.util.List;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.runtime.Task;
import org.qistage.runtime.failure.ProgramMap;

/// What came of loading a program.
public sealed interface Loading {
  /// It is loaded.
  ///
  /// @param classes the names of all its classes
  /// @param map what leads from them back to the program
  record Loaded(Class<? extends Task> root, List<String> classes, ProgramMap map)
      implements Loading {
    public Loaded {
      classes = List.copyOf(classes);
    }
  }

  /// It cannot be run.
  record Refused(LocatedDiagnostic diagnostic) implements Loading {}
}
