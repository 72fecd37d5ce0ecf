package org.qistage.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;
import org.qistage.foundation.Outcome;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;

/// The classes of a lowered program, each checked by ASM's verifier, ready to be called.
final class GeneratedProgram extends ClassLoader {
  private final Map<String, byte[]> bytes = new HashMap<>();
  private final ClassFiles files;

  private GeneratedProgram(ClassFiles files) {
    super(GeneratedProgram.class.getClassLoader());
    this.files = files;
    for (GeneratedClass made : files.classes()) {
      bytes.put(made.name(), made.bytes().toByteArray());
    }
    files.classes().forEach(made -> verify(made.bytes().toByteArray()));
  }

  static GeneratedProgram of(String entry, LoweredFunction... functions) {
    return of(FunctionBuilder.program(entry, functions));
  }

  static GeneratedProgram of(LoweredProgram program) {
    Outcome<ClassFiles> outcome = new CodeGenerator().apply(program);
    assertEquals(List.of(), outcome.diagnostics());
    return new GeneratedProgram(outcome.result());
  }

  private void verify(byte[] made) {
    StringWriter report = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(made), this, false, new PrintWriter(report));
    assertEquals("", report.toString());
  }

  ClassFiles files() {
    return files;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] made = bytes.get(name);
    if (made == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, made, 0, made.length);
  }

  /// Calls a function of the main class.
  Object call(String function, Object... arguments) throws Throwable {
    for (Method method : loadClass(ProgramPlan.MAIN).getMethods()) {
      if (method.getName().equals(function)) {
        try {
          return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new NoSuchMethodException(function);
  }
}
