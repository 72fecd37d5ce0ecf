package org.qistage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.steps.ActivationSteps;
import org.qistage.pipeline.steps.Difference;
import org.qistage.pipeline.steps.StepNavigator;
import org.qistage.pipeline.steps.StepsDocument;
import org.qistage.pipeline.steps.StepsText;
import org.qistage.pipeline.steps.TraceReplay;
import org.qistage.pipeline.steps.TraceReplay.Outcome;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceNavigator;

/// What of `trace` runs a recorded program again.
final class TraceRerun {
  private final Trace trace;
  private final Options options;
  private final CommandContext context;
  private final StepsText text;

  TraceRerun(Trace trace, Options options, CommandContext context) {
    this.trace = trace;
    this.options = options;
    this.context = context;
    text = new StepsText(context.language());
  }

  /// Whether the run comes out the same.
  ///
  /// @return the exit status
  int verify() {
    List<LocatedDiagnostic> faults = new ArrayList<>();
    TraceReplay replay = replay(folders(), faults);
    if (!faults.isEmpty()) {
      context.report(faults);
      return ExitStatus.USAGE;
    }
    return switch (replay.verify()) {
      case Outcome.Same(int events) ->
          context.write(options.text("-o"), out -> out.write(text.same(events)));
      case Outcome.Different(var difference) -> different(difference);
      case Outcome.Refused(var diagnostics) -> context.report(diagnostics);
      case Outcome.Stepped _ -> throw new IllegalStateException("no steps were asked for");
    };
  }

  /// Shows the instructions of the activation that runs at a step.
  ///
  /// @return the exit status
  int instructions(int step, boolean json) {
    TraceNavigator navigator = new TraceNavigator(trace);
    OptionalInt activation = StepNavigator.activationAt(navigator, step);
    if (activation.isEmpty()) {
      throw new UsageFault(context.words().of("noActivation", step));
    }
    List<LocatedDiagnostic> faults = new ArrayList<>();
    TraceReplay replay = replay(folders(), faults);
    if (!faults.isEmpty()) {
      context.report(faults);
      return ExitStatus.USAGE;
    }
    int number = activation.getAsInt();
    int from = json ? 0 : StepsText.statement(trace.log(), number, step);
    return switch (replay.refine(number, from, TraceReplay.MOST_STEPS)) {
      case Outcome.Stepped(var steps, _, _) -> show(navigator, steps, step, json);
      case Outcome.Different(var difference) -> different(difference);
      case Outcome.Refused(var diagnostics) -> context.report(diagnostics);
      case Outcome.Same _ -> throw new IllegalStateException("steps were asked for");
    };
  }

  private int show(TraceNavigator navigator, ActivationSteps steps, int step, boolean json) {
    String file = trace.program().files().get(steps.file()).name();
    return context.write(
        options.text("-o"),
        out -> {
          if (json) {
            StepsDocument.of(steps, file).writeTo(out);
          } else {
            out.write(text.around(navigator, steps, step));
          }
        });
  }

  private TraceReplay replay(List<Path> folders, List<LocatedDiagnostic> faults) {
    Pipeline pipeline = Replacements.pipeline(options, context, faults);
    return new TraceReplay(pipeline, trace, folders);
  }

  /// Those of the program that is being recorded; of a trace from a file, only what the user names now.
  private List<Path> folders() {
    if (!options.parameter().isEmpty()) {
      return RunFolders.allowed(options, context.words());
    }
    return options.texts("--allow-fs").stream()
        .map(name -> RunFolders.named("--allow-fs", name, context.words()))
        .toList();
  }

  private int different(Difference difference) {
    context.terminal().say(text.of(difference));
    List<String> then = trace.settings().folders();
    if (difference instanceof Difference.Event && folders().isEmpty() && !then.isEmpty()) {
      String named = String.join(" ", then.stream().map(name -> "--allow-fs " + name).toList());
      context.terminal().say(context.words().of("foldersThen", named) + "\n");
    }
    return ExitStatus.PROGRAM;
  }
}
