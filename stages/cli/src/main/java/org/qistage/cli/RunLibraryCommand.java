package org.qistage.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.RunRequest;
import picocli.CommandLine.Model.CommandSpec;

/// `run-c`: runs a program written in C.
final class RunLibraryCommand implements Command {
  @Override
  public String name() {
    return "run-c";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameter(spec, words, "library");
    Options.add(spec, words, "--seed", "label.number");
    Options.add(spec, words, "--time-limit", "label.milliseconds");
    Options.add(spec, words, "--output-limit", "label.bytes");
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    RunRequest request =
        RunRequest.of(context.terminal().out(), context.terminal().err())
            .withSeed(options.number("--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE))
            .withJsonReport(context.jsonDiagnostics())
            .withInteractive(context.terminal().person())
            .withLanguage(context.language())
            .withLimits(RunCommand.limits(options));
    return switch (Launcher.runLibraryApart(library(options, context.words()), request)) {
      case Launched.Ran(int exitStatus) -> exitStatus;
      case Launched.Refused(var diagnostic) -> context.report(List.of(diagnostic));
    };
  }

  private static Path library(Options options, Words words) {
    try {
      return Path.of(options.parameter());
    } catch (InvalidPathException notAPath) {
      throw new UsageFault(words.of("cannotReadInput", String.valueOf(notAPath.getMessage())));
    }
  }
}
