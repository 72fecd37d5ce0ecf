package org.qistage.cli.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ClassModernizerTest {
  @Test
  void leavesANewClassAsItIs() {
    byte[] classFile = classWithABranch(Opcodes.V25, "java/lang/String");
    assertSame(classFile, ClassModernizer.modernize(classFile));
  }

  @Test
  void givesAnOldClassANewerVersionThatPassesTheNewVerifierAndStillWorks() throws Exception {
    byte[] modern = ClassModernizer.modernize(classWithABranch(Opcodes.V1_5, "java/lang/String"));
    assertEquals(Opcodes.V1_8, ClassModernizer.majorVersion(modern));
    Method choose = new OneClassLoader(modern).loadClass("Old").getMethod("choose", boolean.class);
    assertEquals("yes", choose.invoke(null, true));
    assertEquals(7, choose.invoke(null, false));
  }

  @Test
  void leavesAnOldClassWhoseTypesAreAbsentAsItIs() {
    byte[] classFile = classWithABranch(Opcodes.V1_5, "absent/Type");
    assertSame(classFile, ClassModernizer.modernize(classFile));
  }

  /// `static Object choose(boolean b) { return b ? (type) "yes" : 7; }`: the types of both branches
  /// meet before the return, so that a frame there needs their common superclass.
  private static byte[] classWithABranch(int version, String type) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, "Old", null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "choose", "(Z)Ljava/lang/Object;", null, null);
    Label otherwise = new Label();
    Label end = new Label();
    code.visitCode();
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitJumpInsn(Opcodes.IFEQ, otherwise);
    code.visitLdcInsn("yes");
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(otherwise);
    code.visitIntInsn(Opcodes.BIPUSH, 7);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
    code.visitLabel(end);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static final class OneClassLoader extends ClassLoader {
    private final byte[] classFile;

    OneClassLoader(byte[] classFile) {
      super(ClassModernizerTest.class.getClassLoader());
      this.classFile = classFile;
    }

    @Override
    protected Class<?> findClass(String name) {
      return defineClass(name, classFile, 0, classFile.length);
    }
  }
}
