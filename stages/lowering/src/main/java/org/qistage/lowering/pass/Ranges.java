package org.qistage.lowering.pass;

import java.util.Arrays;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;

/// What is known at one point about each of the registers that are followed: the least and the
/// greatest 整数 it may hold.
final class Ranges {
  /// For each register its place in the arrays, or -1 when it is not followed.
  private final int[] places;

  private final long[] low;
  private final long[] high;

  private Ranges(int[] places, long[] low, long[] high) {
    this.places = places;
    this.low = low;
    this.high = high;
  }

  /// Nothing is known of any register.
  static Ranges unknown(int[] places, int count) {
    long[] low = new long[count];
    long[] high = new long[count];
    Arrays.fill(low, Long.MIN_VALUE);
    Arrays.fill(high, Long.MAX_VALUE);
    return new Ranges(places, low, high);
  }

  Ranges copy() {
    return new Ranges(places, low.clone(), high.clone());
  }

  boolean follows(int register) {
    return places[register] >= 0;
  }

  long low(Operand operand) {
    return switch (operand) {
      case Operand.IntegerConstant(long value) -> value;
      case Operand.Use(int register) -> follows(register) ? low[places[register]] : Long.MIN_VALUE;
      case Operand.SmallConstant _,
          Operand.FloatConstant _,
          Operand.BooleanConstant _,
          Operand.TextConstant _,
          Operand.EmptyConstant _ ->
          Long.MIN_VALUE;
    };
  }

  long high(Operand operand) {
    return switch (operand) {
      case Operand.IntegerConstant(long value) -> value;
      case Operand.Use(int register) -> follows(register) ? high[places[register]] : Long.MAX_VALUE;
      case Operand.SmallConstant _,
          Operand.FloatConstant _,
          Operand.BooleanConstant _,
          Operand.TextConstant _,
          Operand.EmptyConstant _ ->
          Long.MAX_VALUE;
    };
  }

  void set(int register, long least, long greatest) {
    low[places[register]] = least;
    high[places[register]] = greatest;
  }

  /// Learns that an operand is not below or above what is given; tells whether that is possible.
  boolean narrow(Operand operand, long least, long greatest) {
    long lowest = Math.max(low(operand), least);
    long highest = Math.min(high(operand), greatest);
    if (lowest > highest) {
      return false;
    }
    if (operand instanceof Operand.Use(int register) && follows(register)) {
      set(register, lowest, highest);
    }
    return true;
  }

  /// Learns from a comparison that holds; tells whether it can hold at all.
  boolean assume(Operator comparison, Operand left, Operand right) {
    return switch (comparison) {
      case LT_I64 -> less(left, right);
      case GT_I64 -> less(right, left);
      case LE_I64 -> lessOrEqual(left, right);
      case GE_I64 -> lessOrEqual(right, left);
      case EQ_I64 -> narrow(left, low(right), high(right)) && narrow(right, low(left), high(left));
      default -> true; // of the other forty-odd operators nothing is learnt
    };
  }

  private boolean less(Operand smaller, Operand greater) {
    long highest = high(greater);
    long lowest = low(smaller);
    return highest != Long.MIN_VALUE
        && lowest != Long.MAX_VALUE
        && narrow(smaller, Long.MIN_VALUE, highest - 1)
        && narrow(greater, lowest + 1, Long.MAX_VALUE);
  }

  private boolean lessOrEqual(Operand smaller, Operand greater) {
    return narrow(smaller, Long.MIN_VALUE, high(greater))
        && narrow(greater, low(smaller), Long.MAX_VALUE);
  }

  /// Learns to expect what another way brings here as well; tells whether that is news.
  ///
  /// @param widen whether a bound that moves goes to the very end, so that moving comes to an end
  boolean join(Ranges other, boolean widen) {
    boolean changed = false;
    for (int i = 0; i < low.length; i++) {
      if (other.low[i] < low[i]) {
        low[i] = widen ? Long.MIN_VALUE : other.low[i];
        changed = true;
      }
      if (other.high[i] > high[i]) {
        high[i] = widen ? Long.MAX_VALUE : other.high[i];
        changed = true;
      }
    }
    return changed;
  }

  /// Whether a sum, or a difference, of two operands is in range whatever they hold.
  boolean isProven(Operator operator, Operand left, Operand right) {
    return switch (operator) {
      case ADD_I64 -> fits(low(left), low(right), false) && fits(high(left), high(right), false);
      case SUB_I64 -> fits(low(left), high(right), true) && fits(high(left), low(right), true);
      default -> false; // only these two have a proven form
    };
  }

  private static boolean fits(long left, long right, boolean minus) {
    // Overflow: the result has gone past the left operand against the right one's sign.
    return minus
        ? ((left ^ right) & (left ^ (left - right))) >= 0
        : ((left ^ (left + right)) & (right ^ (left + right))) >= 0;
  }

  /// The sum, or the end of the range that it would pass; a checked sum never comes out past it.
  static long saturated(long left, long right, boolean minus) {
    if (fits(left, right, minus)) {
      return minus ? left - right : left + right;
    }
    return left < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
