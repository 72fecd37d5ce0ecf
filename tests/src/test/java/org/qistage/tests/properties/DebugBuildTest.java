package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweringOptions;
import org.qistage.lowering.LoweringOptions.Probes;
import org.qistage.tests.Compilation;
import org.qistage.tests.GeneratedClasses;
import org.qistage.tests.ProgramRun;

/// Debug builds do what run builds do, and run builds have nothing of debug builds.
final class DebugBuildTest {
  private static final List<LoweringOptions> BUILDS =
      List.of(LoweringOptions.DEBUG, new LoweringOptions(Probes.READS));

  @Test
  void debug_builds_verify_and_print_and_report_what_run_builds_do() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled -> {
          List<String> options = compiled.golden().runOptions();
          ProgramRun plain = ProgramRun.of(compiled.compilation(), options);
          for (LoweringOptions build : BUILDS) {
            Compilation debug = compiled.compilation().withLowering(build);
            assertFalse(debug.hasErrors(), () -> debug.diagnostics().toString());
            GeneratedClasses.verify(debug.allClasses());
            assertEquals(
                plain.withoutDeepTraces(), ProgramRun.of(debug, options).withoutDeepTraces());
          }
        });
  }

  @Test
  void only_debug_builds_have_probes_and_only_those_for_reads_tell_of_them() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled -> {
          Compilation run = compiled.compilation();
          Compilation writes = run.withLowering(LoweringOptions.DEBUG);
          assertEquals(0, probes(run).count());
          assertTrue(probes(writes).findAny().isPresent());
          assertTrue(probes(writes).noneMatch(DebugBuildTest::isRead));
        });
  }

  private static Stream<Instruction.Probe> probes(Compilation compilation) {
    LoweredProgram program = compilation.lowered();
    return program.functions().stream()
        .flatMap(function -> function.blocks().stream())
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.Probe.class::isInstance)
        .map(Instruction.Probe.class::cast);
  }

  private static boolean isRead(Instruction.Probe probe) {
    return switch (probe.point()) {
      case READ, READ_GLOBAL -> true;
      case ENTER,
          LEAVE,
          RESUMED,
          YIELD,
          WAIT,
          STATEMENT,
          LOCAL,
          GLOBAL,
          CAUGHT,
          WRITE,
          WRITE_ENTRY ->
          false;
    };
  }
}
