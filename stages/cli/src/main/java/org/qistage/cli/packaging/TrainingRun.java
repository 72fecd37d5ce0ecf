package org.qistage.cli.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Uses every common command once, so that the JVM's recorder sees the classes they load.
///
/// What the commands print and whether they succeed does not matter: a class that is missed is
/// only loaded a little later. The command line is found by name, so that packaging depends on
/// nothing that it packs.
final class TrainingRun {
  private TrainingRun() {}

  /// `TrainingRun CLASS`: calls `static int execute(String... arguments)` of CLASS once for each
  /// command and `static int rehearse()` once, in this JVM, with the output thrown away.
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Class<?> commandLine = Class.forName(arguments[0]);
    Method execute = commandLine.getMethod("execute", String[].class);
    Method rehearse = commandLine.getMethod("rehearse");
    Path folder = Files.createTempDirectory("qi-stage-training");
    Path program = folder.resolve("training.qi");
    PrintStream out = System.out;
    try {
      copyProgram(program);
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      System.setErr(System.out);
      for (List<String> command : commands(program.toString())) {
        execute.invoke(null, (Object) command.toArray(String[]::new));
      }
      rehearse.invoke(null);
    } finally {
      System.setOut(out);
      Files.deleteIfExists(program);
      Files.deleteIfExists(folder);
    }
  }

  private static void copyProgram(Path target) throws IOException {
    try (InputStream source =
        Objects.requireNonNull(TrainingRun.class.getResourceAsStream("training.qi"))) {
      Files.copy(source, target);
    }
  }

  private static List<List<String>> commands(String program) {
    return List.of(
        List.of("--help"),
        List.of("lex", program),
        List.of("parse", program),
        List.of("parse", program, "--format", "json"),
        List.of("check", program),
        List.of("lower", program),
        List.of("codegen", program),
        List.of("run", program, "--clock", "virtual"));
  }
}
