package org.qistage.pipeline.graph;

import java.util.List;
import org.qistage.foundation.text.DisplayWidth;
import org.qistage.foundation.text.Escapes;

/// What the pictures show of a label: nothing invisible, no line ends within a line, no line so long
/// that the rest of the picture becomes small. Where a format can tell more on demand it is given the
/// {@link #full} text too.
final class LabelText {
  /// The display columns that a line may take.
  static final int COLUMNS = 72;

  private LabelText() {}

  static List<String> lines(List<String> lines) {
    return lines.stream().map(LabelText::line).toList();
  }

  static String line(String text) {
    String visible = Escapes.reveal(text);
    if (visible.length() <= COLUMNS / 2 || DisplayWidth.of(visible) <= COLUMNS) {
      return visible;
    }
    StringBuilder shown = new StringBuilder();
    int width = 0;
    for (int at = 0; at < visible.length(); ) {
      int codePoint = visible.codePointAt(at);
      width += DisplayWidth.of(codePoint);
      if (width > COLUMNS - 2) {
        break;
      }
      shown.appendCodePoint(codePoint);
      at += Character.charCount(codePoint);
    }
    return shown.append(" …").toString();
  }

  /// All lines, whole, with line ends between them.
  static String full(List<String> lines) {
    return String.join("\n", lines.stream().map(Escapes::reveal).toList());
  }
}
