package org.qistage.pipeline.launch;

import java.nio.file.Path;
import java.util.List;
import org.qistage.codegen.ClassFiles;

/// What a child JVM is to run.
sealed interface ChildOrder {
  /// A compiled program.
  record Program(List<ClassFiles> files) implements ChildOrder {
    public Program {
      files = List.copyOf(files);
    }
  }

  /// A C program.
  record Library(Path path) implements ChildOrder {}
}
