package org.qistage.tests.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.qistage.lowering.LoweringOptions;
import org.qistage.lowering.LoweringOptions.Counting;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// Random programs do the same in the reference interpreter as compiled. A longer search:
/// `-Dqi.test.jvm=-Dqi.random.programs=20000`.
class DifferentialTest {
  private static final Pattern CODE = Pattern.compile("QI-RUN-\\d{4}");

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void aProgramThatJqwikDrawsDoesTheSameInBoth(@ForAll long seed) {
    compare(seed);
  }

  @Test
  void randomProgramsDoTheSameInBoth() {
    int count = Integer.getInteger("qi.random.programs", 400);
    int agreed = 0;
    for (long seed = 0; seed < count; seed++) {
      agreed += compare(seed) ? 1 : 0;
    }
    System.out.printf("random programs that agreed: %d of %d%n", agreed, count);
    assertTrue(agreed >= count * 0.98, agreed + " of " + count);
  }

  /// Programs whose output does not depend on the order of their tasks print the same on several workers.
  @Test
  void randomProgramsDoTheSameOnSeveralWorkers() {
    int count = Integer.getInteger("qi.random.programs", 200);
    for (long seed = 0; seed < count; seed++) {
      String source = RandomSource.ordered(seed);
      Compilation compilation = Compilation.of(source);
      assertTrue(!compilation.hasErrors(), () -> errors(compilation) + "\n" + source);
      if (isEndless(compilation)) {
        continue;
      }
      ProgramRun expected = ProgramRun.of(compilation, List.of());
      for (int workers : new int[] {1, 2, 4}) {
        ProgramRun actual = ProgramRun.ofWorkers(compilation, List.of(), workers);
        assertEquals(
            expected.output() + "|" + failure(expected),
            actual.output() + "|" + failure(actual),
            "seed " + seed + ", " + workers + " workers\n" + source + actual.errors());
      }
    }
  }

  /// Programs that count their references print the same, are not told of by the model of the heap, and
  /// leave nothing but cycles.
  @Test
  void randomProgramsDoTheSameWhenTheyCountReferences() {
    int count = Integer.getInteger("qi.random.programs", 200);
    for (long seed = 0; seed < count; seed++) {
      String source = RandomSource.of(seed);
      Compilation compilation = Compilation.of(source);
      assertTrue(!compilation.hasErrors(), () -> errors(compilation) + "\n" + source);
      if (isEndless(compilation)) {
        continue;
      }
      ProgramRun expected = ProgramRun.of(compilation, List.of());
      for (Counting counting : List.of(Counting.FULL, Counting.ELIDED)) {
        Compilation build = compilation.withLowering(LoweringOptions.RUN.with(counting));
        ProgramRun actual = ProgramRun.of(build, List.of());
        String where = "seed " + seed + ", " + counting + "\n" + source + actual.errors();
        assertEquals(
            expected.output() + "|" + failure(expected),
            actual.output() + "|" + failure(actual),
            where);
        boolean leaks = actual.errors().contains("内存：运行结束时还有");
        assertTrue(!leaks || actual.errors().contains("环 1："), where);
      }
    }
  }

  private static boolean isEndless(Compilation compilation) {
    try {
      Interpreter.Result _ = Interpreter.run(compilation.typed());
      return false;
    } catch (Interpreter.EndlessException _) {
      return true;
    }
  }

  /// @return false when the program never ends, as closures that call themselves may make it
  private static boolean compare(long seed) {
    String source = RandomSource.of(seed);
    Compilation compilation = Compilation.of(source);
    assertTrue(
        !compilation.hasErrors(),
        () -> "seed " + seed + ": " + errors(compilation) + "\n" + source);
    Interpreter.Result expected;
    try {
      expected = Interpreter.run(compilation.typed());
    } catch (Interpreter.EndlessException _) {
      return false;
    }
    ProgramRun actual = ProgramRun.of(compilation, List.of());
    assertEquals(
        expected.output() + "|" + expected.failure(),
        actual.output() + "|" + failure(actual),
        () -> "seed " + seed + "\n" + source + actual.errors());
    return true;
  }

  private static List<String> errors(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.isError())
        .map(
            diagnostic ->
                diagnostic.problem() + " at " + compilation.source().slice(diagnostic.primary()))
        .toList();
  }

  /// The code of the failure that a run ended with.
  private static String failure(ProgramRun run) {
    Matcher code = CODE.matcher(run.errors());
    return run.status() != 0 && code.find() ? code.group() : "";
  }
}
