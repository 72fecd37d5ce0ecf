package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.library.TypeVariables;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.parsing.Statement;

/// Tasks, coroutines and channels: 等待, 启动, 启动协程, 恢复, 让出, `<-` and 关闭.
final class TaskChecker {
  /// How deep functions may be checked inside one another before a declared type is asked for.
  private static final int MAXIMUM_NESTING = 50;

  private final FunctionChecker checker;

  TaskChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  // ---- 等待 ----

  TypedExpression await(Expression.Unary syntax) {
    Expression operand = ExpressionChecker.stripped(syntax.operand());
    TypedExpression future;
    if (operand instanceof Expression.Call call) {
      switch (checker.calls.callee(call)) {
        case CallChecker.Callee.Program called when called.function().deliversFuture ->
            future = checker.calls.programCall(call, called.function(), called.receiver());
        case CallChecker.Callee.Program called -> {
          return awaitCall(syntax, call, called);
        }
        case CallChecker.Callee.Other(TypedExpression value) -> future = value;
      }
    } else {
      future = checker.expressions.check(operand);
    }
    if (future instanceof TypedExpression.CallValue value
        && !(value.type() instanceof Type.FutureOf)) {
      return checker.closures.awaited(syntax, value);
    }
    checker.body.effects.add(SuspendCause.AWAIT, detail(operand), syntax.span());
    if (future instanceof TypedExpression.CallLibrary library && library.function().suspends()) {
      return library; // 等待 睡眠(100): the call itself waits, in this task
    }
    return switch (future.type()) {
      case Type.FutureOf(Type value) ->
          new TypedExpression.Await(checker.node(syntax), syntax.span(), value, future);
      case Type.Simple.UNKNOWN ->
          new TypedExpression.Await(
              checker.node(syntax), syntax.span(), Type.Simple.UNKNOWN, future);
      case Type type -> {
        checker.reporter.report(
            Diagnostic.of(new TaskProblem.NotAFuture(type), future.span())
                .withEdit(new Span(syntax.span().start(), future.span().start()), ""));
        yield future;
      }
    };
  }

  /// `等待 f(x)` runs `f` in the calling task when it is 异步.
  private TypedExpression awaitCall(
      Expression.Unary syntax, Expression.Call call, CallChecker.Callee.Program called) {
    FunctionEntry function = called.function();
    List<TypedExpression> arguments = checker.calls.arguments(call, function, called.receiver());
    switch (function.flavor()) {
      case ASYNC -> checker.body.effects.add(SuspendCause.AWAIT, function.name(), syntax.span());
      case PLAIN -> {
        checker.body.effects.addCall(function, call.span());
        if (function.result != Type.Simple.UNKNOWN) {
          checker.reporter.report(
              checker.program.labelled(
                  Diagnostic.of(
                          new TaskProblem.AwaitedPlainFunction(function.name()),
                          call.callee().span())
                      .withEdit(new Span(syntax.span().start(), call.span().start()), ""),
                  function,
                  "declared"));
        }
      }
      case COROUTINE -> {
        reportCoroutineCalled(call, function);
        return checker.malformed(syntax);
      }
    }
    return new TypedExpression.Call(
        checker.node(syntax, call),
        syntax.span(),
        function.result,
        function.id(checker.program),
        arguments);
  }

  /// What is awaited, short enough for a report.
  private static String detail(Expression operand) {
    return switch (operand) {
      case Expression.NameReference reference -> reference.name().text();
      case Expression.Call call -> detail(call.callee());
      case Expression.Member member
          when member.target() instanceof Expression.NameReference reference ->
          reference.name().text() + "." + member.name().text();
      case Expression.Member member -> "." + member.name().text();
      case Expression.Unary unary -> unary.operator().text();
      default -> "";
    };
  }

  // ---- 启动 ----

  TypedExpression spawn(Expression.Unary syntax) {
    Expression operand = ExpressionChecker.stripped(syntax.operand());
    if (operand instanceof Expression.Print printed
        && checker.expressions.check(printed) instanceof TypedExpression.Print print) {
      boolean known =
          print.operands().stream().allMatch(value -> Coercion.isPrintable(value.type()));
      return known ? checker.closures.spawnedPrint(syntax, print) : checker.malformed(syntax);
    }
    if (!(operand instanceof Expression.Call call)) {
      return notACall(syntax, operand, "启动");
    }
    return switch (checker.calls.callee(call)) {
      case CallChecker.Callee.Program called -> spawnCall(syntax, call, called);
      case CallChecker.Callee.Other(TypedExpression value) -> spawnLibrary(syntax, call, value);
    };
  }

