package org.qistage.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options and parameters of one command: what there are, and what was given.
final class Options {
  private final ParseResult parsed;
  private final Words words;

  Options(ParseResult parsed, Words words) {
    this.parsed = parsed;
    this.words = words;
  }

  /// Adds an option with a value; its description is the text of `option.NAME`.
  ///
  /// @param label the value's name in help, a key of the words or a list of choices
  static void add(CommandSpec spec, Words words, String name, String label) {
    spec.addOption(option(words, name, label).type(String.class).build());
  }

  /// Adds an option that may be given several times.
  static void addRepeated(CommandSpec spec, Words words, String name, String label) {
    spec.addOption(
        option(words, name, label).type(List.class).auxiliaryTypes(String.class).build());
  }

  private static OptionSpec.Builder option(Words words, String name, String label) {
    String key = "option." + name.replaceFirst("^-+", "");
    return OptionSpec.builder(name)
        .arity("1")
        .paramLabel(words.has(label) ? words.of(label) : label)
        .description(words.of(key).replace("%", "%%"));
  }

  /// Adds the parameter that names what to work on; its description is the text of `parameter.KEY`.
  static void addParameter(CommandSpec spec, Words words, String key) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .paramLabel(words.of("label." + key))
            .description(words.of("parameter." + key).replace("%", "%%"))
            .build());
  }

  /// As {@link #addParameter}, of one that may be left out.
  static void addOptionalParameter(CommandSpec spec, Words words, String key) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .type(String.class)
            .paramLabel(words.of("label." + key))
            .description(words.of("parameter." + key).replace("%", "%%"))
            .build());
  }

  /// Adds a parameter that may be given several times, and must be at least once.
  static void addParameters(CommandSpec spec, Words words, String key) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(words.of("label." + key))
            .description(words.of("parameter." + key).replace("%", "%%"))
            .build());
  }

  /// Adds an option without a value.
  static void addFlag(CommandSpec spec, Words words, String name) {
    spec.addOption(
        OptionSpec.builder(name)
            .arity("0")
            .type(boolean.class)
            .description(words.of("option." + name.replaceFirst("^-+", "")).replace("%", "%%"))
            .build());
  }

  /// The name of an option or parameter as messages show it.
  static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /// The value of an option.
  Optional<String> text(String name) {
    return Optional.ofNullable(parsed.matchedOptionValue(name, null));
  }

  /// The values of an option that may be given several times.
  List<String> texts(String name) {
    return parsed.matchedOptionValue(name, List.<String>of());
  }

  /// The parameter.
  String parameter() {
    return parsed.matchedPositionalValue(0, "");
  }

  /// The values of the parameter that may be given several times.
  List<String> parameters() {
    return parsed.matchedPositionalValue(0, List.<String>of());
  }

  /// Whether an option without a value was given.
  boolean flag(String name) {
    return parsed.matchedOptionValue(name, false);
  }

  /// The value of an option that has a fixed set of values; the first of them when it is not given.
  ///
  /// @throws UsageFault for any other
  String choice(String name, List<String> choices) {
    String value = text(name).orElse(choices.getFirst());
    if (!choices.contains(value)) {
      throw new UsageFault(words.of("badChoice", name, value, String.join(", ", choices)));
    }
    return value;
  }

  /// The value of an option that is a whole number.
  ///
  /// @throws UsageFault when it is not one, or out of range
  long number(String name, long absent, long least, long greatest) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= least && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw new UsageFault(words.of("badNumber", name, text.get(), least, greatest));
  }
}
