package org.qistage.lowering.build;

import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Representation;

/// Which machine operation an operator is, by the representation of its operands.
final class Operators {
  private Operators() {}

  /// The machine operation, or null when there is none and the runtime must be called.
  static @Nullable Operator of(TypedOperator operator, Representation operands) {
    return switch (operands) {
      case I64 -> ofI64(operator);
      case I32 -> ofI32(operator);
      case F64 -> ofF64(operator);
      case BOOL -> ofEquality(operator, Operator.EQ_BOOL, Operator.NE_BOOL);
      case REF -> ofEquality(operator, Operator.EQ_REF, Operator.NE_REF);
      case UNIT -> null;
    };
  }

  static @Nullable Operator negation(Representation operand) {
    return switch (operand) {
      case I64 -> Operator.NEG_I64;
      case I32 -> Operator.NEG_I32;
      case F64 -> Operator.NEG_F64;
      case BOOL, REF, UNIT -> null;
    };
  }

  private static @Nullable Operator ofI64(TypedOperator operator) {
    return switch (operator) {
      case ADD -> Operator.ADD_I64;
      case SUBTRACT -> Operator.SUB_I64;
      case MULTIPLY -> Operator.MUL_I64;
      case DIVIDE -> Operator.DIV_I64;
      case REMAINDER -> Operator.REM_I64;
      case EQUAL -> Operator.EQ_I64;
      case NOT_EQUAL -> Operator.NE_I64;
      case LESS -> Operator.LT_I64;
      case LESS_OR_EQUAL -> Operator.LE_I64;
      case GREATER -> Operator.GT_I64;
      case GREATER_OR_EQUAL -> Operator.GE_I64;
      case CONCATENATE -> null;
    };
  }

  private static @Nullable Operator ofI32(TypedOperator operator) {
    return switch (operator) {
      case ADD -> Operator.ADD_I32;
      case SUBTRACT -> Operator.SUB_I32;
      case MULTIPLY -> Operator.MUL_I32;
      case DIVIDE -> Operator.DIV_I32;
      case REMAINDER -> Operator.REM_I32;
      case EQUAL -> Operator.EQ_I32;
      case NOT_EQUAL -> Operator.NE_I32;
      case LESS -> Operator.LT_I32;
      case LESS_OR_EQUAL -> Operator.LE_I32;
      case GREATER -> Operator.GT_I32;
      case GREATER_OR_EQUAL -> Operator.GE_I32;
      case CONCATENATE -> null;
    };
  }

  private static @Nullable Operator ofF64(TypedOperator operator) {
    return switch (operator) {
      case ADD -> Operator.ADD_F64;
      case SUBTRACT -> Operator.SUB_F64;
      case MULTIPLY -> Operator.MUL_F64;
      case DIVIDE -> Operator.DIV_F64;
      case REMAINDER -> Operator.REM_F64;
      case EQUAL -> Operator.EQ_F64;
      case NOT_EQUAL -> Operator.NE_F64;
      case LESS -> Operator.LT_F64;
      case LESS_OR_EQUAL -> Operator.LE_F64;
      case GREATER -> Operator.GT_F64;
      case GREATER_OR_EQUAL -> Operator.GE_F64;
      case CONCATENATE -> null;
    };
  }

  private static @Nullable Operator ofEquality(
      TypedOperator operator, Operator equal, Operator notEqual) {
    return switch (operator) {
      case EQUAL -> equal;
      case NOT_EQUAL -> notEqual;
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          REMAINDER,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          CONCATENATE ->
          null;
    };
  }
}
