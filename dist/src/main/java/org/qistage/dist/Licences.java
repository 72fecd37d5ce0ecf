package org.qistage.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// The licences of what comes along, as their jars carry them.
final class Licences {
  private static final Pattern TEXT =
      Pattern.compile(
          "(META-INF/)?(LICENSE|LICENCE|NOTICE|COPYING|about)[^/]*|about_files/[^/]+",
          Pattern.CASE_INSENSITIVE);

  private Licences() {}

  /// Whether an entry of a jar tells of its licence.
  static boolean isLicence(String entry) {
    return TEXT.matcher(entry).matches() && !entry.endsWith(".class");
  }

  /// Writes them, in a folder for each jar that has any.
  static void collect(List<Path> jars, Path folder) throws IOException {
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        Path place = folder.resolve(path.getFileName().toString().replaceFirst("\\.jar$", ""));
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
          if (!entry.isDirectory() && isLicence(entry.getName())) {
            Files.createDirectories(place);
            String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            try (InputStream text = jar.getInputStream(entry)) {
              Files.write(place.resolve(name), text.readAllBytes());
            }
          }
        }
      }
    }
  }
}
