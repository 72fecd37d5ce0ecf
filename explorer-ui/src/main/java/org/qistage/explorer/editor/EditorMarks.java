package org.qistage.explorer.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Program;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.pipeline.FileSnapshot;
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
  private static final int MOST_PIECES = 2_000;

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
        program.source(), program.derived().tokens(), problems(program), lit, now, List.of());
  }

  /// Of a file that the program imports.
  static EditorMarks of(FileSnapshot file) {
    return new EditorMarks(
        file.source(),
        TokenRow.of(file),
        problems(file.diagnostics(), file.source()),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static List<Mark> problems(Program program) {
    return problems(program.compiled().diagnostics(), program.source());
  }

  private static List<Mark> problems(List<LocatedDiagnostic> all, SourceText source) {
    List<Mark> marks = new ArrayList<>();
    for (LocatedDiagnostic located : all) {
      if (located.source().equals(source)) {
        String severity = located.diagnostic().severity().name().toLowerCase(Locale.ROOT);
        Span span = located.diagnostic().primary();
        marks.add(new Mark(visible(span, source), "problem-" + severity));
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

  /// The style of one paragraph: spans that touch, from its start to its end. What lies behind very many of
  /// them is not styled, since each is a node of its own to the toolkit.
  ///
  /// @param start where the paragraph starts in the text
  /// @param length how long it is
  public List<Styled> paragraph(int start, int length) {
    List<Mark> marks = marksIn(start, start + length);
    NavigableMap<Integer, List<Mark>> begin = new TreeMap<>();
    NavigableMap<Integer, List<Mark>> end = new TreeMap<>();
    for (Mark mark : marks) {
      put(begin, Math.max(start, mark.span().start()), mark);
      put(end, Math.min(start + length, mark.span().end()), mark);
    }
    NavigableSet<Integer> cuts = new TreeSet<>(begin.keySet());
    cuts.addAll(end.keySet());
    cuts.add(start);
    List<Styled> styled = new ArrayList<>();
    Map<String, Integer> active = new HashMap<>();
    for (int from : cuts) {
      end.getOrDefault(from, List.of())
          .forEach(mark -> active.merge(mark.style(), -1, Integer::sum));
      begin
          .getOrDefault(from, List.of())
          .forEach(mark -> active.merge(mark.style(), 1, Integer::sum));
      active.values().removeIf(count -> count == 0);
      Integer next = cuts.higher(from);
      boolean last = next == null || styled.size() >= MOST_PIECES;
      int to = last ? start + length : next;
      if (to > from) {
        add(styled, new Styled(to - from, next == null || !last ? active.keySet() : Set.of()));
      }
      if (last) {
        break;
      }
    }
    return styled;
  }

  private static void put(Map<Integer, List<Mark>> marks, int place, Mark mark) {
    marks.computeIfAbsent(place, _ -> new ArrayList<>(2)).add(mark);
  }

  /// Pieces that look alike are one.
  private static void add(List<Styled> styled, Styled piece) {
    if (!styled.isEmpty() && styled.getLast().styles().equals(piece.styles())) {
      Styled before = styled.removeLast();
      styled.add(new Styled(before.length() + piece.length(), piece.styles()));
    } else {
      styled.add(piece);
    }
  }

  /// What marks some part of a paragraph.
  private List<Mark> marksIn(int start, int end) {
    List<Mark> marks = new ArrayList<>();
    for (int i = TokenRow.firstEndingBehind(tokens, start); i < tokens.size(); i++) {
      TokenRow token = tokens.get(i);
      if (token.span().start() >= end) {
        break;
      }
      marks.add(new Mark(token.span(), "token-" + token.style().name().toLowerCase(Locale.ROOT)));
    }
    marks.addAll(problems);
    pair.forEach(span -> marks.add(new Mark(span, "bracket")));
    lit.ifPresent(span -> marks.add(new Mark(span, "lit")));
    now.ifPresent(span -> marks.add(new Mark(span, "now")));
    marks.removeIf(mark -> mark.span().end() <= start || mark.span().start() >= end);
    return marks;
  }

  /// So many units of text with their style classes.
  public record Styled(int length, Set<String> styles) {
    public Styled {
      styles = Set.copyOf(styles);
    }
  }

  /// The bracket beside a place and the one that belongs to it; none when there is none, or it has none.
  public List<Span> brackets(int place) {
    for (int i = Math.max(0, TokenRow.firstEndingBehind(tokens, place - 1));
        i < tokens.size();
        i++) {
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
}
