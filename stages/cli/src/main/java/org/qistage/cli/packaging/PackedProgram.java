package org.qistage.cli.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A program that is packed into one jar with the JVM's ahead-of-time cache for it.
///
/// @param name of the jar and of its cache
/// @param classPath the jars that are packed
/// @param options what a JVM must be given both when the cache is made and when it is used; a cache made
///     with one object layout is refused under another
/// @param training the class that uses the program once, and its arguments
public record PackedProgram(
    String name, List<Path> classPath, List<String> options, List<String> training) {
  /// What a training run tells, beside its jar.
  public static final String TRAINING_LOG = "training.log";

  private static final int KEY_DIGITS = 16;

  /// The file name of its jar.
  private String jarName() {
    return name + ".jar";
  }

  /// The file name of its cache.
  private String cacheName() {
    return name + ".aot";
  }

  /// Fills `HOME/<key>` if it is not there yet, and gives the key.
  String into(Path home) throws IOException, InterruptedException {
    Files.createDirectories(home);
    JarPacker packer = new JarPacker();
    packer.addAll(classPath);
    byte[] jar = packer.toByteArray();
    String key = key(jar);
    Path folder = home.resolve(key);
    if (!Files.isDirectory(folder)) {
      Path unfinished = home.resolve(key + ".unfinished");
      deleteTree(unfinished);
      Files.createDirectories(unfinished);
      JarPacker.write(jar, unfinished.resolve(jarName()));
      packer.writeLibraries(unfinished);
      train(Path.of(System.getProperty("java.home")), unfinished, jarName());
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return key;
  }

  /// What tells this jar under this JVM from every other: [#KEY_DIGITS] hexadecimal digits.
  String key(byte[] jar) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(jar);
      digest.update(Runtime.version().toString().getBytes(UTF_8));
      digest.update(System.getProperty("java.home").getBytes(UTF_8));
      digest.update(options.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Runs the training once under the recorder of a JVM; the cache stands beside the jar, or is not there
  /// when the training failed, which `training.log` explains. The cache knows its jar by name, size and time,
  /// not by folder, so that the folder may be moved afterwards.
  ///
  /// @param javaHome of the JVM that will use the cache
  /// @param folder with the jar
  /// @param jar its file name
  /// @return whether there is a cache
  public boolean train(Path javaHome, Path folder, String jar)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.add("-XX:AOTCacheOutput=" + cacheName());
    command.add("-cp");
    command.add(jar);
    command.addAll(training);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(TRAINING_LOG).toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
    boolean trained = builder.start().waitFor() == 0;
    if (!trained) {
      Files.deleteIfExists(folder.resolve(cacheName()));
    }
    return trained;
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
