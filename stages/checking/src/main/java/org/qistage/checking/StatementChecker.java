package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.parsing.AssignOperator;
import org.qistage.parsing.Condition;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;
import org.qistage.parsing.Statement;
import org.qistage.parsing.VariableKeyword;

/// Checks statements, and opens and closes the scopes that they make.
final class StatementChecker {
  private final FunctionChecker checker;

  StatementChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  TypedStatement check(Statement syntax) {
    return switch (syntax) {
      case Statement.Evaluate evaluate -> evaluate(evaluate);
      case Statement.Variable variable -> variable(variable);
      case Statement.Assign assign -> assign(assign);
      case Statement.If conditional -> conditional(conditional);
      case Statement.Return returned -> returned(returned);
      case Statement.Print print -> print(print);
      case Statement.For loop -> forLoop(loop);
      case Statement.While loop -> whileLoop(loop);
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
          inLoop(syntax, "跳出")
              ? new TypedStatement.Break(checker.node(syntax), syntax.span())
              : new TypedStatement.Malformed(checker.node(syntax), syntax.span());
      case Statement.Continue _ ->
          inLoop(syntax, "继续")
              ? new TypedStatement.Continue(checker.node(syntax), syntax.span())
              : new TypedStatement.Malformed(checker.node(syntax), syntax.span());
      case Statement.Match _ -> unsupported(syntax, "匹配");
      case Statement.Select _ -> unsupported(syntax, "选择");
      case Statement.Try _ -> unsupported(syntax, "尝试");
      case Statement.Throw _ -> unsupported(syntax, "抛出");
      case Statement.Malformed malformed -> malformed(malformed);
    };
  }

