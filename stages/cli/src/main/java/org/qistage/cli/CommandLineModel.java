package org.qistage.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line as picocli's model, made by hand: no annotations are looked for, and only the
/// command that is wanted is made.
final class CommandLineModel {
  private static final int WIDTH = 96;

  private CommandLineModel() {}

  /// The model with one command.
  static CommandLine of(Command command, Words words) {
    return model(List.of(command), words);
  }

  /// The model with all commands, for help and for suggestions.
  static CommandLine whole(Words words) {
    return model(CommandRunner.commands(), words);
  }

  private static CommandLine model(List<Command> commands, Words words) {
    CommandSpec root = CommandSpec.create().name("qi-stage");
    common(root, words);
    root.addOption(
        OptionSpec.builder("--version")
            .versionHelp(true)
            .description(words.of("option.version"))
            .build());
    usage(root.usageMessage(), words, "root");
    for (Command command : commands) {
      CommandSpec spec = CommandSpec.create().name(command.name());
      command.describe(spec, words);
      common(spec, words);
      Options.add(spec, words, "--diagnostics", "text|json");
      usage(spec.usageMessage(), words, command.name());
      root.addSubcommand(command.name(), spec);
    }
    return new CommandLine(root).setUsageHelpWidth(WIDTH);
  }

  private static void common(CommandSpec spec, Words words) {
    Options.add(spec, words, "--lang", "zh|en");
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description(words.of("option.help"))
            .build());
  }

  private static void usage(UsageMessageSpec usage, Words words, String key) {
    usage
        .synopsisHeading(words.of("usage.synopsis"))
        .parameterListHeading(words.of("usage.parameters"))
        .optionListHeading(words.of("usage.options"))
        .commandListHeading(words.of("usage.commands"))
        .customSynopsis(words.of("synopsis." + key))
        .description(words.of("description." + key).split("\n", -1))
        .footer(words.of("footer." + key).split("\n", -1))
        .sortOptions(false);
  }

  /// What is wrong with a command line, in the user's language.
  static UsageFault fault(ParameterException e, Words words) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String help = "\n" + words.of("tryHelp", spec.qualifiedName(" "));
    return new UsageFault(message(e, spec, words) + help);
  }

  private static String message(ParameterException e, CommandSpec spec, Words words) {
    return switch (e) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched, spec, words);
      case MissingParameterException missing ->
          missing.getMissing().isEmpty()
              ? words.of("badArguments")
              : words.of("missing", Options.nameOf(missing.getMissing().getFirst()));
      case OverwrittenOptionException twice ->
          words.of("twice", Options.nameOf(twice.getOverwritten()));
      default -> words.of("badArguments");
    };
  }

  private static String unmatched(UnmatchedArgumentException e, CommandSpec spec, Words words) {
    String argument = e.getUnmatched().getFirst();
    boolean option = argument.startsWith("-");
    Stream<String> known =
        option
            ? spec.options().stream().flatMap(known1 -> Arrays.stream(known1.names()))
            : spec.subcommands().keySet().stream();
    String written = option ? argument.replaceFirst("=.*", "") : argument;
    List<String> similar = Similar.to(written, known.toList());
    String key =
        option ? "unknownOption" : spec.subcommands().isEmpty() ? "tooMany" : "unknownCommand";
    return similar.isEmpty()
        ? words.of(key, argument)
        : words.of(key, argument)
            + words.of(
                "didYouMean",
                similar.stream().limit(3).collect(Collectors.joining(words.of("or"))));
  }
}
