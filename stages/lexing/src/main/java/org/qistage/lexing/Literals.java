package org.qistage.lexing;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// What the text of a literal or a name stands for. Every function takes any text: of a malformed
/// literal it makes what can be made, since the diagnostic is the lexer's business and the parser has
/// to go on.
public final class Literals {
  /// Stands for the code point of an escape that is none.
  static final int NO_CODE_POINT = -1;

  /// Decimal digits that are still read exactly; more of them are far outside every integer type, and
  /// reading millions of digits would take minutes.
  private static final int EXACT_DIGITS = 400;

  /// Digits that fit into a long whatever they are.
  private static final int SHORT_DIGITS = 18;

  /// A number in ASCII. Each repetition is of one character class, so that matching never recurses.
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d(?:[\\d_]*\\d)?(?:\\.\\d(?:[\\d_]*\\d)?)?(?:[eE][+-]?\\d(?:[\\d_]*\\d)?)?"
              + "|0[xX]\\p{XDigit}(?:[\\p{XDigit}_]*\\p{XDigit})?"
              + "|0[oO][0-7](?:[0-7_]*[0-7])?"
              + "|0[bB][01](?:[01_]*[01])?");

  private Literals() {}

  /// Whether a text in ASCII is an integer or float literal.
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /// Whether the text of a literal token is not what the language takes for one, so that the lexer
  /// has a diagnostic for it. False for other kinds of token.
  public static boolean isMalformed(TokenKind kind, String text) {
    return switch (kind) {
      case INTEGER_LITERAL, FLOAT_LITERAL -> !isNumber(halfWidth(text));
      case STRING_LITERAL -> !isClosed(text);
      case CHARACTER_LITERAL -> {
        String value = stringValue(text);
        yield !isClosed(text) || value.codePointCount(0, value.length()) != 1;
      }
      default -> false;
    };
  }

  private static boolean isClosed(String text) {
    return text.length() > 1
        && isClosing(text.charAt(0), text.charAt(text.length() - 1))
        && !endsInEscape(text);
  }

  /// The name that an identifier stands for: in NFC, and with full-width letters, digits and
  /// underscores as ASCII.
  public static String name(String text) {
    boolean simple = true;
    for (int i = 0; i < text.length() && simple; i++) {
      char c = text.charAt(i);
      simple = c < 0x300 || (c >= 0x3400 && c <= 0x9FFF);
    }
    return simple ? text : halfWidth(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  /// The text with full-width ASCII forms (U+FF01 to U+FF5E) and `。` in ASCII.
  public static String halfWidth(String text) {
    StringBuilder narrow = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      narrow.append(c == '。' ? '.' : isFullWidthForm(c) ? (char) (c - 0xFEE0) : c);
    }
    return narrow.toString();
  }

  /// Whether it is the full-width form of an ASCII character.
  static boolean isFullWidthForm(char c) {
    return c >= 0xFF01 && c <= 0xFF5E;
  }

  /// The value of an integer literal, never negative. Of a malformed one, the value of the digits up
  /// to the fault. A literal of more digits than any type could hold gives some value that is out of
  /// every range.
  public static BigInteger integerValue(String text) {
    if (text.length() <= SHORT_DIGITS && isDecimal(text)) {
      return BigInteger.valueOf(Long.parseLong(text));
    }
    String digits = halfWidth(text).replace("_", "");
    int radix = 10;
    int from = 0;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      radix =
          switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
          };
      from = radix == 10 ? 0 : 2;
    }
    while (from < digits.length() && digits.charAt(from) == '0') {
      from++;
    }
    int to = from;
    while (to < digits.length() && to - from < EXACT_DIGITS && isDigit(digits.charAt(to), radix)) {
      to++;
    }
    return to == from ? BigInteger.ZERO : new BigInteger(digits.substring(from, to), radix);
  }

  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isDigit(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  /// The value of a float literal; 0 of one that is malformed.
  public static double floatValue(String text) {
    try {
      return Double.parseDouble(halfWidth(text).replace("_", ""));
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }

  /// The value of a string literal: the text between its quotes after its escapes. An escape that is
  /// none stands for itself; a missing quote is no matter.
  public static String stringValue(String text) {
    int to = text.length();
    if (isClosed(text)) {
      to--;
    }
    int from = Math.min(1, to);
    if (text.indexOf('\\') < 0) {
      return text.substring(from, to);
    }
    StringBuilder value = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      int end = at + 1;
      int codePoint = text.charAt(at);
      if (codePoint == '\\') {
        end = Math.min(escapeEnd(text, at), to);
        codePoint = escapeValue(text, at, end);
      }
      if (codePoint == NO_CODE_POINT) {
        value.append(text, at, end);
      } else {
        value.appendCodePoint(codePoint);
      }
      at = end;
    }
    return value.toString();
  }

  /// The value of a character literal: its first code point after escapes, or U+FFFD when it is
  /// empty.
  public static int characterValue(String text) {
    String content = stringValue(text);
    return content.isEmpty() ? 0xFFFD : content.codePointAt(0);
  }

  static boolean isClosing(char opening, char closing) {
    return switch (opening) {
      case '"' -> closing == '"';
      case '“' -> closing == '”';
      case '\'' -> closing == '\'';
      case '‘' -> closing == '’';
      case '”' -> closing == '”' || closing == '“' || closing == '"';
      default -> false;
    };
  }

  private static boolean endsInEscape(String text) {
    int backslashes = 0;
    while (text.charAt(text.length() - 2 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /// Where the escape that begins with the backslash at an offset ends.
  static int escapeEnd(String text, int backslash) {
    int at = backslash + 1;
    if (at >= text.length()) {
      return at;
    }
    if (text.charAt(at) == 'u' && at + 1 < text.length() && text.charAt(at + 1) == '{') {
      int end = at + 2;
      while (end < text.length() && isDigit(text.charAt(end), 16)) {
        end++;
      }
      return end < text.length() && text.charAt(end) == '}' ? end + 1 : end;
    }
    return at + Character.charCount(text.codePointAt(at));
  }

  /// The code point that an escape stands for, or {@link #NO_CODE_POINT}.
  static int escapeValue(String text, int backslash, int end) {
    if (end - backslash < 2) {
      return NO_CODE_POINT;
    }
    char letter = text.charAt(backslash + 1);
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '0' -> 0;
      case '\\', '"', '\'', '“', '”', '‘', '’' -> letter;
      case 'u' -> unicodeValue(text, backslash, end);
      default -> NO_CODE_POINT;
    };
  }

  private static int unicodeValue(String text, int backslash, int end) {
    int from = backslash + 3;
    int to = end - 1;
    if (to <= from || to - from > 8 || text.charAt(to) != '}') {
      return NO_CODE_POINT;
    }
    long value = Long.parseLong(text, from, to, 16);
    boolean scalar = value <= Character.MAX_CODE_POINT && !(value >= 0xD800 && value <= 0xDFFF);
    return scalar ? (int) value : NO_CODE_POINT;
  }
}
