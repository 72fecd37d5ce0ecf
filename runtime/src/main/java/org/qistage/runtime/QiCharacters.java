package org.qistage.runtime;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI for 字符, which are code points.
public final class QiCharacters {
  private QiCharacters() {}

  public static boolean qi_char_is_digit(int character) {
    return Character.isDigit(character);
  }

  /// A 汉字 is no letter.
  public static boolean qi_char_is_letter(int character) {
    return Character.isLetter(character) && !Character.isIdeographic(character);
  }

  public static boolean qi_char_is_han(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
  }

  /// U+3000 is white space too.
  public static boolean qi_char_is_space(int character) {
    return Character.isWhitespace(character);
  }

  public static int qi_char_upper(int character) {
    return Character.toUpperCase(character);
  }

  public static int qi_char_lower(int character) {
    return Character.toLowerCase(character);
  }

  /// 整数 to the 字符 with that code point; half a pair is none.
  public static int qi_i64_to_char(long value) {
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (value < 0 || value > Character.MAX_CODE_POINT || surrogate) {
      throw QiError.of(new Fault.NumberOutOfRange(Long.toString(value), "字符"));
    }
    return (int) value;
  }
}
