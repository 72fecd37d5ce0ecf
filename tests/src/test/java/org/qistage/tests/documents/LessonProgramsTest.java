package org.qistage.tests.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.cli.QiStage;

/// A lesson program prints what stands beside it in a file `.out`.
class LessonProgramsTest {
  private static final Path PROGRAMS =
      Path.of(System.getProperty("qi.root")).resolve("lessons/programs");

  @TestFactory
  Stream<DynamicTest> everyProgramPrintsWhatStandsBesideIt() throws IOException {
    List<Path> outputs;
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      outputs = files.filter(file -> file.toString().endsWith(".out")).sorted().toList();
    }
    assertFalse(outputs.isEmpty());
    return outputs.stream()
        .map(
            output ->
                DynamicTest.dynamicTest(
                    PROGRAMS.relativize(output).toString(), () -> check(output)));
  }

  private static void check(Path output) {
    Path program = Path.of(output.toString().replaceAll("\\.out$", ".qi"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        QiStage.execute(
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            "run",
            program.toString(),
            "--lang",
            "zh",
            "--clock",
            "virtual",
            "--http-fixtures",
            output.resolveSibling("http").toString());
    assertEquals(read(output), out.toString(StandardCharsets.UTF_8));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    assertEquals(0, status);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
