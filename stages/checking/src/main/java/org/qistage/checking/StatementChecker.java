package org.qistage.checking;

import java.util.List;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Statement;

/// Checks statements, and opens and closes the scopes that they make.
final class StatementChecker {
  private final FunctionChecker checker;

  StatementChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  TypedStatement check(Statement syntax) {
    return switch (syntax) {
      case Statement.Evaluate evaluate -> evaluate(evaluate);
      case Statement.Variable variable -> checker.variables.declare(variable);
      case Statement.Assign assign -> checker.variables.assign(assign);
      case Statement.If conditional -> checker.branches.conditional(conditional);
      case Statement.Return returned -> checker.returns.check(returned);
      case Statement.Print print -> print(print);
      case Statement.For loop -> checker.branches.forLoop(loop);
      case Statement.While loop -> checker.branches.whileLoop(loop);
      case Statement.Loop loop -> {
        checker.body.loops++;
        TypedStatement.Block body = scopedBlock(loop.body());
        checker.body.loops--;
        yield new TypedStatement.Loop(checker.node(loop), loop.span(), body);
      }
      case Statement.Block block -> scopedBlock(block);
      case Statement.Send send -> checker.tasks.send(send);
      case Statement.Yield yielding -> checker.tasks.yieldStatement(yielding);
      case Statement.Break _ ->
          checker.branches.inLoop(syntax, "跳出")
              ? new TypedStatement.Break(checker.node(syntax), syntax.span())
              : new TypedStatement.Malformed(checker.node(syntax), syntax.span());
      case Statement.Continue _ ->
          checker.branches.inLoop(syntax, "继续")
              ? new TypedStatement.Continue(checker.node(syntax), syntax.span())
              : new TypedStatement.Malformed(checker.node(syntax), syntax.span());
      case Statement.Match match -> checker.matches.check(match);
      case Statement.Select select -> new SelectChecker(checker).check(select);
      case Statement.Try attempt -> checker.errors.attempt(attempt);
      case Statement.Throw thrown -> checker.errors.raise(thrown);
      case Statement.Malformed malformed -> malformed(malformed);
    };
  }

  private TypedStatement malformed(Statement.Malformed syntax) {
    checker.body.markIncomplete();
    checker.reporter.silence();
    for (Expression part : syntax.parts()) {
      checker.expressions.check(part);
    }
    checker.reporter.speak();
    return new TypedStatement.Malformed(checker.node(syntax), syntax.span());
  }

  /// A block in the scope that is open, such as a function's.
  TypedStatement.Block block(Statement.Block syntax) {
    List<TypedStatement> statements = checker.statements(syntax.statements());
    return new TypedStatement.Block(checker.node(syntax), syntax.span(), statements);
  }

  /// A block with a scope of its own.
  TypedStatement.Block scopedBlock(Statement.Block syntax) {
    checker.names.open(ScopeKind.BLOCK, syntax.span());
    TypedStatement.Block block = block(syntax);
    checker.closeScope();
    return block;
  }

  private TypedStatement print(Statement.Print syntax) {
    if (!syntax.line()) {
      checker.program.printForms.statementForm(syntax.span());
    }
    TypedExpression operand = checker.expressions.printable(syntax.value());
    TypedExpression print =
        new TypedExpression.Print(checker.node(syntax), syntax.span(), true, List.of(operand));
    return new TypedStatement.Evaluate(checker.node(syntax), syntax.span(), print);
  }

  private TypedStatement evaluate(Statement.Evaluate syntax) {
    Expression written = syntax.expression();
    int before = checker.reporter.count();
    TypedExpression value = checker.expressions.check(written);
    if (checker.reporter.count() > before) {
      return new TypedStatement.Evaluate(checker.node(syntax), syntax.span(), value);
    }
    if (value.type() instanceof Type.FutureOf(Type result)) {
      reportDropped(ExpressionChecker.stripped(written), value, result);
    } else if (value instanceof TypedExpression.Binary binary
        && binary.operator() == TypedOperator.EQUAL) {
      checker.reporter.report(new FlowProblem.ComparisonAsStatement(), value.span());
    } else if (value instanceof TypedExpression.FunctionReference reference) {
      checker.reporter.report(checker.coercion.notCalled(reference));
    } else if (isPure(value)) {
      checker.reporter.report(new FlowProblem.UnusedValue(), value.span());
    }
    return new TypedStatement.Evaluate(checker.node(syntax), syntax.span(), value);
  }

  /// Warns of a 未来 that nobody keeps: always where the call does not show that it starts a task, and
  /// after 启动 when the task has a result.
  private void reportDropped(Expression written, TypedExpression value, Type result) {
    if (written instanceof Expression.Call call) {
      checker.reporter.report(
          Diagnostic.of(
                  new TaskProblem.FutureDropped(checker.program.source.slice(call.callee().span())),
                  call.span())
              .withEdit(Span.at(call.span().start()), "等待 "));
    } else if (result != Type.Simple.UNIT
        && result != Type.Simple.UNKNOWN
        && !(value instanceof TypedExpression.Variable)) {
      checker.reporter.report(
          new TaskProblem.TaskResultDropped(startedName(written), result), value.span());
    } else if (isPure(value)) {
      checker.reporter.report(new FlowProblem.UnusedValue(), value.span());
    }
  }

  /// What a 启动 starts, for a message.
  private String startedName(Expression written) {
    return written instanceof Expression.Unary unary
            && ExpressionChecker.stripped(unary.operand()) instanceof Expression.Call call
        ? checker.program.source.slice(call.callee().span())
        : "启动 { … }";
  }

  /// Whether an expression does nothing but give a value.
  private static boolean isPure(TypedExpression value) {
    return switch (value) {
      case TypedExpression.IntegerLiteral _,
          TypedExpression.FloatLiteral _,
          TypedExpression.BooleanLiteral _,
          TypedExpression.StringLiteral _,
          TypedExpression.EmptyLiteral _,
          TypedExpression.Variable _,
          TypedExpression.Global _,
          TypedExpression.FunctionReference _,
          TypedExpression.Closure _,
          TypedExpression.NewStruct _,
          TypedExpression.NewVariant _,
          TypedExpression.DictionaryLiteral _,
          TypedExpression.NewCollection _,
          TypedExpression.Field _,
          TypedExpression.Entry _,
          TypedExpression.AddressOf _,
          TypedExpression.Dereference _,
          TypedExpression.Negate _,
          TypedExpression.Not _,
          TypedExpression.Binary _,
          TypedExpression.ShortCircuit _,
          TypedExpression.Convert _,
          TypedExpression.NewChannel _,
          TypedExpression.ArrayLiteral _,
          TypedExpression.Element _ ->
          true;
      case TypedExpression.Call _,
          TypedExpression.CallLibrary _,
          TypedExpression.CallValue _,
          TypedExpression.CallCollection _,
          TypedExpression.Spawn _,
          TypedExpression.SpawnValue _,
          TypedExpression.SpawnBlock _,
          TypedExpression.Await _,
          TypedExpression.NewGenerator _,
          TypedExpression.Resume _,
          TypedExpression.Receive _,
          TypedExpression.Print _,
          TypedExpression.Malformed _ ->
          false;
    };
  }
}
