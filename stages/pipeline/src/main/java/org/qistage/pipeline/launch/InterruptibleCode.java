package org.qistage.pipeline.launch;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Lets a method be ended from outside: it asks at its head and before each jump back.
class InterruptibleCode extends MethodVisitor {
  /// The class that is asked.
  static final String INTERRUPTIONS = "org/qistage/runtime/Interruptions";

  private final Set<Label> passed = new HashSet<>();
  private final boolean atHead;

  /// @param name the method's name
  InterruptibleCode(MethodVisitor next, String name) {
    super(Opcodes.ASM9, next);
    // What only makes an object calls nothing that comes back to it.
    this.atHead = !name.equals("<init>");
  }

  /// A class whose methods all are such.
  static byte[] of(byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                return new InterruptibleCode(
                    super.visitMethod(access, name, descriptor, signature, exceptions), name);
              }
            },
            0);
    return writer.toByteArray();
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (atHead) {
      check();
    }
  }

  @Override
  public void visitLabel(Label label) {
    passed.add(label);
    super.visitLabel(label);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    if (passed.contains(label)) {
      check();
    }
    super.visitJumpInsn(opcode, label);
  }

  private void check() {
    visitMethodInsn(Opcodes.INVOKESTATIC, INTERRUPTIONS, "check", "()V", false);
  }
}
