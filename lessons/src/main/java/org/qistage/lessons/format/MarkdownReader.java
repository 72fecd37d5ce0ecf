package org.qistage.lessons.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// Takes a lesson's Markdown apart: into steps at its headings of the second level, and these into text and
/// directives.
final class MarkdownReader {
  /// The first words of the fenced blocks that mean something to a lesson.
  static final Set<String> DIRECTIVES = Set.of("show", "check", "reveal", "shown", "qi");

  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private final SourceText file;
  private final DirectiveReader directives;
  private final Findings findings;

  MarkdownReader(SourceText file, RunFields runs, Findings findings) {
    this.file = file;
    this.directives = new DirectiveReader(file, runs, findings, this);
    this.findings = findings;
  }

  /// Reads the part of the file after its front matter.
  LessonText text(int start) {
    List<Part> introduction = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    List<Part> parts = introduction;
    Prose prose = new Prose(start);
    for (Node node : blocks(new Span(start, file.text().length()))) {
      Span span = prose.span(node);
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        prose.end(parts);
        parts = new ArrayList<>();
        steps.add(new Step(title(span), span, List.of()));
      } else {
        add(node, span, prose, parts);
      }
      if (!steps.isEmpty()) {
        Step last = steps.getLast();
        steps.set(steps.size() - 1, new Step(last.title(), last.span(), parts));
      }
    }
    prose.end(parts);
    if (!steps.isEmpty()) {
      Step last = steps.getLast();
      steps.set(steps.size() - 1, new Step(last.title(), last.span(), parts));
    }
    return new LessonText(file, introduction, steps);
  }

  /// Reads Markdown inside of a directive.
  List<Part> parts(Span inner) {
    List<Part> parts = new ArrayList<>();
    Prose prose = new Prose(inner.start());
    for (Node node : blocks(inner)) {
      add(node, prose.span(node), prose, parts);
    }
    prose.end(parts);
    return parts;
  }

  private List<Node> blocks(Span part) {
    Node document = PARSER.parse(file.slice(part));
    List<Node> blocks = new ArrayList<>();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      blocks.add(node);
    }
    return blocks;
  }

  private String title(Span heading) {
    return file.slice(heading).strip().replaceFirst("^##", "").replaceFirst("\\s#+$", "").strip();
  }

  private void add(Node node, Span span, Prose prose, List<Part> parts) {
    if (node instanceof FencedCodeBlock fence && isDirective(fence)) {
      prose.end(parts);
      directives.read(info(fence), span, inner(span)).ifPresent(parts::add);
      return;
    }
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock fence) {
            String name = info(fence).split("\\s", 2)[0];
            if (isDirective(fence) && !name.equals("qi")) {
              findings.add(file, prose.span(fence), new LessonProblem.NestedDirective(name));
            }
          }
        });
    prose.add(span);
  }

  private static String info(FencedCodeBlock fence) {
    return fence.getInfo() == null ? "" : fence.getInfo().strip();
  }

  private static boolean isDirective(FencedCodeBlock fence) {
    return DIRECTIVES.contains(info(fence).split("\\s", 2)[0]);
  }

  /// The lines between the fences.
  private Span inner(Span fence) {
    int first = file.line(fence.start());
    int last = file.line(fence.end());
    if (first >= last) {
      return Span.at(fence.end());
    }
    int start = file.lineSpan(first + 1).start();
    String closing = file.slice(file.lineSpan(last)).strip();
    boolean closed = closing.startsWith("```") || closing.startsWith("~~~");
    int end = closed ? file.lineSpan(last).start() : fence.end();
    return new Span(start, Math.max(start, end));
  }

  /// Blocks in a row that are shown as they stand.
  private final class Prose {
    private final int offset;
    private Optional<Span> pending = Optional.empty();

    Prose(int offset) {
      this.offset = offset;
    }

    Span span(Node node) {
      List<SourceSpan> spans = node.getSourceSpans();
      if (spans.isEmpty()) {
        return Span.at(offset);
      }
      SourceSpan last = spans.getLast();
      return new Span(
          offset + spans.getFirst().getInputIndex(),
          offset + last.getInputIndex() + last.getLength());
    }

    void add(Span span) {
      pending = Optional.of(pending.map(before -> before.to(span)).orElse(span));
    }

    void end(List<Part> parts) {
      pending.ifPresent(span -> parts.add(new Part.Prose(file.slice(span), span)));
      pending = Optional.empty();
    }
  }
}
