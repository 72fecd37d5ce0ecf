package org.qistage.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.launch.RunLimits;
import org.qistage.pipeline.launch.RunRequest;
import picocli.CommandLine.Model.CommandSpec;

/// `run`: compiles a program and runs it.
final class RunCommand implements Command {
  @Override
  public String name() {
    return "run";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameter(spec, words, "file");
    Options.add(spec, words, "--clock", "real|virtual");
    Options.add(spec, words, "--seed", "label.number");
    Options.add(spec, words, Schedules.OPTION, "label.schedule");
    Options.add(spec, words, "--http-fixtures", "label.folder");
    Options.add(spec, words, "--scheduler", "deterministic|parallel");
    Options.add(spec, words, "--workers", "label.number");
    Compiling.describeMemory(spec, words);
    Options.addFlag(spec, words, "--memory-report");
    Options.addRepeated(spec, words, "--allow-fs", "label.folder");
    Options.add(spec, words, "--time-limit", "label.milliseconds");
    Options.add(spec, words, "--output-limit", "label.bytes");
    Replacements.describe(spec, words);
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    RunRequest request = Schedules.apply(options, context.words(), request(options, context));
    Compiling compiling = new Compiling(options, context);
    Optional<CompileSnapshot> compiled = compiling.compile(StageId.CODEGEN, false);
    if (compiled.isEmpty()) {
      return compiling.status();
    }
    int status = context.report(compiled.get().diagnostics());
    if (status != ExitStatus.OK) {
      return status;
    }
    return switch (Launcher.run(compiled.get(), request)) {
      case Launched.Ran(int exitStatus) -> exitStatus;
      case Launched.Refused(var diagnostic) -> context.report(List.of(diagnostic));
    };
  }

  private static MemoryModel memory(Options options, Words words) {
    boolean counts = Compiling.countsReferences(options);
    if (!options.flag("--memory-report")) {
      return counts ? MemoryModel.REFCOUNT : MemoryModel.GC;
    }
    if (!counts) {
      throw new UsageFault(words.of("onlyWith", "--memory-report", "--memory refcount"));
    }
    return MemoryModel.REFCOUNT_WITH_TOTALS;
  }

  /// How a program is to be run.
  static RunRequest request(Options options, CommandContext context) {
    RunRequest request =
        RunRequest.of(context.terminal().out(), context.terminal().err())
            .withVirtualClock(
                options.choice("--clock", List.of("real", "virtual")).equals("virtual"))
            .withSeed(options.number("--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE))
            .withFolders(RunFolders.allowed(options, context.words()))
            .withInput(context.terminal().in())
            .withMemory(memory(options, context.words()))
            .withJsonReport(context.jsonDiagnostics())
            .withInteractive(context.terminal().person())
            .withLanguage(context.language())
            .withLimits(limits(options));
    request = withScheduler(request, options, context.words());
    Optional<String> fixtures = options.text("--http-fixtures");
    return fixtures.isEmpty()
        ? request
        : request.withFixtures(
            RunFolders.named("--http-fixtures", fixtures.get(), context.words()));
  }

  static RunLimits limits(Options options) {
    return RunLimits.NONE
        .withMilliseconds(options.number("--time-limit", 0, 1, Integer.MAX_VALUE))
        .withOutputBytes(options.number("--output-limit", 0, 1, Long.MAX_VALUE));
  }

  private static RunRequest withScheduler(RunRequest request, Options options, Words words) {
    String scheduler = options.choice("--scheduler", List.of("deterministic", "parallel"));
    boolean counted = options.text("--workers").isPresent();
    int workers =
        (int) options.number("--workers", RunRequest.DEFAULT_WORKERS, 1, RunRequest.MOST_WORKERS);
    if (scheduler.equals("parallel")) {
      if (request.memory() != MemoryModel.GC) {
        throw new UsageFault(words.of("refcountAlone"));
      }
      return request.withWorkers(workers);
    }
    if (counted) {
      throw new UsageFault(words.of("workersAlone"));
    }
    return request;
  }
}
