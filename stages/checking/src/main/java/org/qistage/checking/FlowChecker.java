package org.qistage.checking;

import java.util.List;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedMatchArm;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;

/// Follows control through a body: finds statements that it never reaches, and ends that it reaches
/// without a result. The blocks of `启动 { … }` are bodies of their own and are not entered.
///
/// A loop without a condition, or with the condition 真, is left only by 跳出. Every other condition
/// may go either way, whatever it says.
final class FlowChecker {
  private final Reporter reporter;

  /// Whether the innermost loop around the current statement has a reachable 跳出.
  private boolean broken;

  FlowChecker(Reporter reporter) {
    this.reporter = reporter;
  }

  void checkFunction(FunctionEntry function, TypedStatement.Block block) {
    boolean completes = completes(block);
    Type result = function.delivered();
    boolean needsResult = result != Type.Simple.UNIT && result != Type.Simple.UNKNOWN;
    if (completes && needsResult && !function.body.incomplete) {
      reporter.report(
          Diagnostic.of(new FlowProblem.MissingReturn(function.name(), result), end(block))
              .withLabel(function.resultSpan(), "result"));
    }
  }

  void checkBlock(Body body, Type result, TypedStatement.Block block) {
    boolean completes = completes(block);
    Span first = body.blockResultSpan;
    boolean needsResult = result != Type.Simple.UNIT && result != Type.Simple.UNKNOWN;
    if (completes && needsResult && first != null && !body.incomplete) {
      CheckProblem problem =
          body.kind == Body.Kind.CLOSURE
              ? new FlowProblem.MissingReturn(body.keyword(), result)
              : new FlowProblem.MissingTaskReturn(result);
      reporter.report(Diagnostic.of(problem, end(block)).withLabel(first, "result"));
    }
  }

  /// The closing brace.
  private static Span end(TypedStatement.Block block) {
    int end = block.span().end();
    return new Span(Math.max(block.span().start(), end - 1), end);
  }

  /// Whether control may come out at the end of a statement.
  private boolean completes(TypedStatement statement) {
    return switch (statement) {
      case TypedStatement.Block block -> completes(block);
      case TypedStatement.If conditional -> completes(conditional);
      case TypedStatement.While loop -> {
        boolean leaves = loopBreaks(loop.body());
        yield leaves || !isTrue(loop.condition());
      }
      case TypedStatement.Loop loop -> loopBreaks(loop.body());
      case TypedStatement.For loop -> {
        loopBreaks(loop.body());
        yield true;
      }
      case TypedStatement.Match match -> {
        boolean completes = !match.exhaustive();
        for (TypedMatchArm arm : match.arms()) {
          completes |= completes(arm.body());
        }
        yield completes;
      }
      case TypedStatement.Select select -> {
        boolean completes = select.cases().isEmpty();
        for (TypedSelectCase choice : select.cases()) {
          completes |= completes(choice.body());
        }
        if (select.otherwise().isPresent()) {
          completes |= completes(select.otherwise().get());
        }
        yield completes;
      }
      case TypedStatement.Try attempt -> {
        boolean body = completes(attempt.body());
        boolean handler = completes(attempt.handler());
        yield body || handler;
      }
      case TypedStatement.Return _, TypedStatement.Continue _, TypedStatement.Throw _ -> false;
      case TypedStatement.Break _ -> {
        broken = true;
        yield false;
      }
      case TypedStatement.Declare _,
          TypedStatement.Assign _,
          TypedStatement.Update _,
          TypedStatement.Send _,
          TypedStatement.YieldProcessor _,
          TypedStatement.YieldValue _,
          TypedStatement.Evaluate _,
          TypedStatement.Malformed _ ->
          true;
    };
  }

  private boolean completes(TypedStatement.Block block) {
    List<TypedStatement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      if (!completes(statements.get(i))) {
        if (i + 1 < statements.size()) {
          Span rest = statements.get(i + 1).span().to(statements.getLast().span());
          reporter.report(
              Diagnostic.of(new FlowProblem.UnreachableCode(), rest)
                  .withLabel(statements.get(i).span(), "leaves"));
        }
        return false;
      }
    }
    return true;
  }

  private boolean completes(TypedStatement.If first) {
    boolean completes = false;
    TypedStatement.If branch = first;
    while (true) {
      completes |= completes(branch.then());
      if (branch.otherwise().isEmpty()) {
        return true;
      }
      if (!(branch.otherwise().get() instanceof TypedStatement.If next)) {
        boolean last = completes(branch.otherwise().get());
        return completes || last;
      }
      branch = next;
    }
  }

  private boolean loopBreaks(TypedStatement.Block body) {
    boolean outer = broken;
    broken = false;
    completes(body);
    boolean breaks = broken;
    broken = outer;
    return breaks;
  }

  static boolean isTrue(TypedCondition condition) {
    return condition instanceof TypedCondition.Test test
        && test.expression() instanceof TypedExpression.BooleanLiteral literal
        && literal.value();
  }
}
