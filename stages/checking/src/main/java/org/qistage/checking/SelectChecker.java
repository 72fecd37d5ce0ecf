package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;
import org.qistage.parsing.SelectCase;
import org.qistage.parsing.Statement;
import org.qistage.parsing.SyntaxNode;

/// Checks 选择. It suspends by itself only without 默认.
final class SelectChecker {
  private final FunctionChecker checker;
  private final List<TypedSelectCase> cases = new ArrayList<>();

  /// The first 默认, and where its word stands.
  private TypedStatement.@Nullable Block otherwise;

  private @Nullable Span fallback;

  SelectChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  TypedStatement check(Statement.Select syntax) {
    for (SelectCase choice : syntax.cases()) {
      switch (choice) {
        case SelectCase.Receive receive -> cases.add(receive(receive));
        case SelectCase.Send send -> cases.add(send(send));
        case SelectCase.Timeout timeout -> cases.add(timeout(timeout));
        case SelectCase.Default otherwise -> defaultCase(otherwise);
      }
    }
    Span keyword = FunctionChecker.keyword(syntax, "选择");
    if (syntax.cases().isEmpty()) {
      checker.reporter.report(new TaskProblem.EmptySelect(), keyword);
      return new TypedStatement.Malformed(checker.node(syntax), syntax.span());
    }
    if (otherwise == null) {
      checker.body.effects.add(SuspendCause.SELECT, "选择", keyword);
    }
    warnOfTimeouts(syntax);
    return new TypedStatement.Select(
        checker.node(syntax), syntax.span(), cases, Optional.ofNullable(otherwise));
  }

  private TypedSelectCase receive(SelectCase.Receive syntax) {
    TypedExpression channel = checker.expressions.value(syntax.channel());
    Type element = checker.tasks.elementOf(channel);
    checker.names.open(ScopeKind.BLOCK, syntax.span());
    VariableEntry variable = null;
    if (syntax.name().isPresent()) {
      variable = checker.declare(syntax.name().get(), VariableEntry.Kind.BINDING, element);
    }
    TypedStatement.Block body = body(syntax, syntax.body());
    checker.closeScope();
    if (variable != null) {
      warnIfUnused(variable, syntax.name().get(), syntax.channel());
    }
    return new TypedSelectCase.Receive(
        checker.node(syntax),
        syntax.span(),
        Optional.ofNullable(variable).map(bound -> bound.id),
        channel,
        body);
  }

  /// The fix is to receive without a name.
  private void warnIfUnused(VariableEntry variable, Name name, Expression channel) {
    if (variable.used || name.text().startsWith("_") || checker.body.incomplete) {
      return;
    }
    String between =
        checker.program.source.slice(new Span(name.span().start(), channel.span().start()));
    int arrow = Math.max(between.indexOf("<-"), between.indexOf("＜－"));
    Diagnostic fault = Diagnostic.of(new TaskProblem.ReceivedValueUnused(name.text()), name.span());
    checker.reporter.report(
        arrow < 0
            ? fault
            : fault.withEdit(new Span(name.span().start(), name.span().start() + arrow), ""));
  }

  private TypedSelectCase send(SelectCase.Send syntax) {
    TypedExpression channel = checker.expressions.value(syntax.channel());
    TypedExpression value = checker.tasks.sent(syntax.value(), checker.tasks.elementOf(channel));
    return new TypedSelectCase.Send(
        checker.node(syntax), syntax.span(), channel, value, scoped(syntax, syntax.body()));
  }

  private TypedSelectCase timeout(SelectCase.Timeout syntax) {
    TypedExpression value = checker.expressions.value(syntax.milliseconds());
    return new TypedSelectCase.Timeout(
        checker.node(syntax),
        syntax.span(),
        checker.coercion.require(
            value,
            Type.Simple.INTEGER,
            () -> CallChecker.argumentFault("超时", 0, Type.Simple.INTEGER, value)),
        scoped(syntax, syntax.body()));
  }

  private void defaultCase(SelectCase.Default syntax) {
    Span keyword = FunctionChecker.keyword(syntax, "默认");
    TypedStatement.Block body = scoped(syntax, syntax.body());
    if (fallback == null) {
      otherwise = body;
      fallback = keyword;
    } else {
      checker.reporter.report(
          Diagnostic.of(new TaskProblem.SecondDefault(), keyword).withLabel(fallback, "first"));
    }
  }

  /// A 默认 is taken at once when nothing else is ready, so nothing is ever waited for.
  private void warnOfTimeouts(Statement.Select syntax) {
    if (fallback == null) {
      return;
    }
    for (SelectCase choice : syntax.cases()) {
      if (choice instanceof SelectCase.Timeout timeout
          && timeout.milliseconds() instanceof Expression.IntegerLiteral literal
          && literal.value().signum() > 0) {
        checker.reporter.report(
            Diagnostic.of(new TaskProblem.TimeoutBesideDefault(), timeout.milliseconds().span())
                .withLabel(fallback, "fallback"));
      }
    }
  }

  private TypedStatement.Block scoped(SyntaxNode owner, List<Statement> statements) {
    checker.names.open(ScopeKind.BLOCK, owner.span());
    TypedStatement.Block block = body(owner, statements);
    checker.closeScope();
    return block;
  }

  /// The statements of a case, which have no braces of their own; in the scope that is open.
  private TypedStatement.Block body(SyntaxNode owner, List<Statement> statements) {
    List<TypedStatement> checked = checker.statements(statements);
    Span span =
        statements.isEmpty()
            ? Span.at(owner.span().end())
            : statements.getFirst().span().to(statements.getLast().span());
    return new TypedStatement.Block(checker.node(owner), span, checked);
  }
}
