package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.qistage.lowering.LoweredPrinter;
import org.qistage.lowering.LoweringOptions;
import org.qistage.lowering.LoweringOptions.Counting;
import org.qistage.lowering.pass.Elision;
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

  @Test
  void only_programs_that_count_have_anything_of_it() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled -> {
          String plain = LoweredPrinter.print(compiled.compilation().lowered());
          assertFalse(
              plain.contains("retain %")
                  || plain.contains("release %")
                  || plain.contains("unwinding")
                  || plain.contains("qi_counted_"));
          Compilation again = compiled.compilation().withLowering(LoweringOptions.RUN);
          assertEquals(compiled.compilation().lowered(), again.lowered());
        });
  }

  @Test
  void leaving_out_counts_leaves_fewer_of_them() {
    long full = 0;
    long elided = 0;
    for (CorpusPrograms.Compiled compiled : CorpusPrograms.withoutErrors()) {
      full += counts(compiled, Counting.FULL);
      elided += counts(compiled, Counting.ELIDED);
    }
    assertTrue(elided > 0 && elided < full, elided + " of " + full);
    System.out.printf("retains and releases of the corpus: %d of %d%n", elided, full);
  }

  private static long counts(CorpusPrograms.Compiled compiled, Counting counting) {
    return Elision.counts(
        compiled
            .compilation()
            .withLowering(LoweringOptions.RUN.with(counting))
            .lowered()
            .functions());
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
