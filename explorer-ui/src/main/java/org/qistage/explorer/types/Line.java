package org.qistage.explorer.types;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qistage.foundation.Span;

/// A line of a list, with those below it.
///
/// @param cells one for each column
/// @param span what it lights; empty when that is in another file
/// @param region what lies in it lights it; mostly the same
/// @param style a class of style sheets; empty for none
record Line(
    List<String> cells,
    Optional<Span> span,
    Optional<Span> region,
    String style,
    List<Line> children) {
  Line {
    cells = List.copyOf(cells);
    children = List.copyOf(children);
  }

  /// A line of its own.
  static Line of(List<String> cells, Optional<Span> span) {
    return new Line(cells, span, span, "", List.of());
  }

  Line with(List<Line> otherChildren) {
    return new Line(cells, span, region, style, otherChildren);
  }

  Line styled(String other) {
    return new Line(cells, span, region, other, children);
  }

  /// Whether some cell has a text in it, however it is capitalised.
  boolean has(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return cells.stream().anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
