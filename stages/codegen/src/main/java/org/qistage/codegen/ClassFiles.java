package org.qistage.codegen;

import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.SourceText;

/// The artifact of codegen: what the class loader is given.
///
/// @param classes the generated classes, the program's main class first
/// @param rootTask the name of the task class that a run starts with; empty when the program has no
///     entry
public record ClassFiles(SourceText source, List<GeneratedClass> classes, String rootTask)
    implements Artifact {
  public ClassFiles {
    classes = List.copyOf(classes);
  }
}
