package org.qistage.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.InputFile;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.edit.FixApplier;
import org.qistage.pipeline.edit.FixedProgram;
import org.qistage.pipeline.edit.LineDifference;

/// `check --fix`: applies the edits that diagnostics propose.
final class Fixing {
  private final Options options;
  private final CommandContext context;

  Fixing(Options options, CommandContext context) {
    this.options = options;
    this.context = context;
  }

  /// Fixes the file of the command line and reports what is left.
  ///
  /// @return the exit status, by what is left
  int run() throws IOException {
    List<LocatedDiagnostic> faults = new ArrayList<>();
    Pipeline pipeline = Replacements.pipeline(options, context, faults);
    if (!faults.isEmpty()) {
      context.report(faults);
      return ExitStatus.USAGE;
    }
    String file = options.parameter();
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
          finish(source, FixApplier.fix(source, FileSource.disk(), pipeline, _ -> true));
    };
  }

  private int finish(SourceText before, FixedProgram fixed) {
    int written = write(before, fixed.source().text());
    if (fixed.applied() > 0) {
      String key = options.flag("--dry-run") ? "wouldFix" : "fixed";
      context.terminal().say(context.words().of(key, fixed.applied()) + "\n");
    }
    return Math.max(written, context.report(fixed.remaining()));
  }

  private int write(SourceText before, String text) {
    String file = options.parameter();
    if (options.flag("--dry-run")) {
      String difference = LineDifference.of(before.name(), before.text(), text);
      return context.write(Optional.empty(), out -> out.write(difference));
    }
    if (file.equals("-")) {
      return context.write(Optional.empty(), out -> out.write(text));
    }
    return text.equals(before.text()) ? ExitStatus.OK : context.replace(Path.of(file), text);
  }
}
