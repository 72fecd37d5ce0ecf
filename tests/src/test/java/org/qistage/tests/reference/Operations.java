package org.qistage.tests.reference;

import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.TypedOperator;

/// The operators.
final class Operations {
  private Operations() {}

  static @Nullable Object apply(
      TypedOperator operator, @Nullable Object left, @Nullable Object right) {
    return switch (operator) {
      case CONCATENATE -> Values.text(left) + Values.text(right);
      case EQUAL -> Values.equal(left, right);
      case NOT_EQUAL -> !Values.equal(left, right);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compare(operator, left, right);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> arithmetic(operator, left, right);
    };
  }

  private static boolean compare(
      TypedOperator operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      return switch (operator) {
        case LESS -> a < b;
        case LESS_OR_EQUAL -> a <= b;
        case GREATER -> a > b;
        default -> a >= b;
      };
    }
    int order = order(left, right);
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  /// Numbers by size, characters and strings by code points.
  static int order(@Nullable Object left, @Nullable Object right) {
    if (left instanceof String a && right instanceof String b) {
      int[] first = a.codePoints().toArray();
      int[] second = b.codePoints().toArray();
      return java.util.Arrays.compare(first, second);
    }
    if (left instanceof Values.Glyph a && right instanceof Values.Glyph b) {
      return a.compareTo(b);
    }
    if (left instanceof Double a && right instanceof Double b) {
      return Double.compare(a, b);
    }
    if (left instanceof Number a && right instanceof Number b) {
      return Long.compare(a.longValue(), b.longValue());
    }
    throw new IllegalStateException("no order of " + left + " and " + right);
  }

  private static Object arithmetic(
      TypedOperator operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      return switch (operator) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
        default -> a % b;
      };
    }
    if (left instanceof Integer a && right instanceof Integer b) {
      long result = exact(operator, a, b);
      if (result != (int) result) {
        throw new QiFailure(QiFailure.OVERFLOW, "");
      }
      return (int) result;
    }
    if (left instanceof Long a && right instanceof Long b) {
      return exact(operator, a, b);
    }
    throw new IllegalStateException(operator + " of " + left + " and " + right);
  }

  private static long exact(TypedOperator operator, long left, long right) {
    boolean divides = operator == TypedOperator.DIVIDE || operator == TypedOperator.REMAINDER;
    if (divides && right == 0) {
      throw new QiFailure(QiFailure.DIVISION_BY_ZERO, "");
    }
    LongBinaryOperator exact =
        switch (operator) {
          case ADD -> Math::addExact;
          case SUBTRACT -> Math::subtractExact;
          case MULTIPLY -> Math::multiplyExact;
          case DIVIDE -> Math::divideExact;
          default -> (a, b) -> a % b;
        };
    try {
      return exact.applyAsLong(left, right);
    } catch (ArithmeticException e) {
      throw new QiFailure(QiFailure.OVERFLOW, "");
    }
  }

  static Object negate(Object value) {
    return switch (value) {
      case Long number -> exact(TypedOperator.SUBTRACT, 0, number);
      case Integer number -> arithmetic(TypedOperator.SUBTRACT, 0, number);
      case Double number -> -number;
      default -> throw new IllegalStateException("minus of " + value);
    };
  }

  static @Nullable Object convert(Conversion conversion, @Nullable Object value) {
    return switch (conversion) {
      case TO_FLOAT -> ((Number) present(value)).doubleValue();
      case TO_INTEGER ->
          value instanceof Values.Glyph glyph
              ? (Object) (long) glyph.codePoint()
              : (Object) ((Number) present(value)).longValue();
      case TO_STRING -> Values.text(value);
      case TO_OPTIONAL -> new Values.Option(new Values.Box(value));
    };
  }

  static Object present(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("no value");
    }
    return value;
  }
}
