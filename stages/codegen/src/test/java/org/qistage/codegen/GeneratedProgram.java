package org.qistage.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;
import org.qistage.foundation.Outcome;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.runtime.ProgramRunner;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.Task;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.ReportLanguage;

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

  static GeneratedProgram load(ClassFiles files) {
    return new GeneratedProgram(files);
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

  /// Runs the program from its entry, with virtual time.
  ///
  /// @return what it printed, and behind it what it failed with
  String run() {
    try {
      Class<? extends Task> root = loadClass(files.rootTask()).asSubclass(Task.class);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RunOptions options = RunOptions.of(out, out).withClock(RunOptions.ClockKind.VIRTUAL);
      ProgramRunner.run(root, map(), options.withLanguage(ReportLanguage.ZH));
      return out.toString(StandardCharsets.UTF_8);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProgramMap map() {
    ProgramMap.Builder map = ProgramMap.builder();
    for (GeneratedClass made : files.classes()) {
      Map<String, String> methods = new HashMap<>();
      made.methods().forEach(method -> methods.put(method.name(), method.display()));
      map.add(
          made.name(),
          new ProgramMap.ClassEntry(
              files.source().name(), made.display(), made.stateLines(), methods));
    }
    return map.build();
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
