package org.qistage.checking;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Statement;

/// 返回 in functions, in closures and in the blocks of `启动 { … }`.
final class ReturnChecker {
  private final FunctionChecker checker;

  ReturnChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  TypedStatement check(Statement.Return syntax) {
    FunctionEntry function = checker.body.function;
    TypedExpression value = null;
    if (function == null) {
      value = blockResult(syntax);
    } else if (syntax.value().isPresent()) {
      value = functionResult(syntax.value().get(), function);
    } else if (function.deliversFuture && function.delivered() == Type.Simple.UNIT) {
      value = checker.errors.ready(syntax, function.result, List.of());
    } else if (function.delivered() != Type.Simple.UNIT
        && function.delivered() != Type.Simple.UNKNOWN) {
      checker.reporter.report(
          Diagnostic.of(
                  new FlowProblem.ReturnNeedsValue(function.name(), function.delivered()),
                  FunctionChecker.keyword(syntax, "返回"))
              .withLabel(function.resultSpan(), "result"));
    }
    return new TypedStatement.Return(
        checker.node(syntax), syntax.span(), Optional.ofNullable(value));
  }

  private TypedExpression functionResult(Expression syntax, FunctionEntry function) {
    TypedExpression value =
        checker.expressions.check(syntax, ErrorChecker.wanted(syntax, function));
    if (function.coroutine()) {
      checker.reporter.report(
          Diagnostic.of(new FlowProblem.ReturnValueInCoroutine(function.name()), value.span())
              .withLabel(function.span(), "declared"));
      return value;
    }
    if (function.deliversFuture && !(value.type() instanceof Type.FutureOf)) {
      return delivered(syntax, value, function);
    }
    boolean fits = Coercion.matches(value.type(), function.result);
    if (function.result == Type.Simple.UNIT && !fits) {
      Diagnostic fault =
          Diagnostic.of(
                  new FlowProblem.ReturnWithoutResult(function.name(), value.type()), value.span())
              .withLabel(function.span(), "declared");
      boolean declares = function.syntax.result().isPresent();
      checker.reporter.report(
          declares ? fault : fault.withEdit(Span.at(parametersEnd(function)), ": " + value.type()));
      return value;
    }
    return checker.coercion.require(
        value,
        function.result,
        () ->
            Diagnostic.of(
                    new TypeProblem.ReturnedType(function.name(), function.result, value.type()),
                    value.span())
                .withLabel(function.resultSpan(), "result"));
  }

  /// A value that the function puts into the 未来 that it delivers.
  private TypedExpression delivered(
      Expression syntax, TypedExpression value, FunctionEntry function) {
    Type wanted = function.delivered();
    TypedExpression fitted =
        checker.coercion.require(
            value,
            wanted,
            () ->
                Diagnostic.of(
                        new TypeProblem.ReturnedType(function.name(), wanted, value.type()),
                        value.span())
                    .withLabel(function.resultSpan(), "result"));
    return wanted == Type.Simple.UNIT || value.type() == Type.Simple.UNIT
        ? fitted
        : checker.errors.ready(syntax, function.result, List.of(fitted));
  }

  /// The place after the `)` of a function's parameters.
  private int parametersEnd(FunctionEntry function) {
    int from =
        function.syntax.parameters().isEmpty()
            ? function.span().end()
            : function.syntax.parameters().getLast().span().end();
    String text = checker.program.source.text();
    int end = function.syntax.body().span().start();
    for (int i = from; i < end && i < text.length(); i++) {
      if (text.charAt(i) == ')' || text.charAt(i) == '）') {
        return i + 1;
      }
    }
    return from;
  }

  /// The first 返回 of a `启动 { … }`, or of a closure that declares none, decides the type of its result.
  private @Nullable TypedExpression blockResult(Statement.Return syntax) {
    Body body = checker.body;
    Span keyword = FunctionChecker.keyword(syntax, "返回");
    Type known = body.blockResult;
    TypedExpression value =
        syntax
            .value()
            .map(
                written ->
                    checker.expressions.check(
                        written, known == null ? ExpressionChecker.ANY : known))
            .orElse(null);
    Type found = value == null ? Type.Simple.UNIT : value.type();
    if (known == null) {
      body.blockResult = found;
      body.blockResultSpan = value == null ? keyword : value.span();
      return value;
    }
    Span first = body.blockResultSpan == null ? body.head : body.blockResultSpan;
    if (value == null) {
      if (!Coercion.matches(found, known)) {
        checker.reporter.report(
            Diagnostic.of(new FlowProblem.ReturnNeedsValue(body.keyword(), known), keyword)
                .withLabel(first, "result"));
      }
      return null;
    }
    if (known == Type.Simple.UNIT && !Coercion.matches(found, known)) {
      checker.reporter.report(
          Diagnostic.of(new FlowProblem.ReturnWithoutResult(body.keyword(), found), value.span())
              .withLabel(first, "declared"));
      return value;
    }
    return checker.coercion.require(
        value,
        known,
        () ->
            Diagnostic.of(new TypeProblem.ReturnedType(body.keyword(), known, found), value.span())
                .withLabel(first, "result"));
  }
}
