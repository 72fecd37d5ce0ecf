package org.qistage.pipeline.artifact;

import java.util.LinkedHashMap;
import java.util.Map;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.pipeline.CompileSnapshot;

/// The class files of a program as files, for tools such as `javap`.
public final class ClassBytes {
  private ClassBytes() {}

  /// The bytes of each class by the name of its file, such as `程序.class`; empty when no code was
  /// generated.
  public static Map<String, byte[]> of(CompileSnapshot snapshot) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (GeneratedClass made :
        snapshot.classes().map(ClassFiles::classes).orElse(java.util.List.of())) {
      // A name that was read from JSON must not lead out of a folder.
      files.put(made.name().replaceAll("[/\\\\:]", "_") + ".class", made.bytes().toByteArray());
    }
    return files;
  }
}
