package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.IterationKind;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Condition;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;
import org.qistage.parsing.Statement;

/// Conditions, and the loops and branches that they guard.
final class BranchChecker {
  private final FunctionChecker checker;

  BranchChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  /// A checked condition and the block that it guards; a binding's variable is in the block's scope.
  private record Guarded(TypedCondition condition, TypedStatement.Block block) {}

  private Guarded guarded(Condition condition, Statement.Block block) {
    return switch (condition) {
      case Condition.Test test -> {
        TypedExpression value = condition(test.expression());
        yield new Guarded(
            new TypedCondition.Test(checker.node(test), test.span(), value),
            checker.statements.scopedBlock(block));
      }
      case Condition.Binding binding -> {
        TypedExpression value = optionalForm(checker.expressions.value(binding.value()));
        checker.names.open(ScopeKind.BLOCK, binding.span().to(block.span()));
        VariableEntry variable =
            checker.declare(
                binding.name(), VariableEntry.Kind.BINDING, boundType(value, binding.name()));
        TypedCondition bound =
            new TypedCondition.Binding(
                checker.node(binding, binding.name()), binding.span(), variable.id, value);
        TypedStatement.Block body = checker.statements.block(block);
        checker.closeScope();
        yield new Guarded(bound, body);
      }
    };
  }

  /// `当 变量 行 = 读取行()` calls the form of the function that gives 无 at the end.
  private static TypedExpression optionalForm(TypedExpression value) {
    if (value instanceof TypedExpression.CallLibrary call) {
      Optional<LibraryFunction> form = LibraryTable.standard().optionalForm(call.function());
      if (form.isPresent()) {
        return new TypedExpression.CallLibrary(
            call.id(), call.span(), form.get().result(), form.get(), call.arguments());
      }
    }
    return value;
  }

  private TypedExpression condition(Expression syntax) {
    TypedExpression value = checker.expressions.value(syntax);
    if (!Coercion.matches(value.type(), Type.Simple.BOOLEAN)) {
      Diagnostic fault =
          Diagnostic.of(new TypeProblem.ConditionNotBoolean(value.type()), value.span());
      checker.reporter.report(checker.coercion.explain(value, Type.Simple.BOOLEAN, fault));
    }
    return value;
  }

  /// A 可选<空> tells only whether there is something, so nothing but a name that says so can be bound.
  private Type boundType(TypedExpression value, Name name) {
    if (value.type() instanceof Type.OptionalOf(Type inside)) {
      if (inside == Type.Simple.UNIT && !name.text().startsWith("_")) {
        checker.reporter.report(new TypeProblem.NoValue(), value.span());
        return Type.Simple.UNKNOWN;
      }
      return inside;
    }
    if (value.type() != Type.Simple.UNKNOWN) {
      checker.reporter.report(new TypeProblem.NotOptional(value.type()), value.span());
    }
    return Type.Simple.UNKNOWN;
  }

  /// `如果 … 否则 如果 … 否则 …`, from the last branch to the first once all are checked: such a chain
  /// may be long.
  TypedStatement conditional(Statement.If syntax) {
    List<Statement.If> branches = new ArrayList<>();
    List<Guarded> guards = new ArrayList<>();
    Statement.If branch = syntax;
    @Nullable TypedStatement otherwise = null;
    while (true) {
      branches.add(branch);
      guards.add(guarded(branch.condition(), branch.then()));
      if (branch.otherwise().isEmpty()) {
        break;
      }
      if (!(branch.otherwise().get() instanceof Statement.If next)) {
        otherwise = checker.statements.check(branch.otherwise().get());
        break;
      }
      branch = next;
    }
    for (int i = branches.size() - 1; i >= 0; i--) {
      otherwise =
          new TypedStatement.If(
              checker.node(branches.get(i)),
              branches.get(i).span(),
              guards.get(i).condition(),
              guards.get(i).block(),
              Optional.ofNullable(otherwise));
    }
    return java.util.Objects.requireNonNull(otherwise);
  }

  TypedStatement whileLoop(Statement.While syntax) {
    checker.body.loops++;
    Guarded guarded = guarded(syntax.condition(), syntax.body());
    checker.body.loops--;
    return new TypedStatement.While(
        checker.node(syntax), syntax.span(), guarded.condition(), guarded.block());
  }

  TypedStatement forLoop(Statement.For syntax) {
    TypedExpression iterable = checker.expressions.value(syntax.iterable());
    IterationKind kind = IterationKind.ARRAY;
    Type element = Type.Simple.UNKNOWN;
    switch (iterable.type()) {
      case Type.ArrayOf(Type of) -> {
        element = of;
        kind = isRange(iterable) ? IterationKind.RANGE : IterationKind.ARRAY;
      }
      case Type.DictionaryOf(Type key, _) -> {
        element = key;
        kind = IterationKind.DICTIONARY;
      }
      case Type.SetOf(Type of) -> {
        element = of;
        kind = IterationKind.SET;
      }
      case Type.Simple.STRING -> {
        element = Type.Simple.CHARACTER;
        kind = IterationKind.STRING;
      }
      case Type.GeneratorOf(Type of) -> {
        element = of == Type.Simple.UNIT ? Type.Simple.UNKNOWN : of;
        kind = IterationKind.GENERATOR;
        checker.tasks.resumes(of, syntax.iterable().span());
        if (of == Type.Simple.UNIT) {
          checker.reporter.report(new TypeProblem.NoValue(), iterable.span());
        }
      }
      case Type.ChannelOf(Type of) -> {
        element = of;
        kind = IterationKind.CHANNEL;
        checker.body.effects.add(SuspendCause.CHANNEL, "对于", syntax.iterable().span());
      }
      case Type.Simple.UNKNOWN -> {}
      case Type other ->
          checker.reporter.report(new TypeProblem.NotIterable(other), iterable.span());
    }
    checker.names.open(ScopeKind.BLOCK, syntax.variable().span().to(syntax.body().span()));
    VariableEntry variable = checker.declare(syntax.variable(), VariableEntry.Kind.LOOP, element);
    checker.body.loops++;
    TypedStatement.Block body = checker.statements.block(syntax.body());
    checker.body.loops--;
    checker.closeScope();
    return new TypedStatement.For(
        checker.node(syntax, syntax.variable()), syntax.span(), variable.id, kind, iterable, body);
  }

  private static boolean isRange(TypedExpression iterable) {
    return iterable instanceof TypedExpression.CallLibrary call
        && call.function().equals(LibraryTable.RANGE);
  }

  /// Whether a loop stands around a 跳出 or 继续; reports it when none does.
  boolean inLoop(Statement syntax, String keyword) {
    if (checker.body.loops > 0) {
      return true;
    }
    Body outer = checker.body.outer;
    boolean leavesTask = false;
    while (outer != null && !leavesTask) {
      leavesTask = outer.loops > 0;
      outer = outer.outer;
    }
    Span span = FunctionChecker.keyword(syntax, keyword);
    checker.reporter.report(
        leavesTask
            ? Diagnostic.of(
                    checker.body.kind == Body.Kind.CLOSURE
                        ? new ClosureProblem.LeavesClosure(keyword)
                        : new FlowProblem.LeavesTaskBlock(keyword),
                    span)
                .withLabel(checker.body.head, "block")
            : Diagnostic.of(new FlowProblem.OutsideLoop(keyword), span));
    return false;
  }
}
