package org.qistage.pipeline.launch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.runtime.abi.AbiClasses;
import org.qistage.runtime.abi.AbiFunction;
import org.qistage.runtime.abi.AbiTable;
import org.qistage.runtime.abi.AbiType;

/// The loader of a program's classes. Programs are not trusted: besides its own, a program sees only
/// the classes of the ABI table and a few of `java.lang`, by name.
final class ProgramLoader extends ClassLoader {
  /// Classes of the platform that generated code refers to, and their superclasses. None of them
  /// reaches a file, a thread, or another class by name.
  private static final Set<String> PLATFORM =
      Set.of(
          "java.lang.Object",
          "java.lang.String",
          "java.lang.Math",
          "java.lang.Double",
          "java.lang.Throwable");

  private static final ClassLoader RUNTIME = AbiTable.class.getClassLoader();

  private final Map<String, GeneratedClass> own = new HashMap<>();
  private final Set<String> visible = new HashSet<>(PLATFORM);

  private final CodeChange change;

  ProgramLoader(List<ClassFiles> files, CodeChange change) {
    super("qi program", null);
    this.change = change;
    visible.addAll(change.visible());
    files.forEach(each -> each.classes().forEach(made -> own.put(made.name(), made)));
    for (String name :
        new String[] {
          AbiClasses.CONTEXT,
          AbiClasses.FRAME,
          AbiClasses.GENERATOR,
          AbiClasses.DELEGATING_GENERATOR,
          AbiClasses.TASK
        }) {
      visible.add(binaryName(name));
    }
    for (AbiType type : AbiTable.allTypes().values()) {
      if (type.descriptor().startsWith("L")) {
        visible.add(binaryName(type.internalName()));
      }
    }
    for (AbiFunction function : AbiTable.functions()) {
      visible.add(binaryName(function.owner()));
    }
  }

  /// A loader without a program: it has what a program may see.
  static ProgramLoader ofPlatform() {
    return new ProgramLoader(List.of(), CodeChange.INTERRUPTIBLE);
  }

  private static String binaryName(String internalName) {
    return internalName.replace('/', '.');
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = define(name);
      }
      if (loaded != null) {
        return loaded;
      }
    }
    if (visible.contains(name)) {
      return RUNTIME.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  private @Nullable Class<?> define(String name) {
    GeneratedClass made = own.get(name);
    if (made == null) {
      return null;
    }
    byte[] bytes = change.change().of(name, made.bytes().toByteArray());
    return defineClass(name, bytes, 0, bytes.length);
  }
}
