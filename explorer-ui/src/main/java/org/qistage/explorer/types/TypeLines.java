package org.qistage.explorer.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Words;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.pipeline.view.ScopeTree;
import org.qistage.pipeline.view.SuspensionRow;
import org.qistage.pipeline.view.SymbolRow;

/// What checking found, as lines of lists.
final class TypeLines {
  private final Program program;
  private final SourceText source;
  private final Words words;

  TypeLines(Program program, Words words) {
    this.program = program;
    this.source = program.source();
    this.words = words;
  }

  /// The scopes with the names that each declares: name, kind, type, place, uses.
  List<Line> scopes() {
    return ScopeTree.of(program.compiled()).stream().map(this::scope).toList();
  }

  private Line scope(ScopeTree scope) {
    String kind = words.of("scope." + key(scope.kind()));
    String name = scope.name().isEmpty() ? kind : kind + " " + scope.name();
    List<Line> children = new ArrayList<>(scope.symbols().stream().map(this::symbol).toList());
    scope.inner().forEach(inner -> children.add(scope(inner)));
    int first = source.line(scope.span().start());
    int last = source.line(Math.max(scope.span().start(), scope.span().end() - 1));
    String lines = scope.kind() == ScopeTree.Kind.LIBRARY ? "" : words.of("lines", first, last);
    Optional<Span> span =
        scope.kind() == ScopeTree.Kind.LIBRARY ? Optional.empty() : Optional.of(scope.span());
    List<String> cells = List.of(name, words.of("scope"), "", lines, "");
    return new Line(cells, span, span, "scope-line", children);
  }

  /// The symbols: name, kind, type, place, uses.
  List<Line> symbols() {
    return SymbolRow.of(program.compiled()).stream().map(this::symbol).toList();
  }

  private Line symbol(SymbolRow symbol) {
    String kind = words.of("kind." + key(symbol.kind()));
    if (symbol.captured()) {
      kind = words.of("captured", kind);
    }
    if (symbol.suspends()) {
      kind = words.of("suspending", kind);
    }
    String place =
        symbol
            .place()
            .map(span -> source.position(span.start()).toString())
            .orElseGet(() -> words.of("module", symbol.module()));
    List<Line> uses = new ArrayList<>();
    for (Span use : symbol.uses()) {
      uses.add(
          Line.of(
              List.of(
                  words.of("use"), "", excerpt(use), source.position(use.start()).toString(), ""),
              Optional.of(use)));
    }
    String unused = words.of(symbol.entry() ? "entry" : "unused");
    String count = symbol.uses().isEmpty() ? unused : "" + symbol.uses().size();
    return Line.of(List.of(symbol.name(), kind, symbol.type(), place, count), symbol.place())
        .with(uses);
  }

  /// The line of the source that a place is in.
  private String excerpt(Span span) {
    String text = source.text();
    int start = text.lastIndexOf('\n', span.start() - 1) + 1;
    int end = text.indexOf('\n', span.start());
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }

  /// The functions, with the places that lead each to a suspension: function, what stands there, place.
  List<Line> suspensions() {
    return SuspensionRow.of(program.compiled()).stream().map(this::suspension).toList();
  }

  private Line suspension(SuspensionRow row) {
    String place = source.position(row.span().start()).toString();
    if (!row.suspends()) {
      return Line.of(List.of(row.function(), words.of("never"), place), Optional.of(row.span()));
    }
    List<Line> steps = new ArrayList<>();
    for (SuspensionRow.Place step : row.why()) {
      String at =
          step.span()
              .map(span -> words.of("at", step.function(), source.line(span.start())))
              .orElseGet(() -> words.of("elsewhere", step.function()));
      String what =
          words.of(
              step.call() ? "calls" : "operation",
              step.span().map(span -> short60(source.slice(span))).orElse(step.operation()));
      String where = step.span().map(span -> source.position(span.start()).toString()).orElse("");
      steps.add(Line.of(List.of("↳ " + at, what, where), step.span()));
    }
    SuspensionRow.Place last = row.why().getLast();
    String summary = words.of("suspends", last.operation());
    return Line.of(List.of(row.function(), summary, place), Optional.of(row.span()))
        .styled("suspends")
        .with(steps);
  }

  private static String short60(String text) {
    String line = text.replaceAll("\\s+", " ");
    int end = line.offsetByCodePoints(0, Math.min(60, line.codePointCount(0, line.length())));
    return end == line.length() ? line : line.substring(0, end) + " …";
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
