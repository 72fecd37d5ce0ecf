package org.qistage.lessons.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.Findings.Unusable;

/// Reads lessons.
public final class LessonReader {
  /// The version of the format that this reads and describes.
  public static final int FORMAT = 1;

  static final String CHECKS = "checks.yaml";

  private final LessonFolder folder;
  private final Path path;
  private final Findings findings = new Findings();

  private LessonReader(Path path) {
    this.path = path;
    this.folder = new LessonFolder(path, findings);
  }

  /// Reads the lesson in a folder. There is a lesson whenever one of its languages could be read; with
  /// errors it may lack what the errors are about.
  public static LessonReading read(Path folder) {
    return new LessonReader(folder).read();
  }

  /// The file of a lesson's text in a language.
  public static String file(Language language) {
    return "lesson." + language.tag() + ".md";
  }

  /// What stands at the head of a file.
  private record Front(
      String id, String title, String summary, int minutes, List<String> requires, int end) {}

  private LessonReading read() {
    Map<String, SourceText> written = folder.programs();
    Map<String, SourceText> programs = new TreeMap<>();
    Map<String, List<Expected>> expected = new TreeMap<>();
    written.forEach(
        (name, program) -> {
          programs.put(name, Expected.without(program));
          List<Expected> own = Expected.of(program);
          if (!own.isEmpty()) {
            expected.put(name, own);
          }
        });
    RunFields runs = new RunFields(programs);
    List<Check> checks =
        folder
            .text(CHECKS)
            .map(file -> new ChecksReader(file, runs, findings).read(path))
            .orElse(List.of());
    Map<Language, LessonText> texts = new EnumMap<>(Language.class);
    Map<Language, Front> fronts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      folder
          .text(file(language))
          .ifPresent(
              file ->
                  front(file)
                      .ifPresent(
                          front -> {
                            fronts.put(language, front);
                            texts.put(
                                language,
                                new MarkdownReader(file, runs, findings).text(front.end()));
                          }));
    }
    if (texts.isEmpty()) {
      return new LessonReading(Optional.empty(), findings.all());
    }
    asked(texts, checks);
    compare(texts, fronts);
    return new LessonReading(
        Optional.of(lesson(texts, fronts, checks, programs, expected)), findings.all());
  }

  private Lesson lesson(
      Map<Language, LessonText> texts,
      Map<Language, Front> fronts,
      List<Check> checks,
      Map<String, SourceText> programs,
      Map<String, List<Expected>> expected) {
    Front any = fronts.values().iterator().next();
    Front chinese = fronts.getOrDefault(Language.ZH, any);
    Front english = fronts.getOrDefault(Language.EN, any);
    return new Lesson(
        path,
        chinese.id(),
        new BilingualText(chinese.title(), english.title()),
        new BilingualText(chinese.summary(), english.summary()),
        chinese.minutes(),
        chinese.requires(),
        texts,
        checks,
        programs,
        expected);
  }

  // ---- Front matter ----

  private Optional<Front> front(SourceText file) {
    String text = file.text();
    int end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
    if (end < 0) {
      findings.add(file, Span.at(0), new LessonProblem.NoFrontMatter());
      return Optional.empty();
    }
    Span part = new Span(4, Math.max(4, end + 1));
    return YamlReader.fields(file, part, findings)
        .flatMap(mapping -> front(new Fields(file, mapping, findings), end + 5));
  }

  private static Optional<Front> front(Fields fields, int end) {
    try {
      format(fields);
      Front front =
          new Front(
              fields.identifier("id"),
              fields.filled("title"),
              fields.filled("summary"),
              fields.number("minutes", 30, 1, 600),
              fields.texts("requires"),
              end);
      fields.done();
      return Optional.of(front);
    } catch (Unusable told) {
      return Optional.empty();
    }
  }

  /// Refuses a file of another version.
  static void format(Fields fields) throws Unusable {
    String given = fields.text("format");
    if (!given.equals(Integer.toString(FORMAT))) {
      throw fields.unusable(fields.place("format"), new LessonProblem.UnknownFormat(given, FORMAT));
    }
  }

  // ---- What has to agree ----

  private void asked(Map<Language, LessonText> texts, List<Check> checks) {
    Set<String> known = new HashSet<>();
    checks.forEach(check -> known.add(check.head().id()));
    Set<String> asked = new HashSet<>();
    for (LessonText text : texts.values()) {
      for (Part part : text.parts()) {
        if (part instanceof Part.Ask(String id, Span span)) {
          asked.add(id);
          if (!known.contains(id)) {
            findings.add(text.source(), span, new LessonProblem.UnknownCheck(id));
          }
        }
      }
    }
    for (Check check : checks) {
      if (!asked.contains(check.head().id())) {
        findings.add(
            check.head().file(),
            check.head().place(),
            new LessonProblem.UnusedCheck(check.head().id()));
      }
    }
  }

  private void compare(Map<Language, LessonText> texts, Map<Language, Front> fronts) {
    LessonText chinese = texts.get(Language.ZH);
    LessonText english = texts.get(Language.EN);
    if (chinese == null || english == null) {
      return;
    }
    List<Map.Entry<String, Span>> here = skeleton(english, fronts.get(Language.EN));
    List<Map.Entry<String, Span>> there = skeleton(chinese, fronts.get(Language.ZH));
    for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
      String own = i < here.size() ? here.get(i).getKey() : "—";
      String other = i < there.size() ? there.get(i).getKey() : "—";
      if (!own.equals(other)) {
        Span place =
            i < here.size() ? here.get(i).getValue() : Span.at(english.source().text().length());
        findings.add(english.source(), place, new LessonProblem.LanguagesDiffer(own, other));
        return;
      }
    }
  }

  /// What both languages have to have, in its order.
  private static List<Map.Entry<String, Span>> skeleton(
      LessonText text, @org.jspecify.annotations.Nullable Front front) {
    List<Map.Entry<String, Span>> all = new ArrayList<>();
    if (front != null) {
      all.add(
          Map.entry(
              "id: %s, minutes: %d, requires: %s"
                  .formatted(front.id(), front.minutes(), front.requires()),
              Span.at(0)));
    }
    add(text.introduction(), all);
    int number = 1;
    for (Step step : text.steps()) {
      all.add(Map.entry("## " + number++, step.span()));
      add(step.parts(), all);
    }
    return all;
  }

  private static void add(List<Part> parts, List<Map.Entry<String, Span>> all) {
    for (Part part : parts) {
      switch (part) {
        case Part.Prose _ -> {}
        case Part.Show(var run, var view, var at, var pins, Span span) -> {
          Map<String, String> fields = new LinkedHashMap<>();
          fields.put("program", run.program());
          view.ifPresent(name -> fields.put("view", name));
          at.ifPresent(moment -> fields.put("at", moment.toString()));
          fields.put("pin", pins.stream().map(SourcePlace::written).toList().toString());
          all.add(Map.entry("show " + fields, span));
        }
        case Part.Ask(String id, Span span) -> all.add(Map.entry("check " + id, span));
        case Part.Reveal reveal -> {
          all.add(Map.entry("reveal", reveal.span()));
          add(reveal.parts(), all);
        }
        case Part.Shown(var command, _, Span span) ->
            all.add(Map.entry("shown qi-stage " + String.join(" ", command), span));
        case Part.Code(_, var program, var region, boolean broken, Span span) ->
            all.add(
                Map.entry(
                    "qi"
                        + program.map(path -> " " + path).orElse("")
                        + region.map(name -> "#" + name).orElse("")
                        + (broken ? " broken" : ""),
                    span));
      }
    }
  }
}
