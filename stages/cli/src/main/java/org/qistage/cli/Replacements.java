package org.qistage.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.PlugIns;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.StageProvider;
import picocli.CommandLine.Model.CommandSpec;

/// The options that replace stages: `--stage lex='python3 my_lexer.py'`, `--stage-path my.jar`.
final class Replacements {
  private static final long DEFAULT_TIMEOUT = 60;
  private static final long LONGEST_TIMEOUT = 86_400;

  private Replacements() {}

  static void describe(CommandSpec spec, Words words) {
    Options.addRepeated(spec, words, "--stage", "label.stage");
    Options.addRepeated(spec, words, "--stage-path", "label.jar");
    Options.add(spec, words, "--stage-timeout", "label.seconds");
  }

  /// The standard pipeline with the stages replaced that the options say.
  ///
  /// @param faults gets what is wrong with the jars
  /// @throws UsageFault when an option is malformed
  static Pipeline pipeline(
      Options options, CommandContext context, List<LocatedDiagnostic> faults) {
    Pipeline pipeline = Pipeline.standard();
    for (String jar : options.texts("--stage-path")) {
      Outcome<List<StageProvider>> loaded = PlugIns.load(Path.of(jar));
      for (Diagnostic diagnostic : loaded.diagnostics()) {
        faults.add(new LocatedDiagnostic(new SourceText(jar, ""), diagnostic));
      }
      for (StageProvider provider : loaded.result()) {
        pipeline = pipeline.withStage(provider);
      }
    }
    Duration timeout =
        Duration.ofSeconds(options.number("--stage-timeout", DEFAULT_TIMEOUT, 1, LONGEST_TIMEOUT));
    for (String text : options.texts("--stage")) {
      pipeline = withCommand(pipeline, text, timeout, context);
    }
    return pipeline;
  }

  private static Pipeline withCommand(
      Pipeline pipeline, String text, Duration timeout, CommandContext context) {
    int equals = text.indexOf('=');
    List<String> command = equals < 0 ? List.of() : split(text.substring(equals + 1));
    if (command.isEmpty()) {
      throw new UsageFault(context.words().of("badStage", text));
    }
    String name = text.substring(0, equals);
    StageId stage =
        StageId.ofCommand(name)
            .orElseThrow(
                () ->
                    new UsageFault(
                        context
                            .words()
                            .of(
                                "badChoice",
                                "--stage",
                                name,
                                Arrays.stream(StageId.values())
                                    .map(StageId::command)
                                    .collect(Collectors.joining(", ")))));
    return pipeline.withCommand(stage, command, timeout, context.terminal().err());
  }

  /// Splits a command at its spaces. Quotes of either kind keep what they hold together; a backslash
  /// means itself, so that Windows paths need no care.
  static List<String> split(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean started = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        started = true;
      } else if (Character.isWhitespace(c)) {
        if (started) {
          words.add(word.toString());
          word.setLength(0);
          started = false;
        }
      } else {
        word.append(c);
        started = true;
      }
    }
    if (started) {
      words.add(word.toString());
    }
    return words;
  }
}