  private TypedStatement unsupported(Statement syntax, String keyword) {
    checker.unsupported(keyword, FunctionChecker.keyword(syntax, keyword));
    return new TypedStatement.Malformed(checker.node(syntax), syntax.span());
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

  // ---- Variables and assignments ----

  private TypedStatement variable(Statement.Variable syntax) {
    Name name = syntax.name();
    boolean constant = syntax.keyword() == VariableKeyword.CONSTANT;
    VariableEntry.Kind kind = constant ? VariableEntry.Kind.CONSTANT : VariableEntry.Kind.VARIABLE;
    Type annotated =
        syntax.type().isPresent()
            ? checker.program.types.value(syntax.type().get())
            : ExpressionChecker.ANY;
    TypedExpression initializer =
        syntax.initializer().isPresent()
            ? initializer(syntax, syntax.initializer().get(), annotated)
            : null;
    if (initializer == null && (constant || syntax.type().isEmpty())) {
      checker.reporter.report(
          constant
              ? new TypeProblem.ConstantNeedsValue(name.text())
              : new TypeProblem.VariableNeedsType(name.text()),
          name.span());
      initializer = checker.malformed(syntax);
    }
    Type type =
        annotated == ExpressionChecker.ANY && initializer != null ? initializer.type() : annotated;
    checker.body.declaresWithoutValue |= initializer == null;
    VariableEntry variable = checker.declare(name, kind, type);
    syntax.type().ifPresent(written -> variable.typeSpan = written.span());
    return new TypedStatement.Declare(
        checker.node(syntax, name), syntax.span(), variable.id, Optional.ofNullable(initializer));
  }

  private TypedExpression initializer(Statement.Variable syntax, Expression value, Type annotated) {
    TypedExpression checked = checker.expressions.value(value, annotated);
    return checker.coercion.require(
        checked,
        annotated,
        () -> {
          Diagnostic fault =
              Diagnostic.of(
                  new TypeProblem.InitializerType(syntax.name().text(), annotated, checked.type()),
                  checked.span());
          return syntax.type().isPresent()
              ? fault.withLabel(syntax.type().get().span(), "declared")
              : fault;
        });
  }

  private TypedStatement assign(Statement.Assign syntax) {
    TypedTarget target = target(syntax.target());
    TypedExpression value = checker.expressions.value(syntax.value(), target.type());
    AssignOperator operator = syntax.operator();
    if (target instanceof TypedTarget.Malformed) {
      return new TypedStatement.Assign(checker.node(syntax), syntax.span(), target, value);
    }
    if (operator == AssignOperator.SET) {
      TypedExpression fitted =
          checker.coercion.require(
              value, target.type(), () -> assignFault(syntax, target, value, value.type()));
      return new TypedStatement.Assign(checker.node(syntax), syntax.span(), target, fitted);
    }
    return update(syntax, target, value);
  }

  private Diagnostic assignFault(
      Statement.Assign syntax, TypedTarget target, TypedExpression value, Type found) {
    Diagnostic fault =
        Diagnostic.of(new TypeProblem.AssignedType(target.type(), found), value.span());
    if (syntax.target() instanceof Expression.NameReference reference) {
      VariableEntry variable = checker.names.find(reference.name().text());
      if (variable != null) {
        return fault.withLabel(variable.typeSpan, "declared");
      }
    }
    return fault;
  }

  /// `目标 += 值`: the operator is checked as if the target were read, and its result must fit.
  private TypedStatement update(
      Statement.Assign syntax, TypedTarget target, TypedExpression value) {
    NodeId id = checker.node(syntax);
    TypedExpression read =
        new TypedExpression.Variable(id, target.span(), target.type(), new SymbolId(0));
    TypedExpression.Binary result =
        checker.operators.arithmetic(id, syntax.span(), operator(syntax.operator()), read, value);
    if (!Coercion.matches(result.type(), target.type())) {
      checker.reporter.report(assignFault(syntax, target, value, result.type()));
    }
    return new TypedStatement.Update(id, syntax.span(), target, result.operator(), result.right());
  }

  private static TypedOperator operator(AssignOperator operator) {
    return switch (operator) {
      case ADD -> TypedOperator.ADD;
      case SUBTRACT -> TypedOperator.SUBTRACT;
      case MULTIPLY -> TypedOperator.MULTIPLY;
      case DIVIDE -> TypedOperator.DIVIDE;
      case REMAINDER -> TypedOperator.REMAINDER;
      case SET -> throw new IllegalArgumentException("no arithmetic: =");
    };
  }

  private TypedTarget target(Expression syntax) {
    return switch (ExpressionChecker.stripped(syntax)) {
      case Expression.NameReference reference -> variableTarget(reference);
      case Expression.Index index -> elementTarget(index);
      case Expression other -> {
        TypedExpression value = checker.expressions.check(other);
        if (value.type() != Type.Simple.UNKNOWN) {
          checker.reporter.report(new TypeProblem.NotAssignable(), other.span());
        }
        yield new TypedTarget.Malformed(checker.node(syntax), syntax.span());
      }
    };
  }

  private TypedTarget variableTarget(Expression.NameReference syntax) {
    Name name = syntax.name();
    VariableEntry variable = checker.names.find(name.text());
    if (variable == null) {
      unknownTarget(name);
      return new TypedTarget.Malformed(checker.node(syntax), syntax.span());
    }
    if (variable.constant()) {
      CheckProblem problem =
          variable.kind == VariableEntry.Kind.LOOP
              ? new TypeProblem.AssignedLoopVariable(name.text())
              : new TypeProblem.AssignedConstant(name.text());
      checker.reporter.report(
          Diagnostic.of(problem, syntax.span()).withLabel(variable.span, "declared"));
    }
    variable.assigned = true;
    checker.body.use(variable);
    return new TypedTarget.Variable(
        checker.node(syntax, name), syntax.span(), variable.type, variable.id);
  }

  private void unknownTarget(Name name) {
    FunctionEntry function = checker.program.functionsByName.get(name.text());
    if (function != null) {
      checker.reporter.report(
          Diagnostic.of(new TypeProblem.AssignedFunction(name.text()), name.span())
              .withLabel(function.span(), "declared"));
    } else {
      checker.resolver.undeclaredAssignment(name);
    }
  }

  private TypedTarget elementTarget(Expression.Index syntax) {
    TypedExpression array = checker.expressions.value(syntax.target());
    TypedExpression index = checker.expressions.indexValue(syntax.index());
    if (array.type() instanceof Type.ArrayOf(Type element)) {
      return new TypedTarget.Element(checker.node(syntax), syntax.span(), element, array, index);
    }
    if (array.type() == Type.Simple.STRING) {
      checker.reporter.report(new TypeProblem.StringIsImmutable(), syntax.span());
    } else if (array.type() != Type.Simple.UNKNOWN) {
      checker.reporter.report(new TypeProblem.NotIndexable(array.type()), array.span());
    }
    return new TypedTarget.Malformed(checker.node(syntax), syntax.span());
  }

  // ---- Conditions and loops ----

  /// A checked condition and the block that it guards; a binding's variable is in the block's scope.
  private record Guarded(TypedCondition condition, TypedStatement.Block block) {}

  private Guarded guarded(Condition condition, Statement.Block block) {
    return switch (condition) {
      case Condition.Test test -> {
        TypedExpression value = condition(test.expression());
        yield new Guarded(
            new TypedCondition.Test(checker.node(test), test.span(), value), scopedBlock(block));
      }
      case Condition.Binding binding -> {
        TypedExpression value = checker.expressions.value(binding.value());
        checker.names.open(ScopeKind.BLOCK, binding.span().to(block.span()));
        VariableEntry variable =
            checker.declare(binding.name(), VariableEntry.Kind.BINDING, boundType(value));
        TypedCondition bound =
            new TypedCondition.Binding(
                checker.node(binding, binding.name()), binding.span(), variable.id, value);
        TypedStatement.Block body = block(block);
        checker.closeScope();
        yield new Guarded(bound, body);
      }
    };
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

  private Type boundType(TypedExpression value) {
    if (value.type() instanceof Type.OptionalOf(Type inside)) {
      if (inside == Type.Simple.UNIT) {
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
  private TypedStatement conditional(Statement.If syntax) {
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
        otherwise = check(branch.otherwise().get());
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

  private TypedStatement whileLoop(Statement.While syntax) {
    checker.body.loops++;
    Guarded guarded = guarded(syntax.condition(), syntax.body());
    checker.body.loops--;
    return new TypedStatement.While(
        checker.node(syntax), syntax.span(), guarded.condition(), guarded.block());
  }

  private TypedStatement forLoop(Statement.For syntax) {
    TypedExpression iterable = checker.expressions.value(syntax.iterable());
    IterationKind kind = IterationKind.ARRAY;
    Type element = Type.Simple.UNKNOWN;
    switch (iterable.type()) {
      case Type.ArrayOf(Type of) -> {
        element = of;
        kind = isRange(iterable) ? IterationKind.RANGE : IterationKind.ARRAY;
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
    TypedStatement.Block body = block(syntax.body());
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
  private boolean inLoop(Statement syntax, String keyword) {
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
            ? Diagnostic.of(new FlowProblem.LeavesTaskBlock(keyword), span)
                .withLabel(checker.body.head, "block")
            : Diagnostic.of(new FlowProblem.OutsideLoop(keyword), span));
    return false;
  }

  // ---- 返回, 打印 and expressions ----

  private TypedStatement returned(Statement.Return syntax) {
    FunctionEntry function = checker.body.function;
    TypedExpression value = null;
    if (function == null) {
      value = blockResult(syntax);
    } else if (syntax.value().isPresent()) {
      value = functionResult(syntax.value().get(), function);
    } else if (function.result != Type.Simple.UNIT && function.result != Type.Simple.UNKNOWN) {
      checker.reporter.report(
          Diagnostic.of(
                  new FlowProblem.ReturnNeedsValue(function.name(), function.result),
                  FunctionChecker.keyword(syntax, "返回"))
              .withLabel(function.resultSpan(), "result"));
    }
    return new TypedStatement.Return(
        checker.node(syntax), syntax.span(), Optional.ofNullable(value));
  }

  private TypedExpression functionResult(Expression syntax, FunctionEntry function) {
    TypedExpression value = checker.expressions.check(syntax, function.result);
    if (function.coroutine()) {
      checker.reporter.report(
          Diagnostic.of(new FlowProblem.ReturnValueInCoroutine(function.name()), value.span())
              .withLabel(function.span(), "declared"));
      return value;
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

  /// The first 返回 of a `启动 { … }` decides the type of its result.
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
            Diagnostic.of(new FlowProblem.ReturnNeedsValue("启动", known), keyword)
                .withLabel(first, "result"));
      }
      return null;
    }
    return checker.coercion.require(
        value,
        known,
        () ->
            Diagnostic.of(new TypeProblem.ReturnedType("启动", known, found), value.span())
                .withLabel(first, "result"));
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
          TypedExpression.Spawn _,
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
