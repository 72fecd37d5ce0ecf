package org.qistage.runtime;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.value.ArrayI32;
import org.qistage.runtime.value.ArrayRef;
import org.qistage.runtime.value.Pieces;
import org.qistage.runtime.value.QiArrays;
import org.qistage.runtime.value.QiOptional;
import org.qistage.runtime.value.QiText;

/// The functions of the ABI for 字符串, whose positions and lengths count code points.
public final class QiStrings {
  /// More UTF-16 units than this no JVM string holds.
  private static final int LONGEST = Integer.MAX_VALUE - 8;

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

  /// Negative, 0 or positive, as {@link QiText#compare} has it.
  public static long qi_string_compare(String left, String right) {
    return QiText.compare(left, right);
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

  // Methods. A piece is found at whole code points only: neither it nor the text holds half of one.

  public static String qi_string_upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  public static String qi_string_lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  public static boolean qi_string_contains(String text, String piece) {
    return text.contains(piece);
  }

  public static boolean qi_string_contains_char(String text, int character) {
    return text.indexOf(character) >= 0;
  }

  public static boolean qi_string_starts(String text, String piece) {
    return text.startsWith(piece);
  }

  public static boolean qi_string_ends(String text, String piece) {
    return text.endsWith(piece);
  }

  /// Where the piece begins first.
  public static QiOptional qi_string_find(String text, String piece) {
    return position(text, text.indexOf(piece));
  }

  public static QiOptional qi_string_find_char(String text, int character) {
    return position(text, text.indexOf(character));
  }

  private static QiOptional position(String text, int unit) {
    return unit < 0 ? QiOptional.none() : QiOptional.some((long) text.codePointCount(0, unit));
  }

  /// The text with every occurrence of a piece replaced. There is no occurrence of the empty piece.
  public static String qi_string_replace(String text, String old, String replacement) {
    return old.isEmpty() ? text : text.replace(old, replacement);
  }

  /// What stands between the separators; without a separator the single characters.
  public static ArrayRef qi_string_split(String text, String separator) {
    ArrayRef parts = QiArrays.qi_array_new_ref(0);
    if (separator.isEmpty()) {
      for (int at = 0; at < text.length(); ) {
        int end = text.offsetByCodePoints(at, 1);
        QiArrays.qi_array_add_ref(parts, text.substring(at, end));
        at = end;
      }
      return parts;
    }
    int from = 0;
    for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
      QiArrays.qi_array_add_ref(parts, text.substring(from, to));
      from = to + separator.length();
    }
    QiArrays.qi_array_add_ref(parts, text.substring(from));
    return parts;
  }

  public static String qi_string_strip(String text) {
    return text.strip();
  }

  public static String qi_string_slice(String text, long from, long to) {
    Pieces.check(from, to, qi_string_length(text));
    int start = text.offsetByCodePoints(0, (int) from);
    return text.substring(start, text.offsetByCodePoints(start, (int) (to - from)));
  }

  /// A text that no memory can hold is refused before it is begun.
  public static String qi_string_repeat(String text, long count) {
    if (count < 0) {
      throw QiError.of(new Fault.NegativeSize(count));
    }
    if (!text.isEmpty() && count > LONGEST / text.length()) {
      throw QiError.of(new Fault.MemoryLimit());
    }
    return text.isEmpty() ? text : text.repeat((int) count);
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
      throw QiError.of(new Fault.NumberOutOfRange(QiText.shortened(number), "整数"));
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
    String quoted = "\"" + QiText.shortened(text) + "\"";
    return QiError.of(new Fault.MalformedNumber(quoted, type));
  }

  /// Made at the first conversion, so that programs without one do not load regular expressions.
  private static final class NumberSyntax {
    static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    static final Pattern FRACTION = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  }
}
