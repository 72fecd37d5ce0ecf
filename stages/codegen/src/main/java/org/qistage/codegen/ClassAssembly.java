package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.qistage.foundation.SourceText;

/// A class file in the making. Knows the class hierarchy of generated code without loading a class.
final class ClassAssembly extends ClassWriter {
  /// What computing the stack map frames of one method may take. It grows with the product of variables
  /// and branches; ASM's own limits (10 MiB) end at about a thousand variables that live together.
  private static final int MOST_FRAME_BYTES = 256 << 20;

  private static final long MOST_FRAME_STEPS = 4_000_000_000L;

  private static final SourceText NO_SOURCE = new SourceText("", "");

  private final String name;
  private final SourceText source;
  private final List<MethodMap> methods = new ArrayList<>();

  /// The code of the methods, by their place, that may have jumps over more than 32,767 bytes.
  private final Map<Integer, MethodCode> far = new HashMap<>();

  ClassAssembly(String name, String superclass, SourceText source) {
    super(COMPUTE_FRAMES);
    setComputeLimits(MOST_FRAME_BYTES, MOST_FRAME_STEPS);
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

  /// An abstract class that no source file is named for: whichever file of a program needs it makes the
  /// same bytes.
  ClassAssembly(String name, String superclass) {
    super(COMPUTE_FRAMES);
    this.name = name;
    this.source = NO_SOURCE;
    visit(V25, ACC_PUBLIC | ACC_ABSTRACT | ACC_SUPER, name, null, superclass, null);
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
    end(code, method, descriptor, "");
  }

  /// Ends a method and notes its map.
  ///
  /// @return its length in bytes
  int end(MethodCode code, String method, String descriptor, String display) {
    int length = code.end();
    if (length > Short.MAX_VALUE) {
      far.put(methods.size(), code);
    }
    methods.add(new MethodMap(method, descriptor, display, code.runs()));
    return length;
  }

  GeneratedClass finish(String display, List<Integer> stateLines) {
    visitEnd();
    byte[] bytes = toByteArray();
    far.forEach(
        (index, code) -> methods.set(index, FarJumps.repaired(methods.get(index), code, bytes)));
    return new GeneratedClass(name, display, new ByteCode(bytes), stateLines, methods);
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