  private TypedExpression spawnCall(
      Expression.Unary syntax, Expression.Call call, CallChecker.Callee.Program called) {
    FunctionEntry function = called.function();
    List<TypedExpression> arguments = checker.calls.arguments(call, function, called.receiver());
    if (function.coroutine()) {
      Span keyword = FunctionChecker.keyword(syntax, "启动");
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(new TaskProblem.SpawnedCoroutine(function.name()), keyword)
                  .withEdit(keyword, "启动协程"),
              function,
              "declared"));
      return checker.malformed(syntax);
    }
    return new TypedExpression.Spawn(
        checker.node(syntax, call),
        syntax.span(),
        new Type.FutureOf(function.delivered()),
        function.id(checker.program),
        arguments);
  }

  /// 启动 of a library function makes a task that calls it; one that makes a task anyway is not wrapped
  /// twice.
  private TypedExpression spawnLibrary(
      Expression.Unary syntax, Expression.Call call, TypedExpression value) {
    if (value instanceof TypedExpression.CallValue called) {
      return checker.closures.spawned(syntax, called);
    }
    if (value.type() == Type.Simple.UNKNOWN || isAsynchronous(value)) {
      return value;
    }
    if (value instanceof TypedExpression.CallLibrary library
        && !library.function().runtimeName().isEmpty()) {
      int nameEnd = call.callee().span().end();
      checker.body.effects.places.removeIf(
          place ->
              place.target() == null
                  && place.span().end() == nameEnd
                  && place.span().start() >= call.span().start());
      return checker.closures.spawnedLibrary(syntax, call, library);
    }
    if (!(value instanceof TypedExpression.Malformed)) {
      spawnNeedsBlock(syntax, call, value);
    }
    return checker.malformed(syntax);
  }

  /// What is called is a part of the language and no function: a block can hold it.
  private void spawnNeedsBlock(
      Expression.Unary syntax, Expression.Call call, TypedExpression value) {
    String text = checker.program.source.slice(call.span());
    String block = "启动 { " + (value.type() == Type.Simple.UNIT ? "" : "返回 ") + text + "; }";
    boolean simple = text.length() <= 60 && text.lines().count() == 1;
    Diagnostic fault =
        Diagnostic.of(
            new TaskProblem.SpawnNeedsBlock(
                checker.program.source.slice(call.callee().span()), simple ? block : "启动 { … }"),
            call.callee().span());
    checker.reporter.report(fault.withEdit(syntax.span(), block));
  }

  private static boolean isAsynchronous(TypedExpression value) {
    return value instanceof TypedExpression.CallLibrary library
        && LibraryTable.standard().isAsynchronous(library.function().name());
  }

  private TypedExpression notACall(Expression.Unary syntax, Expression operand, String keyword) {
    TypedExpression value = checker.expressions.check(operand);
    boolean silent =
        value.type() == Type.Simple.UNKNOWN && !(operand instanceof Expression.NameReference);
    if (!silent && !(value instanceof TypedExpression.Malformed)) {
      checker.reporter.report(new TaskProblem.SpawnNeedsCall(keyword), operand.span());
    }
    return checker.malformed(syntax);
  }

  TypedExpression spawnBlock(Expression.SpawnBlock syntax) {
    Body outer = checker.body;
    Body body = new Body(Body.Kind.TASK_BLOCK, outer, FunctionChecker.keyword(syntax, "启动"));
    checker.program.suspensions.add(body.effects);
    checker.body = body;
    TypedStatement.Block block = checker.statements.scopedBlock(syntax.body());
    checker.body = outer;
    Type result = body.blockResult == null ? Type.Simple.UNIT : body.blockResult;
    new FlowChecker(checker.reporter).checkBlock(body, result, block);
    outer.declaresWithoutValue |= body.declaresWithoutValue;
    NodeId id = checker.node(syntax);
    checker.program.blocks.put(id.value(), body.effects);
    checker.markUnmarked();
    TypedBlockFunction function =
        new TypedBlockFunction(
            id,
            syntax.span(),
            body.captures.stream().map(variable -> variable.id).toList(),
            List.of(),
            result,
            false,
            block);
    return new TypedExpression.SpawnBlock(
        checker.node(syntax), syntax.span(), new Type.FutureOf(result), function);
  }

  // ---- Coroutines ----

  TypedExpression spawnCoroutine(Expression.Unary syntax) {
    Expression operand = ExpressionChecker.stripped(syntax.operand());
    if (!(operand instanceof Expression.Call call)) {
      return notACall(syntax, operand, "启动协程");
    }
    return switch (checker.calls.callee(call)) {
      case CallChecker.Callee.Program called -> newGenerator(syntax, call, called);
      case CallChecker.Callee.Other(TypedExpression value) -> {
        if (value instanceof TypedExpression.CallValue
            && value.type() instanceof Type.GeneratorOf) {
          yield value;
        }
        if (value.type() != Type.Simple.UNKNOWN) {
          reportNoCoroutine(syntax, checker.program.source.slice(call.callee().span()), null);
        }
        yield checker.malformed(syntax);
      }
    };
  }

  private TypedExpression newGenerator(
      Expression.Unary syntax, Expression.Call call, CallChecker.Callee.Program called) {
    FunctionEntry function = called.function();
    List<TypedExpression> arguments = checker.calls.arguments(call, function, called.receiver());
    if (!function.coroutine()) {
      reportNoCoroutine(syntax, function.name(), function);
      return checker.malformed(syntax);
    }
    return new TypedExpression.NewGenerator(
        checker.node(syntax, call),
        syntax.span(),
        new Type.GeneratorOf(element(function)),
        function.id(checker.program),
        arguments);
  }

  private void reportNoCoroutine(
      Expression.Unary syntax, String name, @Nullable FunctionEntry declared) {
    Span keyword = FunctionChecker.keyword(syntax, "启动协程");
    Diagnostic fault =
        Diagnostic.of(new TaskProblem.SpawnCoroutineOfFunction(name), keyword)
            .withEdit(keyword, "启动");
    checker.reporter.report(
        declared == null ? fault : checker.program.labelled(fault, declared, "declared"));
  }

  void reportCoroutineCalled(Expression.Call call, FunctionEntry function) {
    checker.reporter.report(
        checker.program.labelled(
            Diagnostic.of(new TaskProblem.CoroutineCalled(function.name()), call.callee().span())
                .withEdit(Span.at(call.span().start()), "启动协程 "),
            function,
            "declared"));
  }

  /// The type of the values of a 协程 函数. It is inferred from the body, so the body is checked now
  /// when that has not been done; where it depends on itself, what the 让出 statements show at first
  /// sight decides.
  Type element(FunctionEntry function) {
    if (function.element == null && function.state == FunctionEntry.State.COLLECTED) {
      WholeProgram whole = checker.program.whole;
      if (whole.nesting < MAXIMUM_NESTING) {
        whole.nesting++;
        new FunctionChecker(function.home(), function.body).check(function);
        whole.nesting--;
      }
    }
    if (function.element == null) {
      Type seen = YieldedTypes.firstEvident(function, function.home());
      if (seen == Type.Simple.UNKNOWN) {
        function
            .home()
            .reporter
            .report(new TaskProblem.ElementUnknown(function.name()), function.span());
      }
      function.element = seen;
    }
    return function.element;
  }

  /// `恢复(c)`.
  TypedExpression resume(Expression.Call syntax) {
    TypedExpression generator = checker.library.only(syntax, "恢复");
    if (generator == null || generator.type() == Type.Simple.UNKNOWN) {
      return checker.malformed(syntax);
    }
    if (!(generator.type() instanceof Type.GeneratorOf(Type element))) {
      checker.reporter.report(
          new TaskProblem.NotCoroutineHandle(generator.type()), generator.span());
      return checker.malformed(syntax);
    }
    resumes(element, syntax.callee().span());
    checker.markUnmarked();
    return new TypedExpression.Resume(
        checker.node(syntax), syntax.span(), new Type.OptionalOf(element), generator, false);
  }

  /// Notes that a coroutine is run at a place, which suspends when the coroutine awaits inside.
  void resumes(Type element, Span span) {
    checker.body.effects.places.add(
        new SuspendGraph.Place(
            SuspendCause.RESUME,
            checker.program.source.slice(span),
            span,
            checker.program.suspensions.coroutinesOf(element)));
  }

  TypedStatement yieldStatement(Statement.Yield syntax) {
    if (syntax.value().isEmpty()) {
      checker.body.effects.add(SuspendCause.YIELD, "让出", syntax.span());
      return new TypedStatement.YieldProcessor(checker.node(syntax), syntax.span());
    }
    FunctionEntry function = checker.body.function;
    Type wanted =
        function == null || function.element == null ? ExpressionChecker.ANY : function.element;
    TypedExpression value = checker.expressions.value(syntax.value().get(), wanted);
    if (function == null || !function.coroutine()) {
      reportYield(syntax, function);
    } else if (function.element == null) {
      if (value.type() != Type.Simple.UNKNOWN) {
        function.element = value.type();
        function.elementSpan = value.span();
      }
    } else {
      TypedExpression fitted =
          checker.coercion.require(value, wanted, () -> yieldFault(value, wanted, function));
      return new TypedStatement.YieldValue(checker.node(syntax), syntax.span(), fitted);
    }
    return new TypedStatement.YieldValue(checker.node(syntax), syntax.span(), value);
  }

  private static Diagnostic yieldFault(TypedExpression value, Type wanted, FunctionEntry function) {
    Diagnostic fault =
        Diagnostic.of(new TaskProblem.YieldedTypesDiffer(wanted, value.type()), value.span());
    return function.elementSpan == null ? fault : fault.withLabel(function.elementSpan, "first");
  }

  private void reportYield(Statement.Yield syntax, @Nullable FunctionEntry function) {
    Span keyword = FunctionChecker.keyword(syntax, "让出");
    if (function == null) {
      CheckProblem problem =
          checker.body.kind == Body.Kind.TASK_BLOCK
              ? new TaskProblem.YieldInTaskBlock()
              : new ClosureProblem.YieldInClosure();
      checker.reporter.report(
          Diagnostic.of(problem, keyword).withLabel(checker.body.head, "block"));
      return;
    }
    Diagnostic fault =
        Diagnostic.of(new TaskProblem.YieldOutsideCoroutine(), keyword)
            .withLabel(function.span(), "declared");
    boolean plain = function.flavor() == FunctionFlavor.PLAIN && !function.syntax.exported();
    checker.reporter.report(
        plain ? fault.withEdit(Span.at(function.syntax.span().start()), "协程 ") : fault);
  }

  // ---- Channels ----

  TypedExpression newChannel(Expression.NewGeneric syntax, Type type) {
    List<TypedExpression> arguments = new ArrayList<>();
    for (Expression argument : syntax.arguments()) {
      TypedExpression value = checker.expressions.value(argument);
      arguments.add(
          checker.coercion.require(
              value,
              Type.Simple.INTEGER,
              () ->
                  Diagnostic.of(
                      new TypeProblem.ArgumentType("通道", 1, Type.Simple.INTEGER, value.type()),
                      value.span())));
    }
    if (arguments.size() > 1) {
      checker.reporter.report(
          new TypeProblem.ArgumentCount("通道", "0/1", arguments.size()),
          new Span(syntax.type().span().end(), syntax.span().end()));
    }
    if (arguments.isEmpty()) {
      arguments.add(
          new TypedExpression.IntegerLiteral(
              checker.node(syntax), syntax.span(), Type.Simple.INTEGER, 16));
    }
    return new TypedExpression.NewChannel(
        checker.node(syntax, syntax.type()), syntax.span(), type, arguments.getFirst());
  }

  TypedExpression receive(Expression.Unary syntax) {
    TypedExpression channel = checker.expressions.value(syntax.operand());
    checker.body.effects.add(SuspendCause.CHANNEL, "<-", syntax.span());
    return new TypedExpression.Receive(
        checker.node(syntax), syntax.span(), elementOf(channel), channel);
  }

  /// What a channel carries; unknown after a fault has been reported.
  Type elementOf(TypedExpression channel) {
    if (channel.type() instanceof Type.ChannelOf(Type element)) {
      return element;
    }
    if (channel instanceof TypedExpression.Variable(_, _, var type, var symbol)
        && type != Type.Simple.UNKNOWN) {
      VariableEntry variable = checker.program.symbols.variable(symbol);
      checker.reporter.report(
          Diagnostic.of(new TaskProblem.VariableIsNoChannel(variable.name, type), channel.span())
              .withLabel(variable.typeSpan, "declared"));
    } else if (channel.type() != Type.Simple.UNKNOWN) {
      checker.reporter.report(new TaskProblem.NotAChannel(channel.type()), channel.span());
    }
    return Type.Simple.UNKNOWN;
  }

  TypedStatement send(Statement.Send syntax) {
    TypedExpression channel = checker.expressions.value(syntax.channel());
    TypedExpression sent = sent(syntax.value(), elementOf(channel));
    checker.body.effects.add(SuspendCause.CHANNEL, "<-", syntax.span());
    return new TypedStatement.Send(checker.node(syntax), syntax.span(), channel, sent);
  }

  /// A value that is sent to a channel.
  TypedExpression sent(Expression syntax, Type element) {
    TypedExpression value = checker.expressions.value(syntax, element);
    return checker.coercion.require(
        value,
        element,
        () -> Diagnostic.of(new TaskProblem.SentType(element, value.type()), value.span()));
  }

  /// `关闭(c)`.
  TypedExpression close(Expression.Call syntax) {
    TypedExpression channel = checker.library.only(syntax, "关闭");
    if (channel == null) {
      return checker.malformed(syntax);
    }
    if (!(channel.type() instanceof Type.ChannelOf)) {
      elementOf(channel);
      return checker.malformed(syntax);
    }
    TypeVariables variables = new TypeVariables();
    LibraryEntry close = LibraryTable.standard().forms("关闭").getFirst();
    boolean _ = variables.bind(close.parameters().getFirst().type(), channel.type());
    return new TypedExpression.CallLibrary(
        checker.node(syntax),
        syntax.span(),
        Type.Simple.UNIT,
        close.function(variables),
        List.of(channel));
  }
}
