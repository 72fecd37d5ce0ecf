package org.qistage.cli.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Packs the class path it runs on into the folder that `bin/qi-stage` starts, and prints that
/// folder's name.
///
/// Only `bin/qi-stage` starts this program, one at a time (it holds a lock).
public final class CommandPackager {
  static final String MAIN_CLASS = "org.qistage.cli.QiStage";
  static final String JAR_NAME = "qi-stage.jar";
  static final String CACHE_NAME = "qi-stage.aot";
  private static final int KEY_DIGITS = 16;

  /// What a JVM must be given when the cache is made and when it is used: a cache made with one
  /// object layout is refused under another.
  private static final List<String> LAYOUT_OPTIONS = List.of("-XX:+UseCompactObjectHeaders");

  private CommandPackager() {}

  /// `CommandPackager FOLDER`: fills `FOLDER/<key>` if it is not there yet and prints the key.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(home);
    JarPacker packer = new JarPacker();
    packer.addAll(ownClassPath());
    byte[] jar = packer.toByteArray();
    String key = key(jar);
    Path folder = home.resolve(key);
    if (!Files.isDirectory(folder)) {
      fill(folder, jar);
    }
    System.out.println(key);
  }

  private static List<Path> ownClassPath() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .toList();
  }

  /// What tells this jar under this JVM from every other: [#KEY_DIGITS] hexadecimal digits.
  static String key(byte[] jar) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(jar);
      digest.update(Runtime.version().toString().getBytes(UTF_8));
      digest.update(System.getProperty("java.home").getBytes(UTF_8));
      digest.update(LAYOUT_OPTIONS.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void fill(Path folder, byte[] jar) throws IOException, InterruptedException {
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    deleteTree(unfinished);
    Files.createDirectories(unfinished);
    JarPacker.write(jar, unfinished.resolve(JAR_NAME));
    train(unfinished);
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Runs [TrainingRun] once under the JVM's recorder. The cache knows its jar by name, size and
  /// time, not by folder, so that the folder may be renamed afterwards.
  private static void train(Path folder) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-XX:AOTCacheOutput=" + CACHE_NAME,
            "-cp",
            JAR_NAME,
            TrainingRun.class.getName(),
            MAIN_CLASS);
    builder.command().addAll(1, LAYOUT_OPTIONS);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("training.log").toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
    int status = builder.start().waitFor();
    if (status != 0) {
      Files.deleteIfExists(folder.resolve(CACHE_NAME));
    }
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
