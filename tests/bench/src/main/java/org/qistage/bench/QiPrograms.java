package org.qistage.bench;

import java.io.IOException;
import java.io.InputStream;
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
import org.qistage.runtime.Task;

/// Compiles Qi programs stage by stage and loads what comes out.
final class QiPrograms {
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

  /// The main class of a program.
  static Class<?> main(String resource) {
    ClassFiles classes = compile(resource);
    return load(classes, classes.classes().getFirst().name());
  }

  /// The class of a program's root task.
  static Class<? extends Task> root(String resource) {
    ClassFiles classes = compile(resource);
    return load(classes, classes.rootTask()).asSubclass(Task.class);
  }

  private static ClassFiles compile(String resource) {
    try (InputStream file = QiPrograms.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalArgumentException("no program " + resource);
      }
      return compile(resource, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  private static Class<?> load(ClassFiles classes, String name) {
    try {
      return new Loader(classes).loadClass(name);
    } catch (ClassNotFoundException e) {
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
