package org.qistage.explorer.live;

import java.io.OutputStream;
import org.qistage.explorer.model.ProgramRequest;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Language;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.launch.RunLimits;
import org.qistage.pipeline.launch.RunRequest;

/// What to run at full speed, and how: with files, seed and memory as it is recorded, but in real time.
///
/// @param workers 0 for one, whose order is always the same
record LivePlan(ProgramRequest program, int workers, int seconds, Language language) {
  /// The memory that a run may take, so that one that takes ever more leaves some for others.
  private static final long HEAP = 1L << 30;

  static LivePlan of(Workbench workbench) {
    Settings settings = workbench.settings();
    return new LivePlan(
        workbench.request(),
        settings.workers().get(),
        settings.runSeconds().get(),
        settings.language().get());
  }

  /// References are counted on one worker only.
  private boolean counts() {
    return program.memory() != MemoryModel.GC && workers == 0;
  }

  CompileSnapshot compile() {
    CompileRequest compile =
        CompileRequest.of(program.source(), StageId.CODEGEN).withFiles(program.files());
    return Pipeline.standard().compile(counts() ? compile.withReferenceCounting() : compile);
  }

  static int errors(CompileSnapshot compiled) {
    return (int)
        compiled.diagnostics().stream().filter(each -> each.diagnostic().isError()).count();
  }

  RunRequest request(OutputStream out, OutputStream err) {
    RunRequest run =
        RunRequest.of(out, err)
            .withInteractive(true)
            .withFolders(program.folders())
            .withLanguage(language)
            .withMemory(counts() ? program.memory() : MemoryModel.GC)
            .withLimits(RunLimits.NONE.withMilliseconds(seconds * 1_000L).withHeapBytes(HEAP));
    RunRequest ordered = ordered(run);
    return program.fixtures().map(ordered::withFixtures).orElse(ordered);
  }

  private RunRequest ordered(RunRequest run) {
    if (workers > 0) {
      return run.withWorkers(workers);
    }
    return program.schedule().isEmpty()
        ? run.withSeed(program.seed())
        : run.withSchedule(program.schedule());
  }
}
