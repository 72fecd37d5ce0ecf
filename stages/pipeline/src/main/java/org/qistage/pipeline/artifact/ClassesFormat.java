package org.qistage.pipeline.artifact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.qistage.codegen.ByteCode;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.Codecs;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonPath;

/// `qi-stage/classes/1`: the bytes are class files of the names they stand under. Whether their code
/// is sound is left to the JVM's verifier.
final class ClassesFormat {
  private static final JsonPath CLASSES = JsonPath.ROOT.field("classes");

  static final ArtifactFormat<ClassFiles> FORMAT =
      new ArtifactFormat<>(
          "classes",
          1,
          ClassFiles.class,
          new Codecs()
              .withText(
                  ByteCode.class,
                  "a class file in Base64",
                  ByteCode::toBase64,
                  ByteCode::fromBase64),
          ClassesFormat::check);

  private ClassesFormat() {}

  private static void check(ClassFiles files, Findings findings) {
    SourceFormat.check(files.source(), findings);
    Set<String> names = new HashSet<>();
    List<GeneratedClass> classes = files.classes();
    for (int i = 0; i < classes.size(); i++) {
      GeneratedClass made = classes.get(i);
      JsonPath path = CLASSES.element(i);
      if (!names.add(made.name())) {
        findings.add(
            path.field("name"), new ArtifactProblem.RepeatedName(path.toString(), made.name()));
      }
      if (made.name().startsWith("java.") || made.name().startsWith("org.qistage.")) {
        findings.add(
            path.field("name"), new ArtifactProblem.ReservedClass(path.toString(), made.name()));
      }
      if (!isClass(made)) {
        findings.add(
            path.field("bytes"), new ArtifactProblem.MalformedClass(path.toString(), made.name()));
      }
    }
    if (!files.rootTask().isEmpty() && !names.contains(files.rootTask())) {
      JsonPath path = JsonPath.ROOT.field("rootTask");
      findings.add(path, new ArtifactProblem.UnknownReference(path.toString(), files.rootTask()));
    }
  }

  private static boolean isClass(GeneratedClass made) {
    try {
      ClassReader reader = new ClassReader(made.bytes().toByteArray());
      reader.accept(new ClassVisitor(Opcodes.ASM9) {}, 0);
      return reader.getClassName().replace('/', '.').equals(made.name());
    } catch (RuntimeException malformed) {
      // ASM says so by whatever exception its reading runs into.
      return false;
    }
  }
}
