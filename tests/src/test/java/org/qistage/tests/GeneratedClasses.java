package org.qistage.tests;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;

/// The classes of one program, beside the runtime, for the verifier to look at.
public final class GeneratedClasses extends ClassLoader {
  private final Map<String, byte[]> bytes = new HashMap<>();

  private GeneratedClasses(List<ClassFiles> files) {
    super(GeneratedClasses.class.getClassLoader());
    for (ClassFiles file : files) {
      for (GeneratedClass generated : file.classes()) {
        bytes.put(generated.name(), generated.bytes().toByteArray());
      }
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = bytes.get(name);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }

  /// Demands that ASM's verifier accepts every class; it names the instruction that it does not.
  public static void verify(ClassFiles files) {
    verify(List.of(files));
  }

  /// Demands the same of the classes of several files that make one program.
  public static void verify(List<ClassFiles> files) {
    GeneratedClasses loader = new GeneratedClasses(files);
    for (GeneratedClass generated : files.stream().flatMap(f -> f.classes().stream()).toList()) {
      StringWriter report = new StringWriter();
      CheckClassAdapter.verify(
          new ClassReader(generated.bytes().toByteArray()), loader, false, new PrintWriter(report));
      if (!report.toString().isEmpty()) {
        throw new AssertionError(generated.name() + " does not verify:\n" + report);
      }
    }
  }
}
