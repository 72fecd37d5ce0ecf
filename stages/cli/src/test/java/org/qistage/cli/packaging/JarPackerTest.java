package org.qistage.cli.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarPackerTest {
  @TempDir Path folder;

  @Test
  void theFirstJarOnTheClassPathWins() throws IOException {
    Map<String, String> packed = pack(Map.of("a/text", "first"), Map.of("a/text", "second"));
    assertEquals("first", packed.get("a/text"));
  }

  @Test
  void serviceListsAreJoined() throws IOException {
    String list = "META-INF/services/some.Service";
    Map<String, String> packed = pack(Map.of(list, "one.Provider"), Map.of(list, "two.Provider"));
    assertEquals("one.Provider\ntwo.Provider", packed.get(list));
  }

  @Test
  void signaturesAndModuleDescriptorsAreLeftOut() throws IOException {
    Map<String, String> packed =
        pack(
            Map.of(
                "META-INF/X.SF",
                "",
                "META-INF/X.RSA",
                "",
                "module-info.class",
                "",
                "META-INF/versions/9/module-info.class",
                "",
                "kept",
                ""));
    assertEquals(List.of("META-INF/MANIFEST.MF", "kept"), List.copyOf(packed.keySet()));
    assertNull(packed.get("META-INF/X.SF"));
  }

  @Test
  void theSameInputGivesTheSameBytesAndKey() throws IOException {
    Path jar = jar("same", Map.of("b", "2", "a", "1"));
    byte[] first = packedBytes(jar);
    byte[] second = packedBytes(jar);
    assertArrayEquals(first, second);
    assertEquals(
        CommandPackager.commandLine(List.of()).key(first),
        CommandPackager.commandLine(List.of()).key(second));
  }

  @Test
  void otherInputGivesAnotherKey() throws IOException {
    byte[] first = packedBytes(jar("first", Map.of("a", "1")));
    byte[] second = packedBytes(jar("second", Map.of("a", "2")));
    assertNotEquals(
        CommandPackager.commandLine(List.of()).key(first),
        CommandPackager.commandLine(List.of()).key(second));
  }

  @SafeVarargs
  private Map<String, String> pack(Map<String, String>... contents) throws IOException {
    JarPacker packer = new JarPacker();
    for (int i = 0; i < contents.length; i++) {
      packer.addAll(List.of(jar("jar" + i, contents[i])));
    }
    Map<String, String> packed = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packer.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        packed.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return packed;
  }

  private static byte[] packedBytes(Path jar) throws IOException {
    JarPacker packer = new JarPacker();
    packer.addAll(List.of(jar));
    return packer.toByteArray();
  }

  private Path jar(String name, Map<String, String> contents) throws IOException {
    Path file = folder.resolve(name + ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : contents.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }
}
