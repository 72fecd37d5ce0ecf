package org.qistage.checking;

import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.foundation.Node;

/// Verifies operators and conversions.
final class OperatorVerifier {
  private final TypedVerifier verifier;

  OperatorVerifier(TypedVerifier verifier) {
    this.verifier = verifier;
  }

  void operator(Node node, TypedOperator operator, Type operands, Type type) {
    boolean comparison =
        switch (operator) {
          case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, CONCATENATE -> false;
        };
    verifier.require(
        Coercion.matches(type, comparison ? Type.Simple.BOOLEAN : operands),
        node,
        "result of " + operator.text() + " is " + type);
    boolean takes =
        switch (operator) {
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
              Coercion.isNumber(operands) && operands != Type.Simple.BYTE;
          case CONCATENATE -> operands == Type.Simple.STRING;
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
              OperatorChecker.isOrdered(operands);
          case EQUAL, NOT_EQUAL -> OperatorChecker.hasEquality(operands);
        };
    verifier.require(
        takes || operands == Type.Simple.UNKNOWN,
        node,
        "operator " + operator.text() + " on " + operands);
  }

  /// The operator of `目标 += 值`, which may work on a 字节: the result must be one again.
  void update(Node node, TypedOperator operator, Type type) {
    Type arithmetic = type == Type.Simple.BYTE ? Type.Simple.INTEGER : type;
    operator(node, operator, arithmetic, arithmetic);
  }

  void convert(TypedExpression.Convert convert) {
    verifier.expression(convert.operand());
    Type from = convert.operand().type();
    Type to = convert.type();
    boolean sound =
        from == Type.Simple.UNKNOWN
            || switch (convert.conversion()) {
              case TO_FLOAT -> to == Type.Simple.FLOAT && Coercion.isNumber(from);
              case TO_INTEGER ->
                  to == Type.Simple.INTEGER
                      && (from == Type.Simple.SHORT
                          || from == Type.Simple.BYTE
                          || from == Type.Simple.CHARACTER);
              case TO_STRING -> to == Type.Simple.STRING && Coercion.isPrintable(from);
              case TO_OPTIONAL -> Coercion.matches(new Type.OptionalOf(from), to);
            };
    verifier.require(sound, convert, convert.conversion() + " from " + from + " to " + to);
  }

  void negate(TypedExpression.Negate negate) {
    Type type = negate.type();
    verifier.value(negate.operand(), type, "operand");
    verifier.require(
        type == Type.Simple.UNKNOWN || (Coercion.isNumber(type) && type != Type.Simple.BYTE),
        negate,
        "minus on " + type);
  }
}
