package org.qistage.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qistage.pipeline.StageId;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Reads a command line and runs its command.
final class CommandRunner {
  private final Terminal terminal;
  private final Locale locale;

  CommandRunner(Terminal terminal, Locale locale) {
    this.terminal = terminal;
    this.locale = locale;
  }

  static List<Command> commands() {
    return List.of(
        new StageCommand(StageId.LEX),
        new StageCommand(StageId.PARSE),
        new StageCommand(StageId.CHECK),
        new LowerCommand(),
        new StageCommand(StageId.CODEGEN),
        new RunCommand(),
        new RunLibraryCommand(),
        new ExploreCommand(),
        new TraceCommand(),
        new AllCommand(),
        new FormatCommand(),
        new DocCommand(),
        new ReplCommand(),
        new ExplainCommand(),
        new LessonCommand(),
        new GradeCommand());
  }

  /// Runs a command line.
  ///
  /// @return the exit status
  int run(String[] arguments) {
    Words words = new Words(Languages.of(arguments, locale));
    try {
      return parseAndRun(List.of(arguments), words);
    } catch (UsageFault fault) {
      terminal.say(words.of("qiStage") + fault.getMessage() + "\n");
      return ExitStatus.USAGE;
    } catch (IOException e) {
      terminal.say(
          words.of("qiStage") + words.of("cannotReadInput", String.valueOf(e.getMessage())) + "\n");
      return ExitStatus.USAGE;
    } catch (RuntimeException | Error e) {
      terminal.say(internalFault(e, words));
      return ExitStatus.INTERNAL;
    }
  }

  private int parseAndRun(List<String> arguments, Words words) throws IOException {
    // What follows `--` of `run` is the program's own.
    int end = arguments.contains("run") ? arguments.indexOf("--") : -1;
    List<String> own = end < 0 ? arguments : arguments.subList(0, end);
    if (own.isEmpty()) {
      terminal.say(CommandLineModel.whole(words).getUsageMessage());
      return ExitStatus.USAGE;
    }
    // The first word that is a command: a file or folder may be named like another one.
    Optional<Command> named =
        own.stream()
            .flatMap(word -> commands().stream().filter(each -> each.name().equals(word)))
            .findFirst();
    CommandLine line =
        named
            .map(command -> CommandLineModel.of(command, words))
            .orElseGet(() -> CommandLineModel.whole(words));
    ParseResult parsed;
    try {
      parsed = line.parseArgs(own.toArray(String[]::new));
    } catch (ParameterException e) {
      throw CommandLineModel.fault(e, words);
    }
    if (parsed.isUsageHelpRequested() || isHelpRequested(parsed)) {
      return print(helpOf(line, parsed), words);
    }
    if (parsed.isVersionHelpRequested()) {
      return print("qi-stage " + Version.TEXT + "\n", words);
    }
    ParseResult inner = parsed.subcommand();
    if (inner == null) {
      throw new UsageFault(words.of("noCommand"));
    }
    Options options = new Options(inner, words);
    options.choice("--lang", List.of("zh", "en"));
    new Options(parsed, words).choice("--lang", List.of("zh", "en"));
    String diagnostics = options.choice("--diagnostics", List.of("text", "json"));
    CommandContext context = new CommandContext(terminal, words, diagnostics.equals("json"));
    return find(inner.commandSpec()).run(options, context);
  }

  private static Command find(CommandSpec spec) {
    return commands().stream()
        .filter(command -> command.name().equals(spec.name()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(spec.name()));
  }

  private static boolean isHelpRequested(ParseResult parsed) {
    return parsed.hasSubcommand() && parsed.subcommand().isUsageHelpRequested();
  }

  private static String helpOf(CommandLine line, ParseResult parsed) {
    return parsed.hasSubcommand()
        ? parsed.subcommand().commandSpec().commandLine().getUsageMessage()
        : line.getUsageMessage();
  }

  private int print(String text, Words words) {
    return new CommandContext(terminal, words, false)
        .write(Optional.empty(), out -> out.write(text));
  }

  private String internalFault(Throwable fault, Words words) {
    StringBuilder text = new StringBuilder(words.of("internal", Version.TEXT)).append('\n');
    text.append("  ").append(fault).append('\n');
    Arrays.stream(fault.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("org.qistage"))
        .limit(1)
        .forEach(frame -> text.append("  ").append(frame).append('\n'));
    text.append(words.of("internal.report")).append('\n');
    if (terminal.debug()) {
      StringWriter trace = new StringWriter();
      fault.printStackTrace(new PrintWriter(trace));
      text.append(trace);
    }
    return text.toString();
  }
}
