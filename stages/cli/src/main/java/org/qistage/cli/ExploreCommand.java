package org.qistage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.json.RecordWriter;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.explore.ProgramExplorer;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.Loading;
import picocli.CommandLine.Model.CommandSpec;

/// `explore`: runs a program in many orders of its tasks.
final class ExploreCommand implements Command {
  private static final List<String> FORMATS = List.of("text", "json");
  private static final int SCHEDULES = 1000;
  private static final long STATEMENTS = 1_000_000;

  @Override
  public String name() {
    return "explore";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameter(spec, words, "file");
    Options.add(spec, words, "--schedules", "label.number");
    Options.add(spec, words, Schedules.OPTION, "label.schedule");
    Options.add(spec, words, "--statements", "label.number");
    Options.add(spec, words, "--seed", "label.number");
    Options.add(spec, words, "--input", "label.input");
    Options.add(spec, words, "--http-fixtures", "label.folder");
    Options.addRepeated(spec, words, "--allow-fs", "label.folder");
    Options.add(spec, words, "--format", String.join("|", FORMATS));
    Options.add(spec, words, "-o", "label.output");
    Replacements.describe(spec, words);
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    String format = options.choice("--format", FORMATS);
    int most = (int) options.number("--schedules", SCHEDULES, 1, 10_000_000);
    long statements = options.number("--statements", STATEMENTS, 1, Long.MAX_VALUE);
    Optional<String> schedule = Schedules.of(options, context.words());
    byte[] input = input(options, context.words());
    Compiling compiling = new Compiling(options, context, ProgramExplorer::request);
    Optional<CompileSnapshot> compiled = compiling.compile(StageId.CODEGEN, false);
    if (compiled.isEmpty()) {
      return compiling.status();
    }
    int status = context.report(compiled.get().diagnostics());
    if (status != ExitStatus.OK) {
      return status;
    }
    return switch (Launcher.load(compiled.get())) {
      case Loading.Refused(var diagnostic) -> context.report(List.of(diagnostic));
      case Loading.Loaded loaded -> {
        ProgramExplorer explorer =
            ProgramExplorer.of(
                compiled.get(), loaded, RunCommand.request(options, context), input, statements);
        ExplorationReport report =
            schedule.isPresent()
                ? explorer.replay(schedule.get())
                : explorer.explore(
                    most, options.number("--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE));
        int written =
            context.write(
                options.text("-o"), result(report, schedule.isPresent(), format, context.words()));
        yield Math.max(written, troubled(report) ? ExitStatus.PROGRAM : ExitStatus.OK);
      }
    };
  }

  private static byte[] input(Options options, Words words) {
    Optional<String> file = options.text("--input");
    if (file.isEmpty()) {
      return new byte[0];
    }
    try {
      return Files.readAllBytes(Path.of(file.get()));
    } catch (IOException | InvalidPathException e) {
      throw new UsageFault(words.of("cannotReadFile", "--input", file.get()));
    }
  }

  /// Whether there is something that the program should not do.
  private static boolean troubled(ExplorationReport report) {
    return !report.races().isEmpty()
        || report.outcomes().stream()
            .anyMatch(outcome -> outcome.end() != ExplorationReport.End.FINISHED);
  }

  private static CommandContext.Result result(
      ExplorationReport report, boolean replayed, String format, Words words) {
    if (format.equals("json")) {
      return out -> RecordWriter.write(ExplorationReport.FORMAT, report, out);
    }
    ExplorationText text = new ExplorationText(words);
    return out -> out.write(replayed ? text.ofReplay(report) : text.of(report));
  }
}
