package org.qistage.lessons.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.Findings.Unusable;

/// Reads the directives of a lesson's text.
final class DirectiveReader {
  /// The keys of the explorer's views.
  private static final List<String> VIEWS =
      List.of("tokens", "tree", "types", "lowering", "bytecode", "run");

  private final SourceText file;
  private final RunFields runs;
  private final Findings findings;
  private final MarkdownReader markdown;

  DirectiveReader(SourceText file, RunFields runs, Findings findings, MarkdownReader markdown) {
    this.file = file;
    this.runs = runs;
    this.findings = findings;
    this.markdown = markdown;
  }

  /// @param info what stands after the opening fence
  /// @param inner what stands between the fences
  Optional<Part> read(String info, Span span, Span inner) {
    String[] words = info.split("\\s+", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    try {
      return Optional.of(
          switch (words[0]) {
            case "show" -> show(span, inner);
            case "check" -> ask(span, inner);
            case "reveal" -> new Part.Reveal(rest, markdown.parts(inner), span);
            case "shown" -> shown(rest, span, inner);
            default -> code(rest, span, inner);
          });
    } catch (Unusable told) {
      return Optional.empty();
    }
  }

  private Fields fields(Span inner) throws Unusable {
    YamlNode.Mapping mapping = YamlReader.fields(file, inner, findings).orElseThrow(Unusable::new);
    return new Fields(file, mapping, findings);
  }

  private Part show(Span span, Span inner) throws Unusable {
    Fields fields = fields(inner);
    RunSetting run = runs.run(fields);
    Optional<String> view = fields.optionalText("view");
    if (view.isPresent()) {
      fields.choice("view", view.get(), VIEWS);
    }
    YamlNode at = fields.node("at").orElse(null);
    Optional<MomentAt> moment =
        at == null ? Optional.empty() : Optional.of(runs.moment(fields, "at", at));
    List<SourcePlace> pins = runs.places(fields, "pin", run.program());
    fields.done();
    return new Part.Show(run, view, moment, pins, span);
  }

  private Part ask(Span span, Span inner) throws Unusable {
    Fields fields = fields(inner);
    String id = fields.text("id");
    fields.done();
    return new Part.Ask(id, span);
  }

  private Part shown(String rest, Span span, Span inner) throws Unusable {
    List<String> words = Arrays.stream(rest.split("\\s+", -1)).filter(w -> !w.isEmpty()).toList();
    if (words.size() < 2 || !words.getFirst().equals("qi-stage")) {
      throw findings.unusable(
          file, span, new LessonProblem.UnknownWord("shown", rest, "qi-stage …"));
    }
    return new Part.Shown(words.subList(1, words.size()), file.slice(inner), span);
  }

  private Part code(String rest, Span span, Span inner) throws Unusable {
    String text = file.slice(inner);
    if (rest.isEmpty() || rest.equals("broken")) {
      return new Part.Code(text, Optional.empty(), Optional.empty(), !rest.isEmpty(), span);
    }
    int mark = rest.indexOf('#');
    String path = mark < 0 ? rest : rest.substring(0, mark);
    Optional<String> region = mark < 0 ? Optional.empty() : Optional.of(rest.substring(mark + 1));
    SourceText program = runs.programs().get(path);
    if (program == null) {
      throw findings.unusable(file, span, new LessonProblem.UnknownProgram(path));
    }
    Optional<String> quoted =
        region.isEmpty()
            ? Optional.of(Regions.without(program))
            : Regions.of(program, region.get());
    if (quoted.isEmpty()) {
      throw findings.unusable(file, span, new LessonProblem.UnknownRegion(region.orElse(""), path));
    }
    if (!text.isBlank()) {
      compare(text, quoted.get(), path, inner);
    }
    return new Part.Code(quoted.get(), Optional.of(path), region, false, span);
  }

  private void compare(String here, String there, String path, Span inner) {
    List<String> own = here.stripTrailing().lines().map(String::stripTrailing).toList();
    List<String> other = there.stripTrailing().lines().map(String::stripTrailing).toList();
    for (int i = 0; i < Math.max(own.size(), other.size()); i++) {
      if (i >= own.size() || i >= other.size() || !own.get(i).equals(other.get(i))) {
        int line = Math.min(file.line(inner.start()) + i, file.lineCount());
        findings.add(file, file.lineSpan(line), new LessonProblem.StaleQuotation(path, i + 1));
        return;
      }
    }
  }
}
