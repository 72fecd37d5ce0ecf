package org.qistage.lessons.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.Findings.Unusable;

/// Reads `checks.yaml`.
final class ChecksReader {
  private static final List<String> KINDS =
      List.of(
          "choice",
          "output",
          "tokens",
          "tree",
          "type",
          "queue",
          "next-task",
          "state",
          "locals",
          "program",
          "find",
          "machine",
          "stage");

  private final SourceText file;
  private final RunFields runs;
  private final Findings findings;

  ChecksReader(SourceText file, RunFields runs, Findings findings) {
    this.file = file;
    this.runs = runs;
    this.findings = findings;
  }

  /// @param folder the lesson's, which the files of wrong answers are looked for in
  List<Check> read(Path folder) {
    List<Check> checks = new ArrayList<>();
    Optional<YamlNode.Mapping> mapping =
        YamlReader.fields(file, new Span(0, file.text().length()), findings);
    if (mapping.isEmpty()) {
      return checks;
    }
    Fields fields = new Fields(file, mapping.get(), findings);
    AnswerReader answers = new AnswerReader(file, folder, findings);
    Set<String> ids = new HashSet<>();
    try {
      LessonReader.format(fields);
      for (Fields each : fields.all("checks")) {
        check(each, answers)
            .ifPresent(
                check -> {
                  if (ids.add(check.head().id())) {
                    checks.add(check);
                  } else {
                    findings.add(
                        file, each.place("id"), new LessonProblem.DuplicateName(check.head().id()));
                  }
                });
      }
      fields.done();
    } catch (Unusable told) {
      // A diagnostic says it.
    }
    return checks;
  }

  private Optional<Check> check(Fields fields, AnswerReader answers) {
    try {
      Check.Head head = head(fields, answers);
      Check check = check(fields, head, fields.choice("kind", fields.text("kind"), KINDS));
      fields.done();
      return Optional.of(check);
    } catch (Unusable told) {
      return Optional.empty();
    }
  }

  private Check.Head head(Fields fields, AnswerReader answers) throws Unusable {
    String id = fields.identifier("id");
    List<Check.Mistake> mistakes = new ArrayList<>();
    for (Fields each : fields.all("mistakes")) {
      mistakes.add(mistake(each, answers));
    }
    return new Check.Head(
        id,
        fields.bilingual("prompt"),
        fields.number("points", 1, 0, 1000),
        fields.bilinguals("hints"),
        fields.optionalBilingual("explain"),
        mistakes,
        file,
        fields.place("id"));
  }

  private static Check.Mistake mistake(Fields fields, AnswerReader answers) throws Unusable {
    Optional<YamlNode> answer = fields.node("answer");
    Optional<String> path = fields.optionalText("file");
    Answer wrong =
        answer.isEmpty() && path.isPresent()
            ? answers.program(path.get(), fields.place("file"))
            : answers.answer(
                answer.orElseThrow(
                    () ->
                        fields.unusable(
                            fields.place("answer"), new LessonProblem.MissingField("answer"))));
    BilingualText feedback = fields.bilingual("feedback");
    fields.done();
    return new Check.Mistake(wrong, feedback, fields.span());
  }

  private Check check(Fields fields, Check.Head head, String kind) throws Unusable {
    return switch (kind) {
      case "choice" -> choice(fields, head);
      case "output" -> new Check.Output(head, runs.run(fields));
      case "tokens" -> tokens(fields, head);
      case "tree" -> {
        String program = runs.program(fields, "program");
        yield new Check.Tree(head, program, runs.place(fields, "at", program));
      }
      case "type" -> {
        String program = runs.program(fields, "program");
        yield new Check.Type(head, program, runs.place(fields, "at", program));
      }
      case "queue" -> new Check.Queue(head, runs.run(fields), runs.requiredMoment(fields, "at"));
      case "next-task" ->
          new Check.NextTask(head, runs.run(fields), runs.requiredMoment(fields, "at"));
      case "state" ->
          new Check.State(
              head,
              runs.run(fields),
              runs.requiredMoment(fields, "at"),
              fields.optionalNumber("task", 1, Integer.MAX_VALUE),
              fields.optionalText("function"));
      case "locals" ->
          new Check.Locals(
              head,
              runs.run(fields),
              runs.requiredMoment(fields, "at"),
              fields.optionalNumber("task", 1, Integer.MAX_VALUE),
              fields.optionalText("function"));
      case "program" -> program(fields, head);
      case "find" ->
          new Check.Find(head, runs.run(fields), named(Check.Fault.values(), fields, "what"));
      case "machine" ->
          new Check.Machine(
              head,
              runs.program(fields, "program"),
              fields.filled("function"),
              fields.flag("live"));
      default -> stage(fields, head);
    };
  }

