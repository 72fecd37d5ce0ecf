package org.qistage.pipeline.launch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<String, byte[]> known = new HashMap<>();

    /// Variables that were made before the types changed; none of them has such a type.
    private final @Nullable Types earlier;

    Types(ProgramLoader platform, @Nullable Types earlier) {
      super("qi session", null);
      this.platform = platform;
      this.earlier = earlier;
    }

    void add(String name, byte[] bytes) {
      known.put(name, bytes);
    }

    /// Whether a class of this name is known, with other contents.
    boolean differs(String name, byte[] bytes) {
      byte[] before = known.get(name);
      return before != null && !Arrays.equals(before, bytes);
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
      if (earlier != null && name.startsWith(SessionLauncher.HOLDER)) {
        return earlier.loadClass(name, resolve);
      }
      return platform.loadClass(name);
    }
  }
}
