package org.qistage.cli.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs several jars into one, sorted, uncompressed and without times, so that equal input gives
/// equal bytes.
///
/// One stored jar is opened and checked faster than twenty compressed ones. Of entries with the
/// same name the first on the class path wins, as it would when the jars stood side by side;
/// service lists are joined. Module descriptors and signatures say nothing true about the result
/// and are left out. Native libraries are kept apart: they are loaded from files, and JavaFX looks for its
/// own beside the jar first.
public final class JarPacker {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String MANIFEST =
      """
      Manifest-Version: 1.0
      Multi-Release: true
      """;

  private final SortedMap<String, byte[]> entries = new TreeMap<>();
  private final SortedMap<String, byte[]> libraries = new TreeMap<>();

  /// Adds every entry of each jar, in the order of the class path.
  public void addAll(List<Path> jars) throws IOException {
    for (Path jar : jars) {
      add(jar);
    }
  }

  private void add(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), /* verify= */ false)) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (!entry.isDirectory() && isKept(entry.getName())) {
          addEntry(entry.getName(), file.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private static boolean isKept(String name) {
    boolean signature =
        name.startsWith("META-INF/")
            && (name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA"));
    return !signature && !name.endsWith("module-info.class") && !name.equals(JarFile.MANIFEST_NAME);
  }

  private void addEntry(String name, byte[] content) {
    if (isLibrary(name)) {
      libraries.putIfAbsent(name, content);
    } else if (name.startsWith("META-INF/services/")) {
      entries.merge(name, content, JarPacker::joinLines);
    } else if (name.endsWith(".class")) {
      entries.putIfAbsent(name, ClassModernizer.modernize(content));
    } else {
      entries.putIfAbsent(name, content);
    }
  }

  /// Whether it is a native library of JavaFX, on a system where it looks for them beside the jar.
  private static boolean isLibrary(String name) {
    return name.indexOf('/') < 0 && (name.endsWith(".so") || name.endsWith(".dylib"));
  }

  private static byte[] joinLines(byte[] first, byte[] second) {
    return (new String(first, UTF_8) + "\n" + new String(second, UTF_8)).getBytes(UTF_8);
  }

  /// The packed jar.
  public byte[] toByteArray() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      store(zip, JarFile.MANIFEST_NAME, MANIFEST.getBytes(UTF_8));
      for (var entry : entries.entrySet()) {
        store(zip, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /// Writes the native libraries into a folder.
  public void writeLibraries(Path folder) throws IOException {
    for (var library : libraries.entrySet()) {
      Files.write(folder.resolve(library.getKey()), library.getValue());
    }
  }

  /// Writes the packed jar to a new file.
  public static void write(byte[] jar, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(jar);
    }
  }
}
