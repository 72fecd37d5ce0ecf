package org.qistage.pipeline.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.qistage.codegen.FunctionMethod;
import org.qistage.pipeline.launch.CodeChange;
import org.qistage.runtime.abi.AbiClasses;

/// Changes the methods of one function so that they ask at their heads whether this activation is the one
/// that is executed in steps, and hand it over if so. All else of them stays as it is.
///
/// # The stack
///
/// What fails tells the program's calls from the machine's stack, with their lines; that must be the same
/// for a method that is executed by somebody else. So each method gets a second one of its name, the
/// *bridge*, which does something from a given line of the source: it is on the stack instead of the
/// method, whose own head has no line.
///
/// ```
///   callees … bridge (line 7) … interpreter … Stepping.run … method (no line) … callers
/// ```
final class SteppedCode extends ClassVisitor {
  static final String STEPPING = "org/qistage/runtime/Stepping";
  static final String WORK = STEPPING + "$Work";
  static final String BRIDGE = "(L" + WORK + ";I)Ljava/lang/Object;";

  private static final String OBJECT = "java/lang/Object";

  private final String owner;
  private final List<FunctionMethod> methods;
  private final ClassNode before = new ClassNode();

  private SteppedCode(ClassVisitor next, String owner, List<FunctionMethod> methods, byte[] bytes) {
    super(Opcodes.ASM9, next);
    this.owner = owner;
    this.methods = methods;
    new ClassReader(bytes).accept(before, ClassReader.SKIP_FRAMES);
  }

  /// @param methods those of the function; each is told to the stepper by its place among them
  static CodeChange of(List<FunctionMethod> methods) {
    return new CodeChange(
        List.of(STEPPING.replace('/', '.'), WORK.replace('/', '.')),
        (name, bytes) -> {
          if (methods.stream().noneMatch(method -> method.owner().equals(name))) {
            return bytes;
          }
          ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
          new ClassReader(bytes).accept(new SteppedCode(writer, name, methods, bytes), 0);
          return writer.toByteArray();
        });
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    for (int index = 0; index < methods.size(); index++) {
      FunctionMethod method = methods.get(index);
      if (method.owner().equals(owner)
          && method.method().equals(name)
          && method.descriptor().equals(descriptor)) {
        return new Head(next, method, index);
      }
    }
    return next;
  }

  @Override
  public void visitEnd() {
    List<String> done = new ArrayList<>();
    for (FunctionMethod method : methods) {
      if (method.owner().equals(owner) && !done.contains(method.method())) {
        done.add(method.method());
        bridge(method);
      }
    }
    super.visitEnd();
  }

  // ---- The bridge ----

  private void bridge(FunctionMethod method) {
    MethodVisitor code =
        super.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            method.method(),
            BRIDGE,
            null,
            null);
    code.visitCode();
    TreeMap<Integer, Label> lines = new TreeMap<>();
    for (MethodNode node : before.methods) {
      if (node.name.equals(method.method())) {
        node.instructions.forEach(
            each -> {
              if (each instanceof LineNumberNode line) {
                lines.putIfAbsent(line.line, new Label());
              }
            });
      }
    }
    Label unknown = new Label();
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitLookupSwitchInsn(
        unknown,
        lines.keySet().stream().mapToInt(Integer::intValue).toArray(),
        lines.values().toArray(Label[]::new));
    work(code, unknown);
    lines.forEach(
        (line, label) -> {
          code.visitLabel(label);
          code.visitLineNumber(line, label);
          work(code, new Label());
        });
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void work(MethodVisitor code, Label at) {
    code.visitLabel(at);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, WORK, "run", "()L" + OBJECT + ";", true);
    code.visitInsn(Opcodes.ARETURN);
  }

  // ---- The head ----

  private static final class Head extends MethodVisitor {
    private final FunctionMethod method;
    private final int index;

    Head(MethodVisitor next, FunctionMethod method, int index) {
      super(Opcodes.ASM9, next);
      this.method = method;
      this.index = index;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label ordinary = new Label();
      ask();
      visitJumpInsn(Opcodes.IFEQ, ordinary);
      handOver();
      visitLabel(ordinary);
      visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      visitInsn(Opcodes.NOP);
    }

    private void stepping(String name, String descriptor) {
      visitMethodInsn(Opcodes.INVOKESTATIC, STEPPING, name, descriptor, false);
    }

    private void ask() {
      switch (method.part()) {
        case START -> stepping("enters", "()Z");
        case RESUME -> {
          activation();
          stepping("resumes", "(I)Z");
        }
        case GENERATOR -> {
          visitVarInsn(Opcodes.ALOAD, 0);
          visitFieldInsn(Opcodes.GETFIELD, method.frame(), AbiClasses.STATE, "I");
          activation();
          stepping("goesOn", "(II)Z");
        }
      }
    }

    private void activation() {
      if (method.activationField().isEmpty()) {
        visitInsn(Opcodes.ICONST_0);
      } else {
        visitVarInsn(Opcodes.ALOAD, 0);
        visitFieldInsn(Opcodes.GETFIELD, method.frame(), method.activationField(), "I");
      }
    }

    private void handOver() {
      Type type = Type.getMethodType(method.descriptor());
      List<Type> arguments = new ArrayList<>(List.of(type.getArgumentTypes()));
      if (!method.isStatic()) {
        arguments.addFirst(Type.getObjectType(method.owner()));
      }
      visitLdcInsn(index);
      visitLdcInsn(arguments.size());
      visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
      int local = 0;
      for (int i = 0; i < arguments.size(); i++) {
        Type argument = arguments.get(i);
        visitInsn(Opcodes.DUP);
        visitLdcInsn(i);
        visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
        switch (argument.getSort()) {
          case Type.LONG -> stepping("box", "(J)L" + OBJECT + ";");
          case Type.DOUBLE -> stepping("box", "(D)L" + OBJECT + ";");
          case Type.OBJECT, Type.ARRAY -> {}
          default -> stepping("box", "(I)L" + OBJECT + ";");
        }
        visitInsn(Opcodes.AASTORE);
        local += argument.getSize();
      }
      stepping("run", "(I[L" + OBJECT + ";)L" + OBJECT + ";");
      Type result = type.getReturnType();
      switch (result.getSort()) {
        case Type.VOID -> visitInsn(Opcodes.POP);
        case Type.LONG -> stepping("i64", "(L" + OBJECT + ";)J");
        case Type.DOUBLE -> stepping("f64", "(L" + OBJECT + ";)D");
        case Type.OBJECT, Type.ARRAY -> visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
        default -> stepping("i32", "(L" + OBJECT + ";)I");
      }
      visitInsn(result.getOpcode(Opcodes.IRETURN));
    }
  }
}
