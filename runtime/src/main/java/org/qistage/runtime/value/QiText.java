package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.QiError;

/// The text of values, as 打印 and `转字符串` show them: 真 and 假; floats as the shortest decimal that
/// reads back as the same number, always with a point and without an exponent; `[1, 2]`; 字符串 and 字符
/// inside collections quoted as the literals that they could be written as.
public final class QiText {
  /// A longer text is shortened when an error quotes it.
  private static final int QUOTED_LENGTH = 40;

  private QiText() {}

  /// The text of a reference; a 字符串 as it is.
  public static String of(@Nullable Object value) {
    if (value instanceof String string) {
      return string;
    }
    return inside(value);
  }

  /// The text of a value as it stands inside a collection.
  static String inside(@Nullable Object value) {
    ValueText out = new ValueText();
    appendInside(out, value);
    return out.toString();
  }

  /// A text as an error quotes it: a long one is cut.
  public static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= QUOTED_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, QUOTED_LENGTH)) + "…";
  }

  public static String of(boolean value) {
    return value ? "真" : "假";
  }

  public static String of(double value) {
    StringBuilder text = new StringBuilder(24);
    appendFloat(text, value);
    return text.toString();
  }

  /// The 字符 by itself.
  public static String ofCharacter(int codePoint) {
    return Character.toString(codePoint);
  }

  /// Negative, 0 or positive, by the first code points that differ. UTF-16 has the same order but for
  /// surrogates, which stand for code points above all others.
  public static int compare(String left, String right) {
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

  static void appendBoolean(StringBuilder text, boolean value) {
    text.append(value ? "真" : "假");
  }

  /// Writes a value as it stands inside a collection. Not a pattern switch: setting up the first one
  /// takes 20 ms, which a short program would feel.
  static void appendInside(ValueText out, @Nullable Object value) {
    StringBuilder text = out.text;
    if (value instanceof String string) {
      appendQuoted(text, string);
    } else if (value instanceof ArrayValue array) {
      appendArray(out, array);
    } else if (value instanceof KeyedValue keyed) {
      appendKeyed(out, keyed);
    } else if (value instanceof Double number) {
      appendFloat(text, number);
    } else if (value instanceof Boolean truth) {
      appendBoolean(text, truth);
    } else if (value instanceof QiCharacter character) {
      appendQuotedCharacter(text, character.codePoint());
    } else if (value instanceof QiOptional optional) {
      optional.append(out);
    } else if (value instanceof StructValue struct) {
      struct.append(out);
    } else if (value instanceof EnumValue variant) {
      variant.append(out);
    } else if (value instanceof QiError error) {
      text.append(error.getMessage());
    } else {
      text.append(value == null ? "空" : value);
    }
  }

  private static void appendArray(ValueText out, ArrayValue array) {
    StringBuilder text = out.text;
    if (!out.enter(array, "[…]")) {
      return;
    }
    text.append('[');
    for (int index = 0; index < array.length; index++) {
      if (index > 0) {
        text.append(", ");
      }
      array.appendElement(out, index);
    }
    text.append(']');
    out.leave();
  }

  private static void appendKeyed(ValueText out, KeyedValue keyed) {
    StringBuilder text = out.text;
    if (!out.enter(keyed, "{…}")) {
      return;
    }
    text.append('{');
    for (KeyedValue.Node node = keyed.head.after; node != null; node = node.after) {
      if (node.before != keyed.head) {
        text.append(", ");
      }
      keyed.appendEntry(out, node);
    }
    text.append('}');
    out.leave();
  }

  static void appendQuoted(StringBuilder text, String string) {
    text.append('"');
    string.codePoints().forEach(codePoint -> appendEscaped(text, codePoint, '"'));
    text.append('"');
  }

  static void appendQuotedCharacter(StringBuilder text, int codePoint) {
    text.append('\'');
    appendEscaped(text, codePoint, '\'');
    text.append('\'');
  }

  private static void appendEscaped(StringBuilder text, int codePoint, char quote) {
    switch (codePoint) {
      case '\n' -> text.append("\\n");
      case '\t' -> text.append("\\t");
      case '\r' -> text.append("\\r");
      case 0 -> text.append("\\0");
      case '\\' -> text.append("\\\\");
      default -> {
        if (codePoint == quote) {
          text.append('\\');
        }
        text.appendCodePoint(codePoint);
      }
    }
  }

  /// Writes a float. `Double.toString` gives the shortest digits; where it uses an exponent, the point
  /// is moved here.
  static void appendFloat(StringBuilder text, double value) {
    if (Double.isNaN(value)) {
      text.append("非数");
      return;
    }
    if (Double.isInfinite(value)) {
      text.append(value < 0 ? "-无穷" : "无穷");
      return;
    }
    String shortest = Double.toString(value);
    int exponentAt = shortest.indexOf('E');
    if (exponentAt < 0) {
      text.append(shortest);
    } else {
      appendWithoutExponent(text, shortest, exponentAt);
    }
  }

  /// `shortest` is `[-]d.dddE[-]n`; a fraction `.0` carries no digit.
  private static void appendWithoutExponent(StringBuilder text, String shortest, int exponentAt) {
    int exponent = Integer.parseInt(shortest, exponentAt + 1, shortest.length(), 10);
    int from = 0;
    if (shortest.charAt(0) == '-') {
      text.append('-');
      from = 1;
    }
    String fraction = shortest.substring(from + 2, exponentAt);
    String digits = shortest.charAt(from) + (fraction.equals("0") ? "" : fraction);
    if (exponent < 0) {
      text.append("0.").repeat("0", -exponent - 1).append(digits);
    } else if (digits.length() <= exponent + 1) {
      text.append(digits).repeat("0", exponent + 1 - digits.length()).append(".0");
    } else {
      text.append(digits, 0, exponent + 1)
          .append('.')
          .append(digits, exponent + 1, digits.length());
    }
  }
}
