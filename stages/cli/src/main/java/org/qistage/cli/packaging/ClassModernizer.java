package org.qistage.cli.packaging;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/// Rewrites class files of Java 5 and older to a newer version, with stack map frames.
///
/// The ahead-of-time cache leaves out every class below version 50, because such classes are
/// checked by the old verifier, whose result it cannot keep. picocli and ASM are compiled to
/// version 49; together they are most of what a short `qi-stage` run loads.
final class ClassModernizer {
  private static final int OLDEST_CACHED_VERSION = Opcodes.V1_6;
  private static final int TARGET_VERSION = Opcodes.V1_8;
  private static final int MAJOR_VERSION_OFFSET = 6;

  private ClassModernizer() {}

  /// The class file itself when it is new enough, otherwise the same class in a newer version.
  ///
  /// Frames can only be computed when the types that meet at a branch can be loaded from the class
  /// path of this program. A class whose types cannot (an optional dependency is absent) is
  /// returned as it came: it is merely not cached.
  static byte[] modernize(byte[] classFile) {
    if (majorVersion(classFile) >= OLDEST_CACHED_VERSION) {
      return classFile;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    try {
      reader.accept(new VersionSetter(writer), ClassReader.SKIP_FRAMES);
    } catch (TypeNotPresentException | NoClassDefFoundError _) {
      return classFile;
    }
    return writer.toByteArray();
  }

  /// The feature version field of a class file: 49 for Java 5, 69 for Java 25.
  static int majorVersion(byte[] classFile) {
    return (classFile[MAJOR_VERSION_OFFSET] & 0xFF) << 8
        | (classFile[MAJOR_VERSION_OFFSET + 1] & 0xFF);
  }

  private static final class VersionSetter extends ClassVisitor {
    VersionSetter(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      super.visit(TARGET_VERSION, access, name, signature, superName, interfaces);
    }
  }
}
