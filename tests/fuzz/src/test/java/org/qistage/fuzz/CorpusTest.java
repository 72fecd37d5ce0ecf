package org.qistage.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every input of the kept corpus goes through its target.
class CorpusTest {
  private static final Path CORPUS = Path.of(System.getProperty("qi.root"), "tests/fuzz/corpus");

  private static final Map<String, Consumer<byte[]>> TARGETS =
      Map.of(
          "lexer", LexerTarget::fuzzerTestOneInput,
          "parser", ParserTarget::fuzzerTestOneInput,
          "checker", CheckerTarget::fuzzerTestOneInput,
          "compiler", CompilerTarget::fuzzerTestOneInput,
          "json", JsonTarget::fuzzerTestOneInput);

  @TestFactory
  Stream<DynamicTest> noInputOfTheCorpusIsTooMuch() {
    return TARGETS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            target ->
                DynamicTest.dynamicTest(
                    target.getKey(), () -> runAll(target.getKey(), target.getValue())));
  }

  private static void runAll(String name, Consumer<byte[]> target) throws IOException {
    List<Path> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(CORPUS.resolve(name))) {
      files.sorted().forEach(inputs::add);
    }
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      assertDoesNotThrow(() -> target.accept(bytes), input.getFileName()::toString);
    }
  }
}
