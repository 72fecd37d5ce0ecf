package org.qistage.tests.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Severity;
import org.qistage.foundation.SourceText;

/// The engine's own promises: what it must refuse, and what it must not overlook.
final class GoldenEngineTest {
  @TempDir Path root;

  private GoldenCase theCase() throws IOException {
    write("主题 一/案例/program.qi", "函数 主函数() {}\n");
    return GoldenCorpus.load(root).cases().getFirst();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void an_empty_corpus_fails() {
    assertThrows(AssertionError.class, () -> GoldenCorpus.load(root));
  }

  @Test
  void a_file_that_no_case_owns_is_a_stray() throws IOException {
    theCase();
    write("主题 一/案例/run.uot", "");
    write("主题 一/没有程序/run.out", "");
    write("run.out", "");
    write("主题 一/案例/http/a/index.txt", "");
    assertEquals(
        List.of("run.out", "主题 一/案例/http/a/index.txt", "主题 一/案例/run.uot", "主题 一/没有程序/run.out"),
        GoldenCorpus.load(root).strays());
  }

  @Test
  void fixtures_that_the_options_name_are_no_strays() throws IOException {
    theCase();
    write("主题 一/案例/http/a/index.txt", "");
    write("主题 一/案例/run.options", "--http-fixtures=http\n");
    GoldenCorpus corpus = GoldenCorpus.load(root);
    assertEquals(List.of(), corpus.strays());
    assertEquals(
        List.of("--http-fixtures=" + root.resolve("主题 一/案例/http").toAbsolutePath()),
        corpus.cases().getFirst().runOptions());
  }

  @Test
  void equal_output_passes_whatever_the_line_ends_and_the_folder() throws IOException {
    GoldenCase golden = theCase();
    write("主题 一/案例/run.out", "一\r\n在 program.qi\r\n");
    new GoldenFiles(false)
        .compare(golden, CaseFile.RUN_OUT, "一\n在 " + golden.folder() + "/program.qi\n");
  }

  @Test
  void different_output_fails_and_stays_unless_an_update_was_asked_for() throws IOException {
    GoldenCase golden = theCase();
    write("主题 一/案例/run.out", "旧\n");
    assertThrows(
        AssertionError.class,
        () -> new GoldenFiles(false).compare(golden, CaseFile.RUN_OUT, "新\n"));
    assertEquals("旧\n", golden.read(CaseFile.RUN_OUT));
  }

  @Test
  void an_update_rewrites_and_still_fails() throws IOException {
    GoldenCase golden = theCase();
    write("主题 一/案例/run.out", "旧\n");
    GoldenFiles files = new GoldenFiles(true);
    assertThrows(AssertionError.class, () -> files.compare(golden, CaseFile.RUN_OUT, "新\n"));
    assertEquals("新\n", golden.read(CaseFile.RUN_OUT));
    files.compare(golden, CaseFile.RUN_OUT, "新\n");
  }

  @Test
  void a_missing_file_fails_even_when_the_output_is_empty() throws IOException {
    GoldenCase golden = theCase();
    assertThrows(
        AssertionError.class, () -> new GoldenFiles(false).compare(golden, CaseFile.RUN_OUT, ""));
  }

  @Test
  void a_file_for_what_did_not_happen_fails_and_an_update_removes_it() throws IOException {
    GoldenCase golden = theCase();
    write("主题 一/案例/run.status", "1\n");
    GoldenFiles reading = new GoldenFiles(false);
    assertThrows(
        AssertionError.class,
        () -> reading.compareUnlessUsual(golden, CaseFile.RUN_STATUS, "0\n", "0\n"));
    assertTrue(golden.has(CaseFile.RUN_STATUS));
    GoldenFiles updating = new GoldenFiles(true);
    assertThrows(
        AssertionError.class,
        () -> updating.compareUnlessUsual(golden, CaseFile.RUN_STATUS, "0\n", "0\n"));
    assertFalse(golden.has(CaseFile.RUN_STATUS));
  }

  @Test
  void an_update_is_refused_under_continuous_integration() {
    assertThrows(AssertionError.class, () -> GoldenFiles.configured(true, true));
    assertFalse(GoldenFiles.configured(false, true).update());
    assertTrue(GoldenFiles.configured(true, false).update());
  }

  @Test
  void annotations_name_this_line_or_lines_above() {
    SourceText source =
        new SourceText(
            "a.qi",
            """
            一 //~ 错误 QI-LEX-0001 //~ 警告 QI-CHECK-0208
            二
              //~^ 提示 QI-CHECK-0212
            //~^^^ 错误 QI-LEX-0002
            """);
    assertEquals(
        List.of(
            new Expectation(1, Severity.WARNING, "QI-CHECK-0208"),
            new Expectation(1, Severity.ERROR, "QI-LEX-0001"),
            new Expectation(1, Severity.ERROR, "QI-LEX-0002"),
            new Expectation(2, Severity.HINT, "QI-CHECK-0212")),
        Expectation.in(source));
  }

  @Test
  void a_misspelled_annotation_is_refused() {
    for (String line : List.of("//~ 错 QI-LEX-0001", "//~ 错误 LEX-1", "//~", "//~错误QI-LEX-0001")) {
      assertThrows(AssertionError.class, () -> Expectation.in(new SourceText("a.qi", line)), line);
    }
  }
}
