package org.qistage.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.InputFile;
import org.qistage.pipeline.edit.Formatted;
import org.qistage.pipeline.edit.ProgramFormatter;
import picocli.CommandLine.Model.CommandSpec;

/// `fmt`: brings programs into the house layout.
final class FormatCommand implements Command {
  private static final String STANDARD_INPUT = "-";

  @Override
  public String name() {
    return "fmt";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameters(spec, words, "programs");
    Options.addFlag(spec, words, "--check");
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    boolean check = options.flag("--check");
    int status = ExitStatus.OK;
    for (String file : ProgramFiles.named(options.parameters())) {
      status = Math.max(status, format(file, check, context));
    }
    return status;
  }

  private static int format(String file, boolean check, CommandContext context) throws IOException {
    return switch (context.read(file)) {
      case InputFile.Contents.Unreadable(var source, var diagnostic) -> {
        context.report(List.of(new LocatedDiagnostic(source, diagnostic)));
        yield ExitStatus.USAGE;
      }
      case InputFile.Contents.Faulty(var source, var diagnostics) ->
          context.report(LocatedDiagnostic.all(source, diagnostics));
      case InputFile.Contents.Made _ ->
          throw new UsageFault(context.words().of("notAProgram", file));
      case InputFile.Contents.Program(var source) ->
          switch (ProgramFormatter.format(source)) {
            case Formatted.Faulty(var diagnostics) ->
                context.report(LocatedDiagnostic.all(source, diagnostics));
            case Formatted.Tidy(String text) -> finish(file, source, text, check, context);
          };
    };
  }

  private static int finish(
      String file, SourceText source, String text, boolean check, CommandContext context) {
    boolean changes = !text.equals(source.text());
    if (check) {
      int written =
          changes
              ? context.write(Optional.empty(), out -> out.write(source.name() + "\n"))
              : ExitStatus.OK;
      return Math.max(written, changes ? ExitStatus.PROGRAM : ExitStatus.OK);
    }
    if (file.equals(STANDARD_INPUT)) {
      return context.write(Optional.empty(), out -> out.write(text));
    }
    return changes ? context.replace(Path.of(file), text) : ExitStatus.OK;
  }
}
