package org.qistage.checking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.parsing.BinaryOperator;
import org.qistage.parsing.Expression;

/// The infix operators: which types they take, and what they give.
final class OperatorChecker {
  private final FunctionChecker checker;

  OperatorChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  /// `a + b + c …` from its first term on.
  TypedExpression chain(Expression.Binary syntax, Type expected) {
    Deque<Expression.Binary> outer = new ArrayDeque<>();
    Expression first = syntax;
    while (first instanceof Expression.Binary binary) {
      outer.push(binary);
      first = binary.left();
    }
    Type wanted =
        expected == Type.Simple.SHORT || expected == Type.Simple.BYTE
            ? expected
            : ExpressionChecker.ANY;
    TypedExpression left =
        isTypedByOther(first, outer.peek())
            ? null
            : checker.expressions.check(first, wantedBy(outer.peek(), wanted));
    while (!outer.isEmpty()) {
      Expression.Binary binary = outer.pop();
      if (left == null) {
        TypedExpression right = checker.expressions.check(binary.right(), ExpressionChecker.ANY);
        left = combine(binary, checker.expressions.check(first, right.type()), right);
        continue;
      }
      TypedExpression right =
          checker.expressions.check(
              binary.right(),
              left.type() instanceof Type.OptionalOf || isTypedByOther(binary.right(), binary)
                  ? left.type()
                  : wantedBy(binary, wanted));
      left = combine(binary, left, right);
    }
    return Objects.requireNonNull(left);
  }

  /// Whether an operand has its type from what it is compared with, as in `无 == 结果`.
  private boolean isTypedByOther(Expression operand, Expression.@Nullable Binary binary) {
    return binary != null
        && (binary.operator() == BinaryOperator.EQUAL
            || binary.operator() == BinaryOperator.NOT_EQUAL)
        && checker.expressions.takesTypeFromPlace(operand);
  }

  private static Type wantedBy(Expression.@Nullable Binary binary, Type wanted) {
    return binary != null && arithmetic(binary.operator()) != null ? wanted : ExpressionChecker.ANY;
  }

