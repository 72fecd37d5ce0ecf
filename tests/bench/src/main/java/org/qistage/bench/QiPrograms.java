package org.qistage.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.qistage.checking.Checker;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.CodeGenerator;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lowering.Lowering;
import org.qistage.parsing.Parser;

/// Compiles Qi programs stage by stage and loads what comes out.
final class QiPrograms {
  /// A kernel that is not loaded yet.
  static final MethodHandle NOTHING =
      MethodHandles.empty(MethodType.methodType(long.class, long.class));

  private QiPrograms() {}

  static ClassFiles compile(String name, String text) {
    var tokens = sound(new Lexer().apply(new SourceText(name, text)));
    var tree = sound(new Parser().apply(tokens));
    var typed = sound(new Checker().apply(tree));
    var lowered = sound(new Lowering().apply(typed));
    return sound(new CodeGenerator().apply(lowered));
  }

  private static <T> T sound(Outcome<T> outcome) {
    if (outcome.hasErrors()) {
      throw new IllegalStateException("the program has errors: " + outcome.diagnostics());
    }
    return outcome.result();
  }

  /// The function `运行(规模: 整数): 整数` of a kernel.
  static MethodHandle kernel(String name) {
    try (InputStream file = QiPrograms.class.getResourceAsStream("/kernels/" + name + ".qi")) {
      if (file == null) {
        throw new IllegalArgumentException("no kernel " + name);
      }
      ClassFiles classes =
          compile(name + ".qi", new String(file.readAllBytes(), StandardCharsets.UTF_8));
      Class<?> program = new Loader(classes).loadClass(classes.classes().getFirst().name());
      return MethodHandles.privateLookupIn(program, MethodHandles.lookup())
          .findStatic(program, "运行", MethodType.methodType(long.class, long.class));
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> bytes = new HashMap<>();

    Loader(ClassFiles classes) {
      super(QiPrograms.class.getClassLoader());
      classes.classes().forEach(made -> bytes.put(made.name(), made.bytes().toByteArray()));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] code = bytes.get(name);
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, code, 0, code.length);
    }
  }
}
