package org.qistage.explorer.model;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where the explorer keeps what belongs to the user: settings and unsaved texts.
public final class UserFolder {
  private UserFolder() {}

  /// The path of something there, by the custom of the system.
  public static Path of(String name) {
    String chosen = System.getProperty("qi.explorer.home");
    if (chosen != null) {
      return Path.of(chosen, name);
    }
    Path home = Path.of(System.getProperty("user.home", "."));
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return folder("APPDATA", home.resolve("AppData/Roaming")).resolve("Qi Stage").resolve(name);
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library/Application Support/Qi Stage").resolve(name);
    }
    return folder("XDG_CONFIG_HOME", home.resolve(".config")).resolve("qi-stage").resolve(name);
  }

  private static Path folder(String variable, Path otherwise) {
    @Nullable String value = System.getenv(variable);
    return value == null || value.isEmpty() ? otherwise : Path.of(value);
  }
}
