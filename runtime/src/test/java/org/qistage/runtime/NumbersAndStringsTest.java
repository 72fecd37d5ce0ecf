package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.value.QiText;

class NumbersAndStringsTest {
  private static Fault fault(Executable code) {
    return assertThrows(QiError.class, code).fault();
  }

  @Test
  void productsThatFitAreExact() {
    long[] factors = {
      0,
      1,
      -1,
      2,
      46341,
      Integer.MAX_VALUE,
      1L << 31,
      (1L << 31) + 1,
      Integer.MIN_VALUE,
      3037000499L,
      3037000500L,
      1L << 32,
      Long.MAX_VALUE,
      Long.MIN_VALUE
    };
    for (long left : factors) {
      for (long right : factors) {
        BigInteger product = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
        if (product.bitLength() < Long.SIZE) {
          assertEquals(product.longValue(), QiNumbers.qi_mul_i64(left, right));
        } else {
          assertThrows(ArithmeticException.class, () -> QiNumbers.qi_mul_i64(left, right));
        }
      }
    }
  }

  @Test
  void divisionCutsTowardsZeroAndTheRemainderHasTheDividendsSign() {
    assertEquals(-3, QiNumbers.qi_div_i64(-7, 2));
    assertEquals(-1, QiNumbers.qi_rem_i64(-7, 2));
    assertEquals(1, QiNumbers.qi_rem_i64(7, -2));
    assertEquals(-3, QiNumbers.qi_div_i32(7, -2));
    assertEquals(Long.MIN_VALUE, QiNumbers.qi_div_i64(Long.MIN_VALUE, 1));
    assertEquals(0, QiNumbers.qi_rem_i64(Long.MIN_VALUE, -1));
  }

  @Test
  void divisionByZeroAndItsOneOverflowAreErrors() {
    assertEquals(new Fault.DivisionByZero(), fault(() -> QiNumbers.qi_div_i64(1, 0)));
    assertEquals(new Fault.DivisionByZero(), fault(() -> QiNumbers.qi_rem_i64(1, 0)));
    assertEquals(new Fault.DivisionByZero(), fault(() -> QiNumbers.qi_div_i32(1, 0)));
    assertEquals(new Fault.DivisionByZero(), fault(() -> QiNumbers.qi_rem_i32(1, 0)));
    assertEquals(
        new Fault.IntegerOverflow(), fault(() -> QiNumbers.qi_div_i64(Long.MIN_VALUE, -1)));
    assertEquals(
        new Fault.IntegerOverflow(), fault(() -> QiNumbers.qi_div_i32(Integer.MIN_VALUE, -1)));
  }

  @Test
  void conversionsThatDoNotFitAreErrors() {
    assertEquals(-3, QiNumbers.qi_f64_to_i64(-3.9));
    assertEquals(Long.MIN_VALUE, QiNumbers.qi_f64_to_i64(-0x1p63));
    assertEquals(
        new Fault.NumberOutOfRange("9223372036854776000.0", "整数"),
        fault(() -> QiNumbers.qi_f64_to_i64(0x1p63)));
    assertEquals(
        new Fault.NumberOutOfRange("非数", "整数"), fault(() -> QiNumbers.qi_f64_to_i64(Double.NaN)));
    assertEquals(
        new Fault.NumberOutOfRange("2147483648", "短整数"),
        fault(() -> QiNumbers.qi_i64_to_i32(1L << 31)));
    assertEquals(
        new Fault.NumberOutOfRange("256", "字节"), fault(() -> QiNumbers.qi_i64_to_byte(256)));
  }

  @Test
  void roundingTakesHalvesAwayFromZero() {
    assertEquals(3, QiNumbers.qi_math_round(2.5));
    assertEquals(-3, QiNumbers.qi_math_round(-2.5));
    assertEquals(0, QiNumbers.qi_math_round(0.49999999999999994));
    assertEquals(4503599627370497L, QiNumbers.qi_math_round(4503599627370497.0));
    assertEquals(-3, QiNumbers.qi_math_floor(-2.1));
    assertEquals(-2, QiNumbers.qi_math_ceil(-2.9));
  }

