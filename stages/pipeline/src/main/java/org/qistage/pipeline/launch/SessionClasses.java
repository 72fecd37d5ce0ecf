package org.qistage.pipeline.launch;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Changes the classes of one input of a session so that they share its variables with those of the
/// other inputs, and so that their loops can be ended from outside.
///
/// A variable outside functions is a static field of the main class. Each input has a main class of its
/// own; so the field is moved to a class that holds nothing else and is loaded once, and every access is
/// redirected there.
final class SessionClasses {
  /// The superclasses of classes that stand for types. Values of them live on from input to input, so
  /// they must be the same classes for all.
  private static final Set<String> TYPES =
      Set.of(
          "org/qistage/runtime/value/StructValue",
          "org/qistage/runtime/value/EnumValue",
          "org/qistage/runtime/value/FunctionValue");

  private SessionClasses() {}

  /// Whether a class stands for a type of the program.
  static boolean isType(byte[] bytes) {
    return TYPES.contains(new ClassReader(bytes).getSuperName());
  }

  /// Whether a class names any of some classes.
  static boolean refers(byte[] bytes, Set<String> names) {
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      if (entry instanceof Utf8Entry text) {
        String name = text.stringValue();
        if (names.contains(name)
            || names.stream().anyMatch(each -> name.contains("L" + each + ";"))) {
          return true;
        }
      }
    }
    return false;
  }

  /// The variables of a main class: their fields with the descriptors.
  static Map<String, String> variables(byte[] main) {
    Map<String, String> variables = new LinkedHashMap<>();
    new ClassReader(main)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  @Nullable Object value) {
                boolean changes =
                    (access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_FINAL) == 0;
                if (changes) {
                  variables.put(name, descriptor);
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return variables;
  }

  /// A class with one variable.
  static byte[] holder(String name, String field, String descriptor) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V21,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name,
        null,
        "java/lang/Object",
        null);
    writer
        .visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, field, descriptor, null, null)
        .visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /// A class of a type with what it keeps to its package made public: the classes that use it come from
  /// other loaders, and a package is one only within one loader.
  static byte[] open(byte[] bytes) {
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
                return super.visitMethod(opened(access), name, descriptor, signature, exceptions);
              }

              @Override
              public FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  @Nullable Object value) {
                return super.visitField(opened(access), name, descriptor, signature, value);
              }

              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  @Nullable String signature,
                  String superName,
                  String @Nullable [] interfaces) {
                super.visit(version, opened(access), name, signature, superName, interfaces);
              }
            },
            0);
    return writer.toByteArray();
  }

  private static int opened(int access) {
    boolean closed = (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED)) != 0;
    return closed ? access : access | Opcodes.ACC_PUBLIC;
  }

  /// A class with the accesses of variables redirected.
  ///
  /// @param holders tells of a class and a field in which class the field's variable is held; null when
  ///     it is not
  static byte[] sharing(byte[] bytes, BiFunction<String, String, @Nullable String> holders) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Redirection(writer, holders), 0);
    return writer.toByteArray();
  }

  private static final class Redirection extends ClassVisitor {
    private final BiFunction<String, String, @Nullable String> holders;

    Redirection(ClassVisitor next, BiFunction<String, String, @Nullable String> holders) {
      super(Opcodes.ASM9, next);
      this.holders = holders;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new InterruptibleCode(next, name) {
        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          boolean access = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
          @Nullable String holder = access ? holders.apply(owner, field) : null;
          super.visitFieldInsn(opcode, holder == null ? owner : holder, field, type);
        }
      };
    }
  }
}
