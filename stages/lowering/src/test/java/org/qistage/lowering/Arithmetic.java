package org.qistage.lowering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The machine operations on boxed values.
final class Arithmetic {
  private Arithmetic() {}

  static Object apply(Operator operator, List<@Nullable Object> operands) {
    Object left = operand(operands, 0);
    if (operands.size() == 1) {
      return unary(operator, left);
    }
    Object right = operand(operands, 1);
    if (left instanceof Long a && right instanceof Long b) {
      return integers(operator, a, b);
    }
    if (left instanceof Integer a && right instanceof Integer b) {
      return integers(operator, a, b);
    }
    if (left instanceof Double a && right instanceof Double b) {
      return floats(operator, a, b);
    }
    boolean same = left.equals(right);
    return operator.text().startsWith("eq") == same;
  }

  private static Object operand(List<@Nullable Object> operands, int index) {
    Object value = operands.get(index);
    if (value == null) {
      throw new IllegalStateException("no operand " + index);
    }
    return value;
  }

  private static Object unary(Operator operator, Object operand) {
    return switch (operator) {
      case NEG_I64 -> Math.negateExact((Long) operand);
      case NEG_I32 -> Math.negateExact((Integer) operand);
      case NEG_F64 -> -(Double) operand;
      case NOT -> !(Boolean) operand;
      case I32_TO_I64 -> (long) (Integer) operand;
      case I64_TO_I32_PROVEN -> proven(operator, (Long) operand);
      case I64_TO_F64 -> (double) (Long) operand;
      case I32_TO_F64 -> (double) (Integer) operand;
      default -> throw new IllegalStateException(operator.text());
    };
  }

  private static Object integers(Operator operator, long a, long b) {
    String name = operator.name();
    String operation = name.substring(0, name.indexOf('_'));
    try {
      return integers(operation, a, b);
    } catch (ArithmeticException overflow) {
      if (name.endsWith("PROVEN")) {
        throw new IllegalStateException(
            "a wrong proof: " + a + " " + operation + " " + b, overflow);
      }
      throw overflow;
    }
  }

  private static Object integers(String operation, long a, long b) {
    return switch (operation) {
      case "ADD" -> Math.addExact(a, b);
      case "SUB" -> Math.subtractExact(a, b);
      case "MUL" -> Math.multiplyExact(a, b);
      case "DIV" -> a / b;
      case "REM" -> a % b;
      default -> compare(operation, Long.compare(a, b));
    };
  }

  private static Object integers(Operator operator, int a, int b) {
    Object result = integers(operator, (long) a, (long) b);
    if (!(result instanceof Long wide)) {
      return result;
    }
    return operator.name().endsWith("PROVEN") ? proven(operator, wide) : Math.toIntExact(wide);
  }

  private static int proven(Operator operator, long value) {
    if (value != (int) value) {
      throw new IllegalStateException("a wrong proof: " + operator.text() + " gives " + value);
    }
    return (int) value;
  }

  private static Object floats(Operator operator, double a, double b) {
    String operation = operator.name().substring(0, operator.name().indexOf('_'));
    return switch (operation) {
      case "ADD" -> a + b;
      case "SUB" -> a - b;
      case "MUL" -> a * b;
      case "DIV" -> a / b;
      case "REM" -> a % b;
      default -> compare(operation, Double.compare(a, b));
    };
  }

  private static Object compare(String operation, int order) {
    return switch (operation) {
      case "EQ" -> order == 0;
      case "NE" -> order != 0;
      case "LT" -> order < 0;
      case "LE" -> order <= 0;
      case "GT" -> order > 0;
      case "GE" -> order >= 0;
      default -> throw new IllegalStateException(operation);
    };
  }
}