  private static <E extends Enum<E>> E named(E[] values, Fields fields, String field)
      throws Unusable {
    List<String> words =
        Stream.of(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    return values[words.indexOf(fields.choice(field, fields.text(field), words))];
  }

  private Check choice(Fields fields, Check.Head head) throws Unusable {
    List<Check.Option> options = new ArrayList<>();
    for (Fields each : fields.all("options")) {
      String letter = Character.toString('A' + options.size());
      options.add(
          new Check.Option(
              each.optionalText("id").orElse(letter),
              each.bilingual("text"),
              each.flag("right"),
              each.optionalBilingual("feedback")));
      each.done();
    }
    boolean several = fields.flag("several");
    long right = options.stream().filter(Check.Option::right).count();
    if (right == 0 || (right > 1 && !several)) {
      throw fields.unusable(fields.place("options"), new LessonProblem.NoRightOption(head.id()));
    }
    return new Check.Choice(head, options, several);
  }

  private Check tokens(Fields fields, Check.Head head) throws Unusable {
    String program = runs.program(fields, "program");
    int last = Objects.requireNonNull(runs.programs().get(program)).lineCount();
    int first = fields.number("line", 0, 1, last);
    int from = first > 0 ? first : fields.number("from", 1, 1, last);
    int to = first > 0 ? first : fields.number("to", last, from, last);
    boolean kinds = fields.choice("tell", List.of("texts", "kinds")).equals("kinds");
    return new Check.Tokens(
        head, program, from, to, kinds ? Check.TokenPart.KINDS : Check.TokenPart.TEXTS);
  }

  private Check program(Fields fields, Check.Head head) throws Unusable {
    List<Check.Case> cases = new ArrayList<>();
    for (Fields each : fields.all("cases")) {
      cases.add(
          new Check.Case(
              each.optionalText("input").orElse(""),
              each.text("output"),
              each.flag("hidden"),
              each.optionalBilingual("about")));
      each.done();
    }
    if (cases.isEmpty()) {
      throw fields.unusable(fields.place("cases"), new LessonProblem.MissingField("cases"));
    }
    return new Check.Program(
        head,
        runs.program(fields, "starter"),
        cases,
        fields.choice("schedules", List.of("one", "all")).equals("all"),
        fields.choice("memory", List.of("any", "no-leak")).equals("no-leak"),
        fields.texts("must-use"),
        fields.texts("must-not-use"));
  }

  private Check stage(Fields fields, Check.Head head) throws Unusable {
    Check.Replaced replaced = named(Check.Replaced.values(), fields, "replaces");
    List<String> suite = fields.texts("suite");
    if (suite.isEmpty()) {
      throw fields.unusable(fields.place("suite"), new LessonProblem.MissingField("suite"));
    }
    List<String> programs = new ArrayList<>();
    for (String path : suite) {
      List<String> found =
          runs.programs().keySet().stream()
              .filter(name -> name.equals(path) || name.startsWith(path + "/"))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw fields.unusable(fields.place("suite"), new LessonProblem.UnknownProgram(path));
      }
      programs.addAll(found);
    }
    Optional<Check.Rule> rule =
        replaced == Check.Replaced.POLICY
            ? Optional.of(named(Check.Rule.values(), fields, "rule"))
            : Optional.empty();
    return new Check.Stage(head, replaced, programs, rule);
  }
}
