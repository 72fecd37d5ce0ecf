package org.qistage.foundation.text.render;

import java.util.List;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.text.DisplayWidth;

/// A line of the source made ready to show: cropped around its marks, tabs expanded, and characters
/// that do not show replaced by ones that do.
final class ShownLine {
  /// The most columns of source that are shown.
  static final int WIDTH = 110;

  /// How much of a cropped line is shown before its first mark, in UTF-16 units.
  private static final int BEFORE = 40;

  private static final int TAB = 4;
  private static final String CUT = "…";

  private final StringBuilder text = new StringBuilder();

  /// The display column of each UTF-16 unit from `first`, and of the end.
  private final int[] columns;

  private final int first;

  ShownLine(SourceText source, int line, List<Mark> marks) {
    Span span = source.lineSpan(line);
    int firstMark = marks.stream().mapToInt(mark -> mark.span().start()).min().orElse(span.start());
    int start = span.start();
    if (span.length() > WIDTH && firstMark - start > BEFORE) {
      start = boundary(source.text(), Math.min(firstMark, span.end()) - BEFORE);
      text.append(CUT);
    }
    first = start;
    columns = new int[Math.min(span.end() - start, WIDTH) + 1];
    fill(source.text(), span.end());
  }

  private static int boundary(String text, int offset) {
    return offset > 0
            && Character.isLowSurrogate(text.charAt(offset))
            && Character.isHighSurrogate(text.charAt(offset - 1))
        ? offset + 1
        : offset;
  }

  private void fill(String source, int end) {
    int column = text.length();
    int at = first;
    int last = first + columns.length - 1;
    while (at < last && column < WIDTH) {
      int codePoint = source.codePointAt(at);
      int units = Math.min(Character.charCount(codePoint), last - at);
      for (int i = 0; i < units; i++) {
        columns[at - first + i] = column;
      }
      column += show(codePoint, column);
      at += units;
    }
    for (int i = at - first; i < columns.length; i++) {
      columns[i] = column;
    }
    if (at < end) {
      text.append(CUT);
    }
  }

  /// Appends a character in a form that shows and gives its columns.
  private int show(int codePoint, int column) {
    if (codePoint == '\t') {
      int width = TAB - column % TAB;
      text.append(" ".repeat(width));
      return width;
    }
    int shown =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL -> codePoint < 0x20 ? 0x2400 + codePoint : 0xFFFD;
          case Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              0xFFFD;
          default -> codePoint;
        };
    text.appendCodePoint(shown);
    return DisplayWidth.of(shown);
  }

  String text() {
    return text.toString();
  }

  /// The display column at which a UTF-16 offset of the source begins, from 0.
  int column(int offset) {
    return columns[Math.clamp(offset - first, 0, columns.length - 1)];
  }

  /// How many columns a span takes on this line; at least one.
  int width(Span span) {
    return Math.max(1, column(span.end()) - column(span.start()));
  }
}
