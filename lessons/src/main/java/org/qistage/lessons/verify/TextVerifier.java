package org.qistage.lessons.verify;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.LessonCopy;
import org.qistage.lessons.check.Moments;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonProblem;
import org.qistage.lessons.format.LessonText;
import org.qistage.lessons.format.Part;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

/// Verifies what a lesson's text quotes, shows and links to.
final class TextVerifier {
  private static final String GAP = "…";
  private static final String LESSON = "lesson:";
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*|#.*");

  private final Lesson lesson;
  private final LessonText text;
  private final Language language;
  private final Set<String> known;
  private final CommandLine commands;
  private final LessonCopy copy;
  private final List<LocatedDiagnostic> found = new ArrayList<>();
  private int quotations;

  TextVerifier(
      Lesson lesson, Language language, Set<String> known, CommandLine commands, LessonCopy copy) {
    this.lesson = lesson;
    this.text = lesson.text(language);
    this.language = language;
    this.known = known;
    this.commands = commands;
    this.copy = copy;
  }

  int quotations() {
    return quotations;
  }

  List<LocatedDiagnostic> verify() {
    for (Part part : text.parts()) {
      switch (part) {
        case Part.Prose(String markdown, Span span) -> links(markdown, span);
        case Part.Show show -> moment(show);
        case Part.Shown shown -> output(shown);
        case Part.Code(String code, var program, _, boolean broken, Span span) -> {
          if (program.isEmpty() && !broken) {
            parses(code, span);
          }
        }
        case Part.Ask _, Part.Reveal _ -> {}
      }
    }
    return found;
  }

  private void add(Span place, org.qistage.foundation.Problem problem) {
    found.add(new LocatedDiagnostic(text.source(), Diagnostic.of(problem, place)));
  }

  private Span line(Span span, int below) {
    SourceText file = text.source();
    return file.lineSpan(Math.min(file.line(span.start()) + below, file.lineCount()));
  }

  // ---- Links ----

  private void links(String markdown, Span span) {
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                link(link.getDestination(), span);
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                link(image.getDestination(), span);
                visitChildren(image);
              }
            });
  }

  private void link(String target, Span span) {
    int at = text.source().text().indexOf(target, span.start());
    Span place = at < 0 ? span : new Span(at, at + target.length());
    if (target.startsWith(LESSON)) {
      String id = target.substring(LESSON.length());
      if (!known.isEmpty() && !known.contains(id)) {
        add(place, new LessonFault.UnknownLesson(id));
      }
    } else if (!ELSEWHERE.matcher(target).matches() && !exists(target.replaceFirst("#.*", ""))) {
      add(place, new LessonFault.BrokenLink(target));
    }
  }

  /// A lesson in a jar has no documents around it: what leads out of the course is not looked for there.
  private boolean exists(String target) {
    try {
      Path folder = lesson.folder().toAbsolutePath();
      Path path = folder.resolve(target).normalize();
      boolean packed = !folder.getFileSystem().equals(Path.of("").getFileSystem());
      boolean built = !Files.isDirectory(folder.resolve("../../../docs"));
      boolean outside = target.startsWith("../../");
      return Files.exists(path) || ((packed || built) && outside);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  // ---- Moments ----

  private void moment(Part.Show show) {
    if (show.at().isEmpty()) {
      return;
    }
    boolean there =
        Moments.record(lesson, show.run())
            .map(trace -> Moments.find(trace, show.at().get()).isPresent())
            .orElse(false);
    if (!there) {
      add(line(show.span(), 0), new LessonFault.NoSuchMoment(show.run().program()));
    }
  }

  // ---- Output of commands ----

  private void output(Part.Shown shown) {
    quotations++;
    List<String> command = new ArrayList<>(copy.located(shown.command()));
    if (!command.contains("--lang")) {
      command.addAll(List.of("--lang", language.tag()));
    }
    boolean runs = List.of("run", "explore").contains(shown.command().getFirst());
    if (runs && Files.isDirectory(copy.folder().resolve("http"))) {
      command.addAll(List.of("--http-fixtures", copy.folder().resolve("http").toString()));
    }
    if (shown.command().getFirst().equals("run") && !command.contains("--clock")) {
      command.addAll(List.of("--clock", "virtual"));
    }
    List<String> printed =
        copy.plain(commands.run(command)).lines().map(String::stripTrailing).toList();
    List<String> quoted = shown.output().lines().map(String::stripTrailing).toList();
    missing(quoted, printed)
        .ifPresent(
            at -> add(line(shown.span(), at + 1), new LessonFault.StaleOutput(quoted.get(at))));
  }

  /// The first line of an excerpt that is not where it should be in the output: pieces stand in their order,
  /// each in one run of lines.
  private static Optional<Integer> missing(List<String> quoted, List<String> printed) {
    int from = 0;
    int at = 0;
    while (at < quoted.size()) {
      if (quoted.get(at).strip().equals(GAP)) {
        at++;
        continue;
      }
      int end = at;
      while (end < quoted.size() && !quoted.get(end).strip().equals(GAP)) {
        end++;
      }
      List<String> piece = quoted.subList(at, end);
      int best = 0;
      int place = -1;
      for (int i = from; i < printed.size() && place < 0; i++) {
        int same = 0;
        while (same < piece.size()
            && i + same < printed.size()
            && piece.get(same).equals(printed.get(i + same))) {
          same++;
        }
        best = Math.max(best, same);
        place = same == piece.size() ? i : -1;
      }
      if (place < 0) {
        return Optional.of(at + Math.min(best, piece.size() - 1));
      }
      from = place + piece.size();
      at = end;
    }
    return Optional.empty();
  }

  // ---- Code ----

  private void parses(String code, Span span) {
    Optional<LocatedDiagnostic> alone = fault(code);
    if (alone.isPresent() && fault("函数 片段() {\n" + code + "\n}\n").isPresent()) {
      LocatedDiagnostic first = alone.get();
      int below = first.source().line(first.diagnostic().primary().start());
      add(line(span, below), new LessonProblem.BrokenCode(first.diagnostic().code()));
    }
  }

  private static Optional<LocatedDiagnostic> fault(String code) {
    CompileSnapshot parsed =
        Pipeline.standard().compile(CompileRequest.of(new SourceText("qi", code), StageId.PARSE));
    return parsed.diagnostics().stream().filter(each -> each.diagnostic().isError()).findFirst();
  }
}
