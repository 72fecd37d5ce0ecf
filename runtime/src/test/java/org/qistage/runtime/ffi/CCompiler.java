package org.qistage.runtime.ffi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The system's C compiler. Tests that need it are skipped where there is none.
final class CCompiler {
  static final Path EXAMPLE =
      Path.of(System.getProperty("qi.root"), "docs", "examples", "c-interface");

  private CCompiler() {}

  private static Optional<Path> find() {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    return Stream.of("cc", "gcc", "clang")
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Compiles a program to a library, with every warning an error.
  static void compile(Path source, Path library, String... options)
      throws IOException, InterruptedException {
    Optional<Path> compiler = find();
    Assumptions.assumeTrue(
        compiler.isPresent(), "there is no C compiler (cc, gcc or clang) on this machine");
    List<String> command = new ArrayList<>(List.of(compiler.get().toString()));
    command.addAll(List.of("-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"));
    command.addAll(List.of("-shared", "-fPIC", "-I", EXAMPLE.toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-o", library.toString(), source.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }
}
