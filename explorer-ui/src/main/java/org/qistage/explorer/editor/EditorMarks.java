package org.qistage.explorer.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Program;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.pipeline.view.TokenRow;

/// What is marked in the text of one program: tokens, problems, what is lit, and what runs. Immutable.
///
/// @param source the text that the spans are of
/// @param tokens in order
/// @param problems the spans of diagnostics, each with its severity
/// @param lit what the focus lights
/// @param now the statement that the running task is at
/// @param pair two brackets that belong together
public record EditorMarks(
    SourceText source,
    List<TokenRow> tokens,
    List<Mark> problems,
    Optional<Span> lit,
    Optional<Span> now,
    List<Span> pair) {
  public EditorMarks {
    pair = List.copyOf(pair);
    tokens = List.copyOf(tokens);
    problems = List.copyOf(problems);
  }

  /// A span with the names of its style classes.
  public record Mark(Span span, String style) {}

  public static EditorMarks none() {
    return new EditorMarks(
        new SourceText("", ""),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public static EditorMarks of(Program program, Optional<Span> lit, Optional<Span> now) {
    return new EditorMarks(
        program.source(), TokenRow.of(program.compiled()), problems(program), lit, now, List.of());
  }

  private static List<Mark> problems(Program program) {
    List<Mark> marks = new ArrayList<>();
    for (LocatedDiagnostic located : program.compiled().diagnostics()) {
      if (located.source().equals(program.source())) {
        String severity = located.diagnostic().severity().name().toLowerCase(Locale.ROOT);
        Span span = located.diagnostic().primary();
        marks.add(new Mark(visible(span, program.source()), "problem-" + severity));
      }
    }
    return marks;
  }

  /// An empty span marks the unit before it, or nobody would see it.
  private static Span visible(Span span, SourceText source) {
    if (span.length() > 0) {
      return span;
    }
    int start = Math.max(0, Math.min(span.start(), source.text().length()) - 1);
    return new Span(start, Math.min(start + 1, source.text().length()));
  }

  /// The same with other things lit.
  public EditorMarks with(Optional<Span> otherLit, Optional<Span> otherNow, List<Span> otherPair) {
    return new EditorMarks(source, tokens, problems, otherLit, otherNow, otherPair);
  }

  /// Where the innermost call of the task is that runs at the clock's moment, or ran last; empty where that
  /// is in another file.
  static Optional<Span> now(Clock clock) {
    return clock
        .moment()
        .get()
        .flatMap(moment -> moment.stack(clock.task()).stream().findFirst())
        .filter(frame -> frame.file() == 0)
        .flatMap(frame -> frame.span().map(region -> region.span()));
  }

  /// The style of one paragraph: spans that touch, from its start to its end.
  ///
  /// @param start where the paragraph starts in the text
  /// @param length how long it is
  public List<Styled> paragraph(int start, int length) {
    List<Styled> styled = new ArrayList<>();
    int end = start + length;
    List<Integer> cuts = new ArrayList<>(List.of(start, end));
    List<Mark> marks = new ArrayList<>();
    for (int i = firstToken(start); i < tokens.size(); i++) {
      TokenRow token = tokens.get(i);
      if (token.span().start() >= end) {
        break;
      }
      add(
          new Mark(token.span(), "token-" + token.style().name().toLowerCase(Locale.ROOT)),
          start,
          end,
          marks,
          cuts);
    }
    problems.forEach(mark -> add(mark, start, end, marks, cuts));
    pair.forEach(span -> add(new Mark(span, "bracket"), start, end, marks, cuts));
    lit.ifPresent(span -> add(new Mark(span, "lit"), start, end, marks, cuts));
    now.ifPresent(span -> add(new Mark(span, "now"), start, end, marks, cuts));
    List<Integer> ordered = new HashSet<>(cuts).stream().sorted(Comparator.naturalOrder()).toList();
    for (int i = 0; i + 1 < ordered.size(); i++) {
      int from = ordered.get(i);
      int to = ordered.get(i + 1);
      Set<String> styles = new HashSet<>();
      for (Mark mark : marks) {
        if (mark.span().start() <= from && to <= mark.span().end()) {
          styles.add(mark.style());
        }
      }
      styled.add(new Styled(to - from, styles));
    }
    return styled;
  }

  /// So many units of text with their style classes.
  public record Styled(int length, Set<String> styles) {
    public Styled {
      styles = Set.copyOf(styles);
    }
  }

  private static void add(Mark mark, int start, int end, List<Mark> marks, List<Integer> cuts) {
    if (mark.span().end() > start && mark.span().start() < end) {
      marks.add(mark);
      cuts.add(Math.max(start, mark.span().start()));
      cuts.add(Math.min(end, mark.span().end()));
    }
  }

  /// The bracket beside a place and the one that belongs to it; none when there is none, or it has none.
  public List<Span> brackets(int place) {
    for (int i = Math.max(0, firstToken(place - 1)); i < tokens.size(); i++) {
      TokenRow token = tokens.get(i);
      if (token.span().start() > place) {
        break;
      }
      int partner = partner(i);
      if (partner >= 0) {
        return List.of(token.span(), tokens.get(partner).span());
      }
    }
    return List.of();
  }

  private int partner(int index) {
    String kind = tokens.get(index).kind();
    boolean left = kind.startsWith("LEFT_") && !kind.equals("LEFT_ARROW");
    if (!left && !kind.startsWith("RIGHT_")) {
      return -1;
    }
    String other = left ? kind.replace("LEFT_", "RIGHT_") : kind.replace("RIGHT_", "LEFT_");
    int depth = 0;
    for (int i = index; i >= 0 && i < tokens.size(); i += left ? 1 : -1) {
      if (tokens.get(i).kind().equals(kind)) {
        depth++;
      } else if (tokens.get(i).kind().equals(other)) {
        depth--;
      }
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /// The first token that ends behind a place.
  private int firstToken(int place) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).span().end() <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
