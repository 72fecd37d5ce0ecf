package org.qistage.dist;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/// Runs tools of the JDK and of the system, and copies folders.
final class Tools {
  /// A tool is not there, or failed.
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    Failure(String chinese, String english) {
      super(chinese + System.lineSeparator() + english);
    }
  }

  private Tools() {}

  /// Runs a tool of this JDK in this JVM.
  static void jdk(String name, List<String> words) throws Failure {
    PrintWriter out = new PrintWriter(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
    int status = jdkTool(name).run(out, out, words.toArray(String[]::new));
    if (status != 0) {
      throw new Failure(
          name + " 失败（状态 " + status + "），原因见上。",
          name + " failed (status " + status + "), see above.");
    }
  }

  /// A tool of this JDK.
  static ToolProvider jdkTool(String name) throws Failure {
    return ToolProvider.findFirst(name)
        .orElseThrow(
            () ->
                new Failure(
                    "这个 JDK 没有 " + name + "：" + System.getProperty("java.home"),
                    "This JDK has no " + name + ": " + System.getProperty("java.home")));
  }

  /// Whether the system has a command.
  static boolean has(String command) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return List.of(path.split(java.io.File.pathSeparator, -1)).stream()
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  /// Runs a command of the system.
  static void run(Path folder, List<String> command) throws Failure, IOException {
    try {
      int status =
          new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
      if (status != 0) {
        String told = String.join(" ", command);
        throw new Failure(
            "失败（状态 " + status + "）：" + told, "Failed (status " + status + "): " + told);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Copies a folder with everything in it, and its times.
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Removes a folder with everything in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
