package org.qistage.foundation;

import java.util.Arrays;

/// The text of one file and its name as the user wrote it. Lines end with LF, CRLF or a lone CR.
public final class SourceText {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  public SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[Math.max(16, text.length() / 16)];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /// How many lines there are; an empty text has one.
  public int lineCount() {
    return lineStarts.length;
  }

  /// The number of the line, from 1, that holds a UTF-16 offset. An offset past the end is on the
  /// last line.
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  public Position position(int offset) {
    int line = line(offset);
    int start = lineStarts[line - 1];
    return new Position(
        line, text.codePointCount(start, Math.clamp(offset, start, text.length())) + 1);
  }

  /// The span of a line's text without its line end.
  public Span lineSpan(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return new Span(start, end);
  }

  /// The text under a span; parts of the span past the end are left out.
  public String slice(Span span) {
    int start = Math.min(span.start(), text.length());
    return text.substring(start, Math.clamp(span.end(), start, text.length()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceText that && name.equals(that.name) && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + text.hashCode();
  }

  @Override
  public String toString() {
    return name + " (" + text.length() + " units)";
  }
}
