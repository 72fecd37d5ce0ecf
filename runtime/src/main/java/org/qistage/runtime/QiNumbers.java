package org.qistage.runtime;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.value.QiText;

/// The functions of the ABI for numbers. Addition, subtraction and negation are `java.lang.Math`'s exact
/// ones, whose ArithmeticException becomes 整数溢出.
public final class QiNumbers {
  private QiNumbers() {}

  /// The product of two numbers below 2³¹ fits whatever they are. C2 multiplies twice for `multiplyExact`,
  /// once for the product and once for the flag; the two operations of this test cost less (spectral norm:
  /// 1.05 times the time of unchecked arithmetic instead of 1.10).
  public static long qi_mul_i64(long left, long right) {
    return (left | right) >>> 31 == 0 ? left * right : Math.multiplyExact(left, right);
  }

  public static long qi_div_i64(long dividend, long divisor) {
    if (divisor == 0) {
      throw divisionByZero();
    }
    long quotient = dividend / divisor;
    // Only the least number divided by −1 leaves all three negative.
    if ((dividend & divisor & quotient) < 0) {
      throw overflow();
    }
    return quotient;
  }

  public static long qi_rem_i64(long dividend, long divisor) {
    if (divisor == 0) {
      throw divisionByZero();
    }
    return dividend % divisor;
  }

  public static int qi_div_i32(int dividend, int divisor) {
    if (divisor == 0) {
      throw divisionByZero();
    }
    int quotient = dividend / divisor;
    if ((dividend & divisor & quotient) < 0) {
      throw overflow();
    }
    return quotient;
  }

  public static int qi_rem_i32(int dividend, int divisor) {
    if (divisor == 0) {
      throw divisionByZero();
    }
    return dividend % divisor;
  }

  /// 整数 to 短整数.
  public static int qi_i64_to_i32(long value) {
    if (value != (int) value) {
      throw outOfRange(Long.toString(value), "短整数");
    }
    return (int) value;
  }

  /// 整数 to 字节.
  public static int qi_i64_to_byte(long value) {
    if (value < 0 || value > 255) {
      throw outOfRange(Long.toString(value), "字节");
    }
    return (int) value;
  }

  /// Cuts off the fraction.
  public static long qi_f64_to_i64(double value) {
    // −2⁶³ is a double; the greatest double below 2⁶³ is less than the greatest 整数.
    if (!(value >= -0x1p63 && value < 0x1p63)) {
      throw outOfRange(QiText.of(value), "整数");
    }
    return (long) value;
  }

  public static double qi_math_sqrt(double value) {
    return Math.sqrt(value);
  }

  /// By repeated squaring; the square beyond the last bit is not needed and so not computed.
  public static long qi_math_power_i64(long base, long exponent) {
    if (exponent < 0) {
      throw QiError.of(new Fault.NegativeExponent(exponent));
    }
    long result = 1;
    long square = base;
    for (long rest = exponent; rest > 0; ) {
      if ((rest & 1) != 0) {
        result = Math.multiplyExact(result, square);
      }
      rest >>= 1;
      if (rest > 0) {
        square = Math.multiplyExact(square, square);
      }
    }
    return result;
  }

  public static double qi_math_power_f64(double base, double exponent) {
    return Math.pow(base, exponent);
  }

  public static long qi_math_floor(double value) {
    return qi_f64_to_i64(Math.floor(value));
  }

  public static long qi_math_ceil(double value) {
    return qi_f64_to_i64(Math.ceil(value));
  }

  /// To the nearest, halves away from zero (四舍五入).
  public static long qi_math_round(double value) {
    double size = Math.abs(value);
    double whole = Math.floor(size);
    double rounded = size - whole >= 0.5 ? whole + 1 : whole;
    return qi_f64_to_i64(Math.copySign(rounded, value));
  }

  public static long qi_math_abs_i64(long value) {
    return Math.absExact(value);
  }

  public static int qi_math_abs_i32(int value) {
    return Math.absExact(value);
  }

  public static double qi_math_abs_f64(double value) {
    return Math.abs(value);
  }

  public static long qi_math_max_i64(long left, long right) {
    return Math.max(left, right);
  }

  public static double qi_math_max_f64(double left, double right) {
    return Math.max(left, right);
  }

  public static long qi_math_min_i64(long left, long right) {
    return Math.min(left, right);
  }

  public static double qi_math_min_f64(double left, double right) {
    return Math.min(left, right);
  }

  public static double qi_i64_to_f64(long value) {
    return value;
  }

  // Java's strict functions give the same digits on every machine.

  public static double qi_math_sin(double value) {
    return StrictMath.sin(value);
  }

  public static double qi_math_cos(double value) {
    return StrictMath.cos(value);
  }

  public static double qi_math_tan(double value) {
    return StrictMath.tan(value);
  }

  public static double qi_math_log(double value) {
    return StrictMath.log(value);
  }

  /// A whole number from the first to the second, both included.
  public static long qi_math_random(long from, long to, Context context) {
    if (from > to) {
      throw QiError.of(new Fault.NoRandomNumber(from, to));
    }
    context.scheduler.onUsed(context.random);
    return context.random.between(from, to);
  }

  // Bits, of numbers in two's complement.

  public static long qi_bits_and(long left, long right) {
    return left & right;
  }

  public static long qi_bits_or(long left, long right) {
    return left | right;
  }

  public static long qi_bits_xor(long left, long right) {
    return left ^ right;
  }

  public static long qi_bits_not(long value) {
    return ~value;
  }

  /// What is shifted out is lost, and zeros come in.
  public static long qi_bits_shift_left(long value, long places) {
    checkPlaces(places);
    return value << places;
  }

  /// The sign comes in.
  public static long qi_bits_shift_right(long value, long places) {
    checkPlaces(places);
    return value >> places;
  }

  private static void checkPlaces(long places) {
    if (places < 0 || places > 63) {
      throw QiError.of(new Fault.ShiftOutOfRange(places));
    }
  }

  private static QiError divisionByZero() {
    return QiError.of(new Fault.DivisionByZero());
  }

  private static QiError overflow() {
    return QiError.of(new Fault.IntegerOverflow());
  }

  private static QiError outOfRange(String number, String type) {
    return QiError.of(new Fault.NumberOutOfRange(number, type));
  }
}
