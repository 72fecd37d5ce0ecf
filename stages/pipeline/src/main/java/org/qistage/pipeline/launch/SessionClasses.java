package org.qistage.pipeline.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

  /// The variables of a main class: their fields with the descriptors.
  static Map<String, String> variables(byte[] main) {
    Map<String, String> variables = new LinkedHashMap<>();
    new ClassReader(main)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @org.jspecify.annotations.Nullable FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @org.jspecify.annotations.Nullable String signature,
                  @org.jspecify.annotations.Nullable Object value) {
                boolean changes =
                    (access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_FINAL) == 0;
                // What the compiler adds, such as whether first values were given, begins with `$`.
                if (changes && !name.startsWith("$")) {
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
                  @org.jspecify.annotations.Nullable String signature,
                  String @org.jspecify.annotations.Nullable [] exceptions) {
                return super.visitMethod(opened(access), name, descriptor, signature, exceptions);
              }

              @Override
              public FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @org.jspecify.annotations.Nullable String signature,
                  @org.jspecify.annotations.Nullable Object value) {
                return super.visitField(opened(access), name, descriptor, signature, value);
              }

              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  @org.jspecify.annotations.Nullable String signature,
                  String superName,
                  String @org.jspecify.annotations.Nullable [] interfaces) {
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
  /// @param main the main class
  /// @param holders for each variable the class that holds it
  static byte[] sharing(byte[] bytes, String main, Map<String, String> holders) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Redirection(writer, main, holders), 0);
    return writer.toByteArray();
  }

  private static final class Redirection extends ClassVisitor {
    private final String main;
    private final Map<String, String> holders;

    Redirection(ClassVisitor next, String main, Map<String, String> holders) {
      super(Opcodes.ASM9, next);
      this.main = main;
      this.holders = holders;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @org.jspecify.annotations.Nullable String signature,
        String @org.jspecify.annotations.Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new InterruptibleCode(next, name) {
        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          boolean access = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
          String holder = access && owner.equals(main) ? holders.get(field) : null;
          super.visitFieldInsn(opcode, holder == null ? owner : holder, field, type);
        }
      };
    }
  }
}
