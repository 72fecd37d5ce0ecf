package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.qistage.foundation.SourceText;

/// A class file in the making. Knows the class hierarchy of generated code without loading a class.
final class ClassAssembly extends ClassWriter {
  private final String name;
  private final SourceText source;
  private final List<MethodMap> methods = new ArrayList<>();

  ClassAssembly(String name, String superclass, SourceText source) {
    super(COMPUTE_FRAMES);
    this.name = name;
    this.source = source;
    visit(V25, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, superclass, null);
    visitSource(fileName(source.name()), null);
  }

  /// The last part of the path, as class files have it.
  private static String fileName(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return file.substring(0, Math.min(file.length(), 1000));
  }

  String name() {
    return name;
  }

  MethodCode method(int access, String method, String descriptor) {
    MethodVisitor visitor = visitMethod(access, method, descriptor, null, null);
    return new MethodCode(visitor, source);
  }

  /// Ends a method that holds nothing of the program.
  void endAdded(MethodCode code, String method, String descriptor) {
    endMethod(code, method, descriptor, "");
  }

  /// Notes the map of a method whose code has ended.
  void add(MethodCode code, String method, String descriptor, String display) {
    methods.add(new MethodMap(method, descriptor, display, code.runs()));
  }

  private void endMethod(MethodCode code, String method, String descriptor, String display) {
    code.end();
    add(code, method, descriptor, display);
  }

  GeneratedClass finish(String display, List<Integer> stateLines) {
    visitEnd();
    return new GeneratedClass(name, display, new ByteCode(toByteArray()), stateLines, methods);
  }

  @Override
  protected String getCommonSuperClass(String first, String second) {
    if (RuntimeCalls.isAssignable(first, second)) {
      return second;
    }
    if (RuntimeCalls.isAssignable(second, first)) {
      return first;
    }
    String above = RuntimeCalls.superclass(first);
    return above.equals(RuntimeCalls.superclass(second)) ? above : JvmTypes.OBJECT;
  }
}
