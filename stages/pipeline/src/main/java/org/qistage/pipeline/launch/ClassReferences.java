package org.qistage.pipeline.launch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;

/// What classes a program refers to and does not have, because the files that they are made from are
/// not there: it was started from the artifact of one of several files.
final class ClassReferences {
  /// The tag of a class in a constant pool.
  private static final int CLASS = 7;

  private ClassReferences() {}

  /// The names of those classes. Generated classes are in no package; those of the runtime and the
  /// platform are.
  static SortedSet<String> missing(List<ClassFiles> files) {
    Set<String> own = new HashSet<>();
    files.forEach(each -> each.classes().forEach(made -> own.add(made.name())));
    SortedSet<String> missing = new TreeSet<>();
    for (ClassFiles each : files) {
      for (GeneratedClass made : each.classes()) {
        references(new ClassReader(made.bytes().toByteArray()), own, missing);
      }
    }
    return missing;
  }

  private static void references(ClassReader reader, Set<String> own, Set<String> missing) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && reader.readByte(at - 1) == CLASS) {
        String name = reader.readUTF8(at, buffer);
        if (name != null && !name.startsWith("[") && name.indexOf('/') < 0 && !own.contains(name)) {
          missing.add(name);
        }
      }
    }
  }
}
