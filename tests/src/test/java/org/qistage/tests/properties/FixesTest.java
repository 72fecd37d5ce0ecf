package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.edit.FixApplier;
import org.qistage.pipeline.edit.FixedProgram;
import org.qistage.tests.Compilation;

/// The edits that diagnostics propose really mend what the diagnostics are about.
final class FixesTest {
  /// For every program of the corpus and every code that has edits there.
  @TestFactory
  Stream<DynamicTest> the_fix_of_a_code_removes_its_diagnostics() {
    List<DynamicTest> tests =
        CorpusPrograms.all().stream()
            .flatMap(
                compiled ->
                    new TreeSet<>(codes(compiled.compilation()))
                        .stream()
                            .map(
                                code ->
                                    dynamicTest(
                                        compiled.golden().name() + " " + code,
                                        () -> removes(compiled.compilation(), code))))
            .toList();
    assertTrue(tests.size() > 20, "only " + tests.size() + " fixes in the corpus");
    return tests.stream();
  }

  private static void removes(Compilation before, String code) {
    FixedProgram fixed =
        FixApplier.fix(
            before.source(),
            before.snapshot().request().files(),
            Pipeline.standard(),
            diagnostic -> diagnostic.code().equals(code));
    Compilation after = before.withProgram(fixed.source().text());
    if (fixed.applied() == 0) {
      // Mending what was only warned of may uncover an error; then it is rightly left to the
      // author.
      assertTrue(
          before.diagnostics().stream()
              .filter(diagnostic -> diagnostic.code().equals(code))
              .noneMatch(Diagnostic::isError),
          fixed.source().text());
      return;
    }
    assertEquals(
        0,
        codes(after).stream().filter(code::equals).count(),
        () -> code + " is still there:\n" + fixed.source().text());
    assertTrue(errors(after) <= errors(before), () -> "more errors:\n" + fixed.source().text());
  }

  /// The codes of the diagnostics of the compiled file that have edits.
  private static List<String> codes(Compilation compilation) {
    return compilation.byFile().getOrDefault(compilation.source(), List.of()).stream()
        .filter(diagnostic -> !diagnostic.edits().isEmpty())
        .map(Diagnostic::code)
        .toList();
  }

  private static long errors(Compilation compilation) {
    return compilation.diagnostics().stream().filter(Diagnostic::isError).count();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void fixing_never_throws_and_never_makes_a_program_worse(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes) {
    String program = TokenMutationTest.mutated(new Random(seed), changes);
    FixedProgram fixed = FixApplier.fix(new SourceText("甲.qi", program));
    assertTrue(
        errors(Compilation.of(fixed.source().text())) <= errors(Compilation.of(program)),
        () -> program + "\nbecame\n" + fixed.source().text());
  }
}