  @Test
  void powersOverflowOnlyWhenTheResultDoes() {
    assertEquals(1L << 62, QiNumbers.qi_math_power_i64(2, 62));
    assertEquals(Long.MIN_VALUE, QiNumbers.qi_math_power_i64(-2, 63));
    assertEquals(1, QiNumbers.qi_math_power_i64(0, 0));
    assertEquals(-1, QiNumbers.qi_math_power_i64(-1, Long.MAX_VALUE));
    assertThrows(ArithmeticException.class, () -> QiNumbers.qi_math_power_i64(2, 63));
    assertEquals(new Fault.NegativeExponent(-1), fault(() -> QiNumbers.qi_math_power_i64(2, -1)));
  }

  @Test
  void stringsCountCodePoints() {
    String text = "气𠮷a";
    assertEquals(3, QiStrings.qi_string_length(text));
    assertEquals("𠮷".codePointAt(0), QiStrings.qi_string_at(text, 1));
    assertEquals('a', QiStrings.qi_string_at(text, 2));
    assertEquals(new Fault.IndexOutOfRange(3, 3), fault(() -> QiStrings.qi_string_at(text, 3)));
    assertEquals(new Fault.IndexOutOfRange(-1, 3), fault(() -> QiStrings.qi_string_at(text, -1)));
    assertEquals(
        new Fault.IndexOutOfRange(1L << 40, 3),
        fault(() -> QiStrings.qi_string_at(text, 1L << 40)));
    assertEquals("['气', '𠮷', 'a']", QiText.of(QiStrings.qi_string_characters(text)));
  }

  @Test
  void stringsCompareByCodePoints() {
    assertTrue(QiStrings.qi_string_compare("a", "b") < 0);
    assertTrue(QiStrings.qi_string_compare("b", "a") > 0);
    assertEquals(0, QiStrings.qi_string_compare("气", "气"));
    assertTrue(QiStrings.qi_string_compare("a", "ab") < 0);
    // U+FF21 is less than U+20BB7, though its UTF-16 is greater.
    assertTrue(QiStrings.qi_string_compare("Ａ", "𠮷") < 0);
    assertTrue(QiStrings.qi_string_compare("𠮷", "Ａ") > 0);
  }

  @Test
  void numbersAreReadBetweenWhiteSpace() {
    assertEquals(-42, QiStrings.qi_string_to_i64("　-42\n"));
    assertEquals(7, QiStrings.qi_string_to_i64("+7"));
    assertEquals(-0.5, QiStrings.qi_string_to_f64(" -0.5 "));
    assertEquals(1e21, QiStrings.qi_string_to_f64("1e21"));
    assertEquals(Double.NEGATIVE_INFINITY, QiStrings.qi_string_to_f64("-无穷"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "十", "1.0", "0x10", "1_000", "--1", "٣", "1 2"})
  void whatIsNoWholeNumberIsQuotedInTheError(String text) {
    assertEquals(
        new Fault.MalformedNumber("\"" + text + "\"", "整数"),
        fault(() -> QiStrings.qi_string_to_i64(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.", ".5", "1d", "0x1p3", "NaN", "Infinity", "1e"})
  void whatIsNoFloatIsQuotedInTheError(String text) {
    assertEquals(
        new Fault.MalformedNumber("\"" + text + "\"", "浮点数"),
        fault(() -> QiStrings.qi_string_to_f64(text)));
  }

  @Test
  void aWholeNumberBeyondTheRangeSaysSo() {
    assertEquals(
        new Fault.NumberOutOfRange("9223372036854775808", "整数"),
        fault(() -> QiStrings.qi_string_to_i64("9223372036854775808")));
  }
}
