package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.text.DisplayWidth;
import org.qistage.foundation.text.Escapes;

/// What the pictures show of a label: nothing invisible, no line ends within a line, and no line so
/// long that the rest of the picture becomes small. Where a format can tell more on demand it is given
/// the {@link #full} text too.
final class LabelText {
  /// The display columns that a line may take.
  static final int COLUMNS = 64;

  /// How many rows one line is broken into before it is cut off.
  private static final int ROWS = 6;

  private static final String INDENT = "    ";
  private static final String CUT = " …";

  private LabelText() {}

  /// The lines of a label whose lines stand below each other; long ones are broken.
  static List<String> stacked(List<String> lines) {
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      wrap(Escapes.reveal(line), rows);
    }
    return rows;
  }

  /// The lines of a label whose lines stand beside each other; long ones are cut off.
  static List<String> joined(List<String> lines) {
    return lines.stream().map(LabelText::line).toList();
  }

  /// One line, cut off when it is long.
  static String line(String text) {
    String visible = Escapes.reveal(text);
    int end = fitting(visible, 0, COLUMNS);
    return end == visible.length()
        ? visible
        : visible.substring(0, fitting(visible, 0, COLUMNS - CUT.length())) + CUT;
  }

  /// All lines, whole, with line ends between them.
  static String full(List<String> lines) {
    return String.join("\n", lines.stream().map(Escapes::reveal).toList());
  }

  private static void wrap(String text, List<String> rows) {
    int start = 0;
    for (int row = 0; row < ROWS; row++) {
      String indent = row == 0 ? "" : INDENT;
      int end = fitting(text, start, COLUMNS - indent.length());
      if (end == text.length()) {
        rows.add(indent + text.substring(start));
        return;
      }
      if (row == ROWS - 1) {
        rows.add(indent + line(text.substring(start)));
        return;
      }
      // Rather at a space, unless that leaves half of the row empty.
      int space = text.lastIndexOf(' ', end);
      if (space > start + (end - start) / 2) {
        end = space;
      }
      rows.add(indent + text.substring(start, end));
      start = end;
      while (start < text.length() && text.charAt(start) == ' ') {
        start++;
      }
    }
  }

  /// The end of the longest part from a start on that takes at most so many columns.
  private static int fitting(String text, int start, int columns) {
    int width = 0;
    int at = start;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      width += DisplayWidth.of(codePoint);
      if (width > columns) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }
}
