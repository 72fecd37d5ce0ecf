package org.qistage.tests.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// Runs the corpus: one test for each case and each stage that the case opts into.
final class GoldenTest {
  private final GoldenFiles files = GoldenFiles.configured();

  @TestFactory
  Stream<DynamicNode> corpus() {
    return GoldenCorpus.load().cases().stream().map(this::container);
  }

  @Test
  void every_file_of_the_corpus_belongs_to_a_case() {
    assertEquals(List.of(), GoldenCorpus.load().strays());
  }

  private DynamicNode container(GoldenCase golden) {
    Lazy<Compilation> compilation = new Lazy<>(golden::compile);
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(dynamicTest("diagnostics", () -> diagnosticsAgree(golden, compilation.get())));
    for (CaseFile file : ArtifactPrinter.FILES) {
      if (golden.has(file)) {
        tests.add(
            dynamicTest(file.fileName(), () -> artifactAgrees(golden, file, compilation.get())));
      }
    }
    tests.add(dynamicTest("run", () -> runs(golden, compilation.get())));
    return dynamicContainer(golden.name(), tests.stream());
  }

  /// The annotations are the author's word and nothing rewrites them; `diagnostics.keys` says the
  /// same in full.
  private void diagnosticsAgree(GoldenCase golden, Compilation compilation) {
    List<Expectation> expected = new ArrayList<>();
    compilation
        .byFile()
        .forEach(
            (source, diagnostics) -> {
              List<Expectation> own = Expectation.in(source);
              List<Expectation> reported = Expectation.of(source, diagnostics);
              assertEquals(lines(own), lines(reported), golden.name() + ": " + source.name());
              expected.addAll(own);
            });
    if (golden.name().startsWith("errors/")) {
      String folder = golden.name().substring("errors/".length());
      assertTrue(
          !expected.isEmpty()
              && expected.stream().allMatch(one -> folder.startsWith(one.code() + "-")),
          "the example of a code yields that code and no other");
    }
    files.compareUnlessUsual(
        golden, CaseFile.DIAGNOSTICS, DiagnosticKeys.print(compilation.byFile()), "");
  }

  private void artifactAgrees(GoldenCase golden, CaseFile file, Compilation compilation) {
    String text =
        ArtifactPrinter.print(file, compilation)
            .orElseThrow(() -> new AssertionError(file.fileName() + " of a program with errors"));
    files.compare(golden, file, text);
  }

  private void runs(GoldenCase golden, Compilation compilation) {
    if (compilation.hasErrors()) {
      for (CaseFile file : List.of(CaseFile.RUN_OUT, CaseFile.RUN_ERR, CaseFile.RUN_STATUS)) {
        assertFalse(golden.has(file), file.fileName() + " of a program with errors");
      }
      return;
    }
    ProgramRun run = ProgramRun.of(compilation, golden.runOptions());
    files.compare(golden, CaseFile.RUN_OUT, run.output());
    files.compareUnlessUsual(golden, CaseFile.RUN_ERR, run.errors(), "");
    files.compareUnlessUsual(golden, CaseFile.RUN_STATUS, run.status() + "\n", "0\n");
  }

  private static String lines(List<Expectation> expectations) {
    return expectations.stream().map(Expectation::toString).collect(Collectors.joining("\n"));
  }
}
