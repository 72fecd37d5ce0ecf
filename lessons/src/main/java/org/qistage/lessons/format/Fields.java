package org.qistage.lessons.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.Findings.Unusable;
import org.qistage.lessons.format.LessonProblem.Shape;

/// The fields of a value that was read, asked for one by one. What is wrong with one is told, with its
/// place; what is there but was never asked for is told by {@link #done}.
final class Fields {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final SourceText file;
  private final YamlNode.Mapping mapping;
  private final Findings findings;
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(SourceText file, YamlNode.Mapping mapping, Findings findings) {
    this.file = file;
    this.mapping = mapping;
    this.findings = findings;
  }

  SourceText file() {
    return file;
  }

  Span span() {
    return mapping.span();
  }

  private Span head() {
    Span whole = mapping.span();
    return new Span(
        whole.start(), Math.min(whole.end(), file.lineSpan(file.line(whole.start())).end()));
  }

  Unusable unusable(Span place, LessonProblem problem) {
    return findings.unusable(file, place, problem);
  }

  /// Tells of the fields that nobody asked for.
  void done() {
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!asked.contains(entry.key())) {
        findings.add(
            file,
            entry.keySpan(),
            new LessonProblem.UnknownField(entry.key(), String.join(", ", asked)));
      }
    }
  }

  Optional<YamlNode> node(String name) {
    asked.add(name);
    return mapping.entries().stream()
        .filter(entry -> entry.key().equals(name))
        .map(YamlNode.Entry::value)
        .findFirst();
  }

  private Unusable missing(String name) {
    return unusable(head(), new LessonProblem.MissingField(name));
  }

  private Unusable wrong(String name, YamlNode node, Shape wanted) {
    return unusable(node.span(), new LessonProblem.WrongShape(name, wanted));
  }

  Optional<String> optionalText(String name) throws Unusable {
    Optional<YamlNode> node = node(name);
    return node.isEmpty() ? Optional.empty() : Optional.of(text(name, node.get()));
  }

  String text(String name) throws Unusable {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  private String text(String name, YamlNode node) throws Unusable {
    if (node instanceof YamlNode.Scalar(String text, _, _)) {
      return text;
    }
    throw wrong(name, node, Shape.TEXT);
  }

  /// A text that is not blank.
  String filled(String name) throws Unusable {
    String text = text(name);
    if (text.isBlank()) {
      throw unusable(place(name), new LessonProblem.EmptyText(name));
    }
    return text;
  }

  /// A name of small letters, digits and hyphens.
  String identifier(String name) throws Unusable {
    String text = text(name);
    if (!NAME.matcher(text).matches()) {
      throw unusable(place(name), new LessonProblem.WrongShape(name, Shape.NAME));
    }
    return text;
  }

  /// Where the value of a field stands.
  Span place(String name) {
    return node(name).map(YamlNode::span).orElse(head());
  }

  OptionalInt optionalNumber(String name, int least, int greatest) throws Unusable {
    Optional<String> text = optionalText(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) number(name, text.get(), least, greatest));
  }

  int number(String name, int absent, int least, int greatest) throws Unusable {
    return optionalNumber(name, least, greatest).orElse(absent);
  }

  long longNumber(String name) throws Unusable {
    Optional<String> text = optionalText(name);
    return text.isEmpty() ? 0 : number(name, text.get(), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long number(String name, String text, long least, long greatest) throws Unusable {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= least && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw unusable(place(name), new LessonProblem.NumberOutOfRange(name, text, least, greatest));
  }

  boolean flag(String name) throws Unusable {
    Optional<String> text = optionalText(name);
    if (text.isEmpty()) {
      return false;
    }
    return switch (text.get()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unusable(place(name), new LessonProblem.WrongShape(name, Shape.YES_OR_NO));
    };
  }

  /// One of some words; the first of them when it is left out.
  String choice(String name, List<String> words) throws Unusable {
    return choice(name, optionalText(name).orElse(words.getFirst()), words);
  }

  String choice(String name, String given, List<String> words) throws Unusable {
    if (!words.contains(given)) {
      throw unusable(
          place(name), new LessonProblem.UnknownWord(name, given, String.join(", ", words)));
    }
    return given;
  }

  BilingualText bilingual(String name) throws Unusable {
    Optional<YamlNode> node = node(name);
    return bilingual(name, node.orElseThrow(() -> missing(name)));
  }

  Optional<BilingualText> optionalBilingual(String name) throws Unusable {
    Optional<YamlNode> node = node(name);
    return node.isEmpty() ? Optional.empty() : Optional.of(bilingual(name, node.get()));
  }

  List<BilingualText> bilinguals(String name) throws Unusable {
    List<BilingualText> texts = new ArrayList<>();
    for (YamlNode item : items(name)) {
      texts.add(bilingual(name, item));
    }
    return texts;
  }

  private BilingualText bilingual(String name, YamlNode node) throws Unusable {
    if (!(node instanceof YamlNode.Mapping fields)) {
      throw wrong(name, node, Shape.BILINGUAL);
    }
    Fields texts = new Fields(file, fields, findings);
    BilingualText text = new BilingualText(texts.filled("zh"), texts.filled("en"));
    texts.done();
    return text;
  }

  /// The items of a list, none when it is left out; a single value is a list of one.
  List<YamlNode> items(String name) {
    return switch (node(name).orElse(null)) {
      case null -> List.of();
      case YamlNode.Sequence(var items, _) -> items;
      case YamlNode single -> List.of(single);
    };
  }

  List<String> texts(String name) throws Unusable {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items(name)) {
      texts.add(text(name, item));
    }
    return texts;
  }

  /// The items of a list of values with fields.
  List<Fields> all(String name) throws Unusable {
    List<Fields> all = new ArrayList<>();
    for (YamlNode item : items(name)) {
      if (!(item instanceof YamlNode.Mapping fields)) {
        throw wrong(name, item, Shape.FIELDS);
      }
      all.add(new Fields(file, fields, findings));
    }
    return all;
  }

  Fields inner(YamlNode.Mapping fields) {
    return new Fields(file, fields, findings);
  }
}