  private TypedExpression combine(
      Expression.Binary syntax, TypedExpression first, TypedExpression second) {
    TypedExpression left = PointerChecker.beside(first, second.type());
    TypedExpression right = PointerChecker.beside(second, first.type());
    BinaryOperator operator = syntax.operator();
    if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
      boolean and = operator == BinaryOperator.AND;
      return new TypedExpression.ShortCircuit(
          checker.node(syntax),
          syntax.span(),
          and,
          logicOperand(left, and ? "与" : "或"),
          logicOperand(right, and ? "与" : "或"));
    }
    boolean leftMisses = missesValue(left);
    if (missesValue(right) || leftMisses) {
      return checker.malformed(syntax);
    }
    TypedOperator arithmetic = arithmetic(operator);
    NodeId id = checker.node(syntax);
    return arithmetic != null
        ? arithmetic(id, syntax.span(), arithmetic, left, right)
        : comparison(id, syntax.span(), comparison(operator), left, right);
  }

  /// An operand of 与, 或 or 非.
  TypedExpression logicOperand(TypedExpression operand, String operator) {
    if (missesValue(operand) || Coercion.matches(operand.type(), Type.Simple.BOOLEAN)) {
      return operand;
    }
    Diagnostic fault =
        Diagnostic.of(new TypeProblem.LogicOperand(operator, operand.type()), operand.span());
    checker.reporter.report(checker.coercion.explain(operand, Type.Simple.BOOLEAN, fault));
    return operand;
  }

  private boolean missesValue(TypedExpression operand) {
    if (operand.type() == Type.Simple.UNIT) {
      checker.reporter.report(checker.coercion.noValue(operand));
      return true;
    }
    return false;
  }

  /// Arithmetic, or the joining of strings, of two checked operands. Also for `目标 += 值`.
  TypedExpression.Binary arithmetic(
      NodeId id, Span span, TypedOperator operator, TypedExpression left, TypedExpression right) {
    boolean text = left.type() == Type.Simple.STRING || right.type() == Type.Simple.STRING;
    if (operator == TypedOperator.ADD && text) {
      return new TypedExpression.Binary(
          id, span, Type.Simple.STRING, TypedOperator.CONCATENATE, asText(left), asText(right));
    }
    Operands operands = unify(left, right);
    if (operands.left.type() == Type.Simple.BYTE && operands.right.type() == Type.Simple.BYTE) {
      operands = new Operands(toInteger(operands.left), toInteger(operands.right));
    }
    Type type = operands.left.type();
    boolean known = type != Type.Simple.UNKNOWN && operands.right.type() != Type.Simple.UNKNOWN;
    if (!known) {
      boolean numbers = isOperand(left.type()) && isOperand(right.type());
      if (!numbers) {
        refuseOperands(operator, left, right);
      }
      return binary(id, span, Type.Simple.UNKNOWN, operator, operands);
    }
    if (!isOperand(left.type()) || !isOperand(right.type())) {
      refuseOperands(operator, left, right);
      return binary(id, span, Type.Simple.UNKNOWN, operator, operands);
    }
    return binary(id, span, type, operator, operands);
  }

  private static TypedExpression.Binary binary(
      NodeId id, Span span, Type type, TypedOperator operator, Operands operands) {
    return new TypedExpression.Binary(id, span, type, operator, operands.left, operands.right);
  }

  private static boolean isOperand(Type type) {
    return Coercion.isNumber(type) || type == Type.Simple.UNKNOWN;
  }

  private void refuseOperands(TypedOperator operator, TypedExpression left, TypedExpression right) {
    boolean leftTakes = isOperand(left.type());
    TypedExpression culprit = leftTakes ? right : left;
    TypedExpression other = leftTakes ? left : right;
    Diagnostic fault =
        Diagnostic.of(new TypeProblem.OperandType(operator.text(), culprit.type()), culprit.span());
    if (culprit instanceof TypedExpression.FunctionReference reference) {
      checker.reporter.report(checker.coercion.notCalled(reference));
      return;
    }
    checker.reporter.report(
        culprit.type() instanceof Type.FutureOf || culprit.type() instanceof Type.OptionalOf
            ? checker.coercion.explain(culprit, other.type(), fault)
            : fault);
  }

  private TypedExpression asText(TypedExpression operand) {
    if (Coercion.matches(operand.type(), Type.Simple.STRING)) {
      return operand;
    }
    checker.expressions.requirePrintable(operand);
    return checker.coercion.convert(operand, Type.Simple.STRING, Conversion.TO_STRING);
  }

  private TypedExpression comparison(
      NodeId id, Span span, TypedOperator operator, TypedExpression left, TypedExpression right) {
    Operands operands = unify(left, right);
    Type type = operands.left.type();
    if (!Coercion.matches(type, operands.right.type())) {
      reportDifferent(span, operator, operands);
    } else {
      boolean equality = operator == TypedOperator.EQUAL || operator == TypedOperator.NOT_EQUAL;
      if (equality ? !hasEquality(type) : !isOrdered(type)) {
        checker.reporter.report(new TypeProblem.OperandType(operator.text(), type), left.span());
      }
    }
    return binary(id, span, Type.Simple.BOOLEAN, operator, operands);
  }

  private void reportDifferent(Span span, TypedOperator operator, Operands operands) {
    TypedExpression left = operands.left;
    TypedExpression right = operands.right;
    Diagnostic fault =
        Diagnostic.of(
                new TypeProblem.ComparedTypesDiffer(operator.text(), left.type(), right.type()),
                span)
            .withLabel(left.span(), "left")
            .withLabel(right.span(), "right");
    boolean leftWrapped =
        left.type() instanceof Type.FutureOf || left.type() instanceof Type.OptionalOf;
    checker.reporter.report(
        leftWrapped
            ? checker.coercion.explain(left, right.type(), fault)
            : right.type() instanceof Type.FutureOf || right.type() instanceof Type.OptionalOf
                ? checker.coercion.explain(right, left.type(), fault)
                : fault);
  }

  /// Whether values of the type can be compared for equality: by value where they are scalars,
  /// strings, enums or 可选, else whether they are the same object.
  static boolean hasEquality(Type type) {
    return type != Type.Simple.UNIT;
  }

  static boolean isOrdered(Type type) {
    return Coercion.isNumber(type)
        || type == Type.Simple.STRING
        || type == Type.Simple.CHARACTER
        || type == Type.Simple.UNKNOWN;
  }

  private record Operands(TypedExpression left, TypedExpression right) {}

  /// Brings two operands to one type where the language does so: a literal takes the type of the
  /// other operand if that can hold it, and otherwise the narrower number widens, to 整数 or 浮点数.
  private Operands unify(TypedExpression left, TypedExpression right) {
    if (left.type().equals(right.type())) {
      return new Operands(left, right);
    }
    if (left.type() == Type.Simple.FLOAT) {
      TypedExpression widened = checker.coercion.widen(right);
      return new Operands(left, widened == null ? right : widened);
    }
    if (right.type() == Type.Simple.FLOAT) {
      TypedExpression widened = checker.coercion.widen(left);
      return new Operands(widened == null ? left : widened, right);
    }
    if (Coercion.holds(left.type(), right)) {
      return new Operands(left, checker.coercion.require(right, left.type()));
    }
    if (Coercion.holds(right.type(), left)) {
      return new Operands(checker.coercion.require(left, right.type()), right);
    }
    return Coercion.isNumber(left.type()) && Coercion.isNumber(right.type())
        ? new Operands(toInteger(left), toInteger(right))
        : new Operands(left, right);
  }

  private TypedExpression toInteger(TypedExpression operand) {
    return operand.type() == Type.Simple.INTEGER
        ? operand
        : checker.coercion.convert(operand, Type.Simple.INTEGER, Conversion.TO_INTEGER);
  }

  static @Nullable TypedOperator arithmetic(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> TypedOperator.ADD;
      case SUBTRACT -> TypedOperator.SUBTRACT;
      case MULTIPLY -> TypedOperator.MULTIPLY;
      case DIVIDE -> TypedOperator.DIVIDE;
      case REMAINDER -> TypedOperator.REMAINDER;
      case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> null;
    };
  }

  private static TypedOperator comparison(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> TypedOperator.EQUAL;
      case NOT_EQUAL -> TypedOperator.NOT_EQUAL;
      case LESS -> TypedOperator.LESS;
      case LESS_OR_EQUAL -> TypedOperator.LESS_OR_EQUAL;
      case GREATER -> TypedOperator.GREATER;
      case GREATER_OR_EQUAL -> TypedOperator.GREATER_OR_EQUAL;
      case OR, AND, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
          throw new IllegalArgumentException("no comparison: " + operator);
    };
  }
}
