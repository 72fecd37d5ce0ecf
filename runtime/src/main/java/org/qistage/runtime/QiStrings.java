package org.qistage.runtime;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.value.ArrayI32;
import org.qistage.runtime.value.QiText;

/// The functions of the ABI for 字符串, whose positions and lengths count code points.
public final class QiStrings {
  /// A longer text is shortened when an error quotes it.
  private static final int QUOTED_LENGTH = 40;

  private QiStrings() {}

  public static String qi_string_from_i64(long value) {
    return Long.toString(value);
  }

  public static String qi_string_from_i32(int value) {
    return Integer.toString(value);
  }

  public static String qi_string_from_f64(double value) {
    return QiText.of(value);
  }

  public static String qi_string_from_bool(boolean value) {
    return QiText.of(value);
  }

  public static String qi_string_from_ref(@Nullable Object value) {
    return QiText.of(value);
  }

  public static String qi_string_from_char(int value) {
    return QiText.ofCharacter(value);
  }

  public static String qi_string_concat(String left, String right) {
    return left.concat(right);
  }

  public static boolean qi_string_equal(String left, String right) {
    return left.equals(right);
  }

  /// Negative, 0 or positive, by the first code points that differ. UTF-16 has the same order but for
  /// surrogates, which stand for code points above all others.
  public static long qi_string_compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int index = 0; index < common; index++) {
      char a = left.charAt(index);
      char b = right.charAt(index);
      if (a != b) {
        boolean leftPair = Character.isSurrogate(a);
        return leftPair == Character.isSurrogate(b) ? Character.compare(a, b) : leftPair ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  public static long qi_string_length(String text) {
    return text.codePointCount(0, text.length());
  }

  public static int qi_string_at(String text, long index) {
    long length = text.length();
    // A position beyond the units is beyond the code points too, which spares counting them.
    if (Long.compareUnsigned(index, length) < 0) {
      try {
        int unit = text.offsetByCodePoints(0, (int) index);
        if (unit < length) {
          return text.codePointAt(unit);
        }
      } catch (IndexOutOfBoundsException _) {
        // Fewer code points than units: told below.
      }
    }
    throw QiError.of(new Fault.IndexOutOfRange(index, qi_string_length(text)));
  }

  public static ArrayI32 qi_string_characters(String text) {
    return ArrayI32.ofCharacters(text);
  }

  /// Reads a whole number in decimal, with a sign or without, between white space or not.
  public static long qi_string_to_i64(String text) {
    String number = text.strip();
    if (!NumberSyntax.WHOLE.matcher(number).matches()) {
      throw malformed(text, "整数");
    }
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException _) {
      throw QiError.of(new Fault.NumberOutOfRange(shortened(number), "整数"));
    }
  }

  /// Reads a number in decimal, with a fraction and an exponent or without, or one of the words that
  /// print for what is no number.
  public static double qi_string_to_f64(String text) {
    String number = text.strip();
    return switch (number) {
      case "无穷" -> Double.POSITIVE_INFINITY;
      case "-无穷" -> Double.NEGATIVE_INFINITY;
      case "非数" -> Double.NaN;
      default -> {
        if (!NumberSyntax.FRACTION.matcher(number).matches()) {
          throw malformed(text, "浮点数");
        }
        yield Double.parseDouble(number);
      }
    };
  }

  private static QiError malformed(String text, String type) {
    String quoted = "\"" + shortened(text) + "\"";
    return QiError.of(new Fault.MalformedNumber(quoted, type));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= QUOTED_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, QUOTED_LENGTH)) + "…";
  }

  /// Made at the first conversion, so that programs without one do not load regular expressions.
  private static final class NumberSyntax {
    static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    static final Pattern FRACTION = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  }
}
