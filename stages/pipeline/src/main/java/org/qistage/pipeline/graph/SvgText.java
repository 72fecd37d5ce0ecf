package org.qistage.pipeline.graph;

import java.util.Locale;

/// Text of XML while it grows.
final class SvgText {
  private final StringBuilder text = new StringBuilder();

  /// Adds markup as it stands.
  SvgText raw(String markup) {
    text.append(markup);
    return this;
  }

  /// Adds characters of content or of an attribute's value. What XML does not allow even as an entity
  /// becomes U+FFFD.
  SvgText escaped(String content) {
    content
        .codePoints()
        .forEach(
            codePoint -> {
              switch (codePoint) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(isAllowed(codePoint) ? codePoint : 0xFFFD);
              }
            });
    return this;
  }

  private static boolean isAllowed(int codePoint) {
    boolean control = codePoint < ' ' && codePoint != '\n' && codePoint != '\t';
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return !control && !surrogate && codePoint != 0xFFFE && codePoint != 0xFFFF;
  }

  /// Adds an attribute with a number.
  SvgText number(String attribute, double value) {
    text.append(' ').append(attribute).append("=\"").append(format(value)).append('"');
    return this;
  }

  /// A number with at most one digit after the point.
  static String format(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
