package org.qistage.tests.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.Severity;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;
import org.qistage.tests.documents.DocumentExamples.Example;
import org.qistage.tests.golden.Expectation;

/// The language's reference says what happens: its examples compile, report just the diagnostics that
/// they announce, and print what stands below them.
class LanguageReferenceTest {
  private static final Path DOCS = Path.of(System.getProperty("qi.root")).resolve("docs");

  private static List<Example> examples(String document) throws IOException {
    return DocumentExamples.of(Files.readString(DOCS.resolve(document)));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleDoesWhatTheReferenceSays() throws IOException {
    return examples("language.md").stream()
        .map(
            example ->
                DynamicTest.dynamicTest("language.md:" + example.line(), () -> check(example)));
  }

  @Test
  void bothLanguagesShowTheSamePrograms() throws IOException {
    List<Example> chinese = examples("language.md");
    List<Example> english = examples("language.en.md");
    assertEquals(
        chinese.stream().map(Example::program).toList(),
        english.stream().map(Example::program).toList());
    assertEquals(
        chinese.stream().map(Example::output).toList(),
        english.stream().map(Example::output).toList());
    assertTrue(chinese.size() > 40, "the examples were not found");
  }

  private static void check(Example example) {
    Compilation compilation = Compilation.of(example.program());
    List<Expectation> expected =
        Expectation.in(compilation.source()).stream()
            .filter(expectation -> expectation.severity() == Severity.ERROR)
            .toList();
    List<Expectation> reported =
        Expectation.of(
            compilation.source(),
            compilation.diagnostics().stream().filter(each -> each.isError()).toList());
    assertEquals(expected, reported);
    if (expected.isEmpty()) {
      ProgramRun run = ProgramRun.of(compilation, List.of());
      assertEquals(example.output().orElse(""), run.output() + run.errors());
    }
  }
}
