package org.qistage.checking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;
import org.qistage.parsing.UnaryOperator;

/// 取地址 and 解引用. A pointer stands for a place: a variable, an element of an 数组, a field, a variable
/// outside functions. A variable whose address is taken lives on as long as a pointer to it does, so it
/// counts as captured and assigned.
final class PointerChecker {
  private final FunctionChecker checker;

  PointerChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  // ---- 取地址 ----

  TypedExpression addressOf(Expression.Unary syntax) {
    Expression operand = ExpressionChecker.stripped(syntax.operand());
    if (operand instanceof Expression.Unary unary
        && unary.operator() == UnaryOperator.DEREFERENCE) {
      return checker.expressions.value(unary.operand());
    }
    TypedTarget target = place(operand);
    return target == null || target instanceof TypedTarget.Malformed
        ? checker.malformed(syntax)
        : new TypedExpression.AddressOf(
            checker.node(syntax), syntax.span(), new Type.PointerTo(target.type()), target);
  }

  /// The place that an expression stands for; null after a fault has been reported.
  private @Nullable TypedTarget place(Expression operand) {
    return switch (operand) {
      case Expression.NameReference reference -> variable(reference);
      case Expression.Member member when checker.packages.find(member) != null ->
          global(member, member.name(), Objects.requireNonNull(checker.packages.global(member)));
      case Expression.Member member when checker.expressions.isQualified(member) -> {
        notAPlace(member, checker.expressions.check(member));
        yield null;
      }
      case Expression.Index _, Expression.Member _ -> {
        TypedTarget target = checker.variables.target(operand);
        if (target instanceof TypedTarget.Entry) {
          notAPlace(operand);
          yield null;
        }
        yield target;
      }
      default -> {
        int before = checker.reporter.count();
        TypedExpression value = checker.expressions.check(operand);
        if (checker.reporter.count() == before) {
          notAPlace(operand, value);
        }
        yield null;
      }
    };
  }

  private void notAPlace(Expression operand, TypedExpression value) {
    if (value.type() != Type.Simple.UNKNOWN) {
      notAPlace(operand);
    }
  }

  private void notAPlace(Expression operand) {
    checker.reporter.report(new PointerProblem.NotAPlace(), operand.span());
  }

  private @Nullable TypedTarget variable(Expression.NameReference syntax) {
    Name name = syntax.name();
    VariableEntry variable = checker.names.find(name.text());
    if (variable != null) {
      if (variable.constant()) {
        constant(name, variable.span);
      }
      variable.used = true;
      variable.assigned = true;
      variable.captured = true;
      checker.body.use(variable);
      return new TypedTarget.Variable(
          checker.node(syntax, name), syntax.span(), variable.type, variable.id);
    }
    GlobalEntry global = checker.globals.find(name.text());
    if (global != null) {
      return global(syntax, name, global);
    }
    if (checker.resolver.isDefined(name.text())) {
      notAPlace(syntax);
    } else {
      checker.resolver.undefined(name);
    }
    return null;
  }

  private TypedTarget global(Expression syntax, Name name, GlobalEntry global) {
    if (global.constant()) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(new PointerProblem.AddressOfConstant(name.text()), name.span()),
              global,
              "declared"));
    }
    TypedExpression read = checker.globals.read(syntax, name, global);
    return new TypedTarget.Global(
        read.id(), syntax.span(), read.type(), global.id(checker.program));
  }

  private void constant(Name name, Span declared) {
    checker.reporter.report(
        Diagnostic.of(new PointerProblem.AddressOfConstant(name.text()), name.span())
            .withLabel(declared, "declared"));
  }

  // ---- 解引用 ----

  TypedExpression dereference(Expression.Unary syntax) {
    TypedExpression pointer = pointer(syntax);
    return pointer.type() instanceof Type.PointerTo(Type of)
        ? new TypedExpression.Dereference(checker.node(syntax), syntax.span(), of, pointer)
        : checker.malformed(syntax);
  }

  /// `解引用 p` as the target of an assignment.
  TypedTarget target(Expression.Unary syntax) {
    TypedExpression pointer = pointer(syntax);
    return pointer.type() instanceof Type.PointerTo(Type of)
        ? new TypedTarget.Dereference(checker.node(syntax), syntax.span(), of, pointer)
        : new TypedTarget.Malformed(checker.node(syntax), syntax.span());
  }

  private TypedExpression pointer(Expression.Unary syntax) {
    TypedExpression pointer = checker.expressions.value(syntax.operand());
    if (!(pointer.type() instanceof Type.PointerTo) && pointer.type() != Type.Simple.UNKNOWN) {
      checker.reporter.report(new PointerProblem.NotAPointer(pointer.type()), pointer.span());
    }
    return pointer;
  }

  /// `空` beside a pointer is the pointer to no place.
  static TypedExpression beside(TypedExpression operand, Type other) {
    return other instanceof Type.PointerTo
            && operand instanceof TypedExpression.EmptyLiteral literal
            && literal.type() == Type.Simple.UNIT
        ? new TypedExpression.EmptyLiteral(literal.id(), literal.span(), other)
        : operand;
  }
}
