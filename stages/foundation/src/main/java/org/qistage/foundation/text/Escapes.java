package org.qistage.foundation.text;

import java.util.Locale;

/// Writes text so that it stays on one line and hides nothing.
public final class Escapes {
  private Escapes() {}

  /// The text with line ends, tabs, backslashes, control and format characters, and spaces other than
  /// the plain and the ideographic one, as escapes of Qi.
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(escaped, codePoint));
    return escaped.toString();
  }

  /// The text as a string literal of Qi.
  public static String quote(String text) {
    return '"' + escape(text).replace("\"", "\\\"") + '"';
  }

  /// The text with everything that cannot be seen as escapes of Qi; unlike [#escape] it leaves
  /// backslashes alone, and so is for labels that may hold escaped literals already.
  public static String reveal(String text) {
    StringBuilder revealed = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            codePoint -> {
              if (codePoint == '\\') {
                revealed.append('\\');
              } else {
                append(revealed, codePoint);
              }
            });
    return revealed.toString();
  }

  private static void append(StringBuilder escaped, int codePoint) {
    switch (codePoint) {
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      case '\\' -> escaped.append("\\\\");
      case 0 -> escaped.append("\\0");
      default -> {
        if (isVisible(codePoint)) {
          escaped.appendCodePoint(codePoint);
        } else {
          escaped.append(String.format(Locale.ROOT, "\\u{%X}", codePoint));
        }
      }
    }
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ' || codePoint == 0x3000;
      default -> true;
    };
  }
}
