package org.qistage.pipeline.launch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The loaders of a session. {@link Types} has the classes of its types and variables; each input has
/// one of its own over it, so that a later input may have classes of the same names.
final class SessionLoader extends ClassLoader {
  private final Types types;
  private final Map<String, byte[]> own;

  SessionLoader(Types types, Map<String, byte[]> own) {
    super("qi input", null);
    this.types = types;
    this.own = Map.copyOf(own);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = own.get(name);
      if (bytes != null) {
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
    return types.loadClass(name, resolve);
  }

  /// The loader of types and of the classes that hold variables.
  static final class Types extends ClassLoader {
    private final ProgramLoader platform;

    /// The classes that this loader defines.
    private final Map<String, byte[]> known = new HashMap<>();

    /// The classes that were there before types changed which none of them refers to.
    private final Map<String, Types> earlier = new HashMap<>();

    Types(ProgramLoader platform) {
      super("qi session", null);
      this.platform = platform;
    }

    /// Adds a class unless it is there.
    void add(String name, byte[] bytes) {
      if (!earlier.containsKey(name)) {
        known.put(name, bytes);
      }
    }

    private boolean refers(String name, Set<String> classes) {
      byte[] code = bytes(name);
      return code != null && SessionClasses.refers(code, classes);
    }

    private byte @Nullable [] bytes(String name) {
      return earlier.getOrDefault(name, this).known.get(name);
    }

    /// The names that mean classes with other contents so far.
    Set<String> differing(Map<String, byte[]> classes) {
      Set<String> differing = new HashSet<>();
      classes.forEach(
          (name, bytes) -> {
            byte[] before = bytes(name);
            if (before != null && !Arrays.equals(before, bytes)) {
              differing.add(name);
            }
          });
      return differing;
    }

    /// The same without some classes and without those that refer to them.
    Types without(Set<String> classes) {
      Map<String, Types> all = new HashMap<>(earlier);
      known.keySet().forEach(name -> all.put(name, this));
      Set<String> gone = new HashSet<>(classes);
      boolean more = true;
      while (more) {
        more = gone.addAll(all.keySet().stream().filter(name -> refers(name, gone)).toList());
      }
      all.keySet().removeAll(gone);
      Types others = new Types(platform);
      others.earlier.putAll(all);
      return others;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        byte[] bytes = known.get(name);
        if (bytes != null) {
          return defineClass(name, bytes, 0, bytes.length);
        }
      }
      Types before = earlier.get(name);
      if (before != null) {
        return before.loadClass(name, resolve);
      }
      return platform.loadClass(name);
    }
  }
}
