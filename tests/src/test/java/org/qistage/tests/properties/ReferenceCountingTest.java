package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.qistage.lowering.LoweringOptions;
import org.qistage.lowering.LoweringOptions.Counting;
import org.qistage.tests.Compilation;
import org.qistage.tests.GeneratedClasses;
import org.qistage.tests.ProgramRun;

/// Programs do the same when they count their references, and nothing is left at their end.
final class ReferenceCountingTest {
  /// Where the report of the heap begins.
  private static final String REPORT = "内存：";

  @Test
  void the_corpus_prints_the_same_and_leaves_nothing_when_every_reference_is_counted() {
    check(Counting.FULL);
  }

  @Test
  void the_corpus_prints_the_same_and_leaves_nothing_when_needless_pairs_are_left_out() {
    check(Counting.ELIDED);
  }

  private static void check(Counting counting) {
    Map<String, String> leaking = leaking();
    List<String> faults = new ArrayList<>();
    for (CorpusPrograms.Compiled compiled : CorpusPrograms.withoutErrors()) {
      String name = compiled.golden().name();
      try {
        check(compiled, counting, leaking.remove(name) != null);
      } catch (AssertionError | RuntimeException failure) {
        faults.add(name + ": " + failure.getMessage());
      }
    }
    assertEquals("", String.join("\n", faults));
    assertEquals(Map.of(), leaking, "these programs leave nothing, or are not there");
  }

  private static void check(CorpusPrograms.Compiled compiled, Counting counting, boolean leaks) {
    List<String> options = compiled.golden().runOptions();
    ProgramRun plain = ProgramRun.of(compiled.compilation(), options);
    Compilation build = compiled.compilation().withLowering(LoweringOptions.RUN.with(counting));
    assertFalse(build.hasErrors(), () -> build.diagnostics().toString());
    GeneratedClasses.verify(build.allClasses());
    ProgramRun counted = ProgramRun.of(build, options);
    int report = counted.errors().indexOf(REPORT);
    assertEquals(leaks, report >= 0, () -> "leaves something: " + counted.errors());
    String errors = report < 0 ? counted.errors() : counted.errors().substring(0, report);
    assertEquals(plain, new ProgramRun(counted.output(), errors, counted.status()));
  }

  /// The programs that leave something, each with the reason.
  private static Map<String, String> leaking() {
    var bytes =
        Objects.requireNonNull(
            ReferenceCountingTest.class.getResourceAsStream("/leaking-programs.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      Map<String, String> all = new LinkedHashMap<>();
      for (String line : lines.lines().toList()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          int space = line.indexOf(' ');
          all.put(line.substring(0, space), line.substring(space + 1));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
