package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.library.TypeVariables;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.parsing.Name;
import org.qistage.parsing.Parameter;
import org.qistage.parsing.SyntaxNode;

/// Functions as values: closures, functions of the program and of the library where a value stands, and
/// calls of such values.
///
/// Whether a call of a value may suspend is asked of its type: every value that is made adds itself to
/// the node of its type in the {@link SuspendGraph}, and every call leads there.
final class ClosureChecker {
  private static final LibraryTable LIBRARY = LibraryTable.standard();

  private final FunctionChecker checker;

  ClosureChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  // ---- Values ----

  /// `函数 (…) { … }`. A result that is not declared is the one that its place wants, else that of the
  /// first 返回.
  TypedExpression closure(Expression.Closure syntax, Type expected) {
    Body outer = checker.body;
    Body body = new Body(Body.Kind.CLOSURE, outer, FunctionChecker.keyword(syntax, "函数"));
    checker.program.suspensions.add(body.effects);
    checker.body = body;
    checker.names.open(ScopeKind.FUNCTION, syntax.span());
    List<VariableEntry> parameters = new ArrayList<>(syntax.parameters().size());
    for (Parameter parameter : syntax.parameters()) {
      VariableEntry variable =
          checker.declare(
              parameter.name(),
              VariableEntry.Kind.PARAMETER,
              checker.program.types.value(parameter.type()));
      variable.typeSpan = parameter.span();
      parameters.add(variable);
    }
    declareResult(syntax, expected, body);
    TypedStatement.Block block = checker.statements.block(syntax.body());
    checker.closeScope();
    checker.body = outer;
    Type result = body.blockResult == null ? Type.Simple.UNIT : body.blockResult;
    new FlowChecker(checker.reporter).checkBlock(body, result, block);
    outer.declaresWithoutValue |= body.declaresWithoutValue;
    List<Type> types = parameters.stream().map(parameter -> parameter.type).toList();
    return closure(
        syntax,
        new Type.FunctionOf(types, result),
        body,
        parameters.stream().map(parameter -> parameter.id).toList(),
        block);
  }

  private void declareResult(Expression.Closure syntax, Type expected, Body body) {
    if (syntax.result().isPresent()) {
      body.blockResult = checker.program.types.result(syntax.result().get());
      body.blockResultSpan = syntax.result().get().span();
    } else if (expected instanceof Type.FunctionOf(var parameters, Type result)
        && parameters.size() == syntax.parameters().size()
        && result != Type.Simple.UNKNOWN) {
      body.blockResult = result;
      body.blockResultSpan = body.head;
    }
  }

  private TypedExpression.Closure closure(
      SyntaxNode syntax,
      Type.FunctionOf type,
      Body body,
      List<SymbolId> parameters,
      TypedStatement.Block block) {
    NodeId id = checker.node(syntax);
    checker.program.blocks.put(id.value(), body.effects);
    checker.markUnmarked();
    checker
        .program
        .suspensions
        .valuesOf(type)
        .places
        .add(
            new SuspendGraph.Place(
                SuspendCause.FUNCTION_VALUE, closureName(body), body.head, body.effects));
    TypedBlockFunction function =
        new TypedBlockFunction(
            id,
            syntax.span(),
            body.captures.stream().map(variable -> variable.id).toList(),
            parameters,
            type.result(),
            false,
            block);
    return new TypedExpression.Closure(checker.node(syntax), syntax.span(), type, function);
  }

  /// What a reason calls a closure: it has no name but where it stands.
  private String closureName(Body body) {
    return "函数 (第 " + checker.program.source.line(body.head.start()) + " 行)";
  }

  /// The type of a closure as far as it is written; null when it declares no result. Faults in it are
  /// told when it is checked.
  Type.@Nullable FunctionOf written(Expression.Closure syntax) {
    if (syntax.result().isEmpty()) {
      return null;
    }
    checker.reporter.silence();
    Type.FunctionOf type =
        new Type.FunctionOf(
            syntax.parameters().stream()
                .map(parameter -> checker.program.types.value(parameter.type()))
                .toList(),
            checker.program.types.result(syntax.result().get()));
    checker.reporter.speak();
    return type;
  }

  /// A function of the program where a value stands. That of an 异步 函数 gives a 未来, that of a 协程 函数
  /// a handle.
  TypedExpression reference(Expression syntax, Name name, FunctionEntry function) {
    List<Type> parameters = function.parameters.stream().map(parameter -> parameter.type).toList();
    Type result =
        switch (function.flavor()) {
          case PLAIN -> function.result;
          case ASYNC -> new Type.FutureOf(function.result);
          case COROUTINE -> new Type.GeneratorOf(checker.tasks.element(function));
        };
    Type.FunctionOf type = new Type.FunctionOf(parameters, result);
    if (function.flavor() == FunctionFlavor.PLAIN) {
      checker.program.suspensions.valuesOf(type).addCall(function, syntax.span());
    }
    return new TypedExpression.FunctionReference(
        checker.node(syntax, name), syntax.span(), type, function.id(checker.program));
  }

  /// A function of the library where a value stands: a closure that calls it. Of several forms the place
  /// must tell which one is meant.
  TypedExpression library(SyntaxNode syntax, String name, Type expected) {
    Optional<List<Type>> wanted =
        expected instanceof Type.FunctionOf(var parameters, _)
            ? Optional.of(parameters)
            : Optional.empty();
    Optional<LibraryFunction> form = form(name, wanted);
    if (form.isPresent()) {
      return libraryClosure(syntax, form.get().parameters(), form.get());
    }
    boolean text =
        name.equals("转字符串")
            && wanted.isPresent()
            && wanted.get().size() == 1
            && Coercion.isPrintable(wanted.get().getFirst());
    if (text) {
      return libraryClosure(syntax, wanted.get(), null);
    }
    boolean function = expected == ExpressionChecker.ANY || wanted.isPresent();
    checker.reporter.report(
        function && wanted.isPresent()
            ? new ClosureProblem.LibraryFunctionAsValue(name)
            : new NameProblem.FunctionNotCalled(name),
        syntax.span());
    return checker.malformed(syntax);
  }

  private static Optional<LibraryFunction> form(String name, Optional<List<Type>> wanted) {
    List<LibraryEntry> forms =
        LIBRARY.forms(name).stream().filter(form -> !form.language() && !form.method()).toList();
    if (wanted.isEmpty()) {
      return forms.size() == 1 && LIBRARY.forms(name).size() == 1
          ? form(forms.getFirst(), Optional.empty())
          : Optional.empty();
    }
    return forms.stream().flatMap(form -> form(form, wanted).stream()).findFirst();
  }

  /// What an entry of the table is for certain parameters, or as it stands; empty when they do not fit, or
  /// when they do not tell its type variables.
  private static Optional<LibraryFunction> form(LibraryEntry entry, Optional<List<Type>> wanted) {
    TypeVariables variables = new TypeVariables();
    if (wanted.isPresent()) {
      List<Type> types = wanted.get();
      if (types.size() != entry.parameters().size()) {
        return Optional.empty();
      }
      for (int i = 0; i < types.size(); i++) {
        if (!variables.bind(entry.parameters().get(i).type(), types.get(i))) {
          return Optional.empty();
        }
      }
    }
    LibraryFunction function = entry.function(variables);
    boolean known = new Type.FunctionOf(function.parameters(), function.result()).isKnown();
    return known ? Optional.of(function) : Optional.empty();
  }

  /// @param form what it calls; null for 转字符串
  private TypedExpression libraryClosure(
      SyntaxNode syntax, List<Type> parameters, @Nullable LibraryFunction form) {
    return forwarding(
        syntax,
        parameters,
        arguments -> form == null ? text(syntax, arguments) : forward(syntax, form, arguments));
  }

  private TypedExpression forward(
      SyntaxNode syntax, LibraryFunction form, List<TypedExpression> arguments) {
    LIBRARY.forms(form.name()).stream()
        .flatMap(entry -> entry.suspension().stream())
        .findFirst()
        .ifPresent(cause -> checker.body.effects.add(cause, form.name(), syntax.span()));
    return new TypedExpression.CallLibrary(
        checker.node(syntax), syntax.span(), form.result(), form, arguments);
  }

  private TypedExpression text(SyntaxNode syntax, List<TypedExpression> arguments) {
    TypedExpression operand = arguments.getFirst();
    return operand.type() == Type.Simple.STRING
        ? operand
        : new TypedExpression.Convert(
            checker.node(syntax), syntax.span(), Type.Simple.STRING, Conversion.TO_STRING, operand);
  }

  /// A closure that hands its parameters to something that is no function of the program.
  ///
  /// @param what makes of the parameters what is done with them, in the body of the closure
  private TypedExpression forwarding(
      SyntaxNode syntax,
      List<Type> parameters,
      Function<List<TypedExpression>, TypedExpression> what) {
    Body outer = checker.body;
    Body body = new Body(Body.Kind.CLOSURE, outer, syntax.span());
    checker.program.suspensions.add(body.effects);
    checker.body = body;
    List<SymbolId> symbols = new ArrayList<>(parameters.size());
    List<TypedExpression> arguments = new ArrayList<>(parameters.size());
    for (Type type : parameters) {
      VariableEntry parameter =
          checker.program.symbols.addVariable(
              "参数" + (symbols.size() + 1), syntax.span(), VariableEntry.Kind.PARAMETER, type, body);
      symbols.add(parameter.id);
      arguments.add(
          new TypedExpression.Variable(checker.node(syntax), syntax.span(), type, parameter.id));
    }
    TypedExpression value = what.apply(arguments);
    checker.body = outer;
    TypedStatement statement =
        value.type() == Type.Simple.UNIT
            ? new TypedStatement.Evaluate(checker.node(syntax), syntax.span(), value)
            : new TypedStatement.Return(checker.node(syntax), syntax.span(), Optional.of(value));
    TypedStatement.Block block =
        new TypedStatement.Block(checker.node(syntax), syntax.span(), List.of(statement));
    return closure(syntax, new Type.FunctionOf(parameters, value.type()), body, symbols, block);
  }

  // ---- Calls ----

  /// A call of a function value.
  TypedExpression call(Expression.Call syntax, TypedExpression function, Type.FunctionOf type) {
    String name = name(function);
    int count = syntax.arguments().size();
    List<TypedExpression> arguments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Type wanted = i < type.parameters().size() ? type.parameters().get(i) : ExpressionChecker.ANY;
      TypedExpression argument = checker.expressions.value(syntax.arguments().get(i), wanted);
      int position = i;
      arguments.add(
          checker.coercion.require(
              argument, wanted, () -> CallChecker.argumentFault(name, position, wanted, argument)));
    }
    if (count != type.parameters().size()) {
      checker.reporter.report(
          Diagnostic.of(
              new TypeProblem.ArgumentCount(
                  name, Integer.toString(type.parameters().size()), count),
              CallChecker.argumentsSpan(syntax)));
    }
    calls(type, name, syntax.span());
    return new TypedExpression.CallValue(
        checker.node(syntax), syntax.span(), type.result(), function, arguments, false);
  }

  /// Notes that some function of a type is called at a place.
  void calls(Type type, String name, Span span) {
    checker.body.effects.places.add(
        new SuspendGraph.Place(
            SuspendCause.FUNCTION_VALUE, name, span, checker.program.suspensions.valuesOf(type)));
    checker.markUnmarked();
  }

  /// What a message calls a function value: its text, unless it is long.
  private String name(TypedExpression function) {
    String text = checker.program.source.slice(function.span());
    return text.length() <= 30 && text.lines().count() == 1 ? text : function.type().toString();
  }

  /// `等待 f(x)` where the value gives no 未来: as for a function of the program.
  TypedExpression awaited(Expression.Unary syntax, TypedExpression.CallValue call) {
    if (call.type() != Type.Simple.UNKNOWN) {
      Span awaiting = new Span(syntax.span().start(), call.span().start());
      checker.reporter.report(
          Diagnostic.of(
                  new TaskProblem.AwaitedPlainFunction(name(call.function())),
                  call.function().span())
              .withEdit(awaiting, ""));
    }
    return call;
  }

  /// `启动 睡眠(10)`: the call of a library function, moved into a task.
  TypedExpression spawnedLibrary(
      Expression.Unary syntax, Expression.Call call, TypedExpression.CallLibrary library) {
    LibraryFunction form = library.function();
    return new TypedExpression.SpawnValue(
        library.id(),
        syntax.span(),
        new Type.FutureOf(form.result()),
        libraryClosure(call.callee(), form.parameters(), form),
        library.arguments(),
        false);
  }

  /// `启动 打印行(x)`: the values are computed now, the task prints them.
  TypedExpression spawnedPrint(Expression.Unary syntax, TypedExpression.Print print) {
    return new TypedExpression.SpawnValue(
        print.id(),
        syntax.span(),
        new Type.FutureOf(Type.Simple.UNIT),
        forwarding(
            syntax,
            print.operands().stream().map(TypedExpression::type).toList(),
            operands ->
                new TypedExpression.Print(
                    checker.node(syntax), print.span(), print.line(), operands)),
        print.operands(),
        false);
  }

  /// `启动 f(x)`: what gives a 未来 anyway is not wrapped twice; else the call moves into a task.
  TypedExpression spawned(Expression.Unary syntax, TypedExpression.CallValue call) {
    if (call.type() instanceof Type.FutureOf || call.type() == Type.Simple.UNKNOWN) {
      return call;
    }
    checker.body.effects.places.removeIf(
        place -> place.cause() == SuspendCause.FUNCTION_VALUE && place.span().equals(call.span()));
    return new TypedExpression.SpawnValue(
        call.id(),
        syntax.span(),
        new Type.FutureOf(call.type()),
        call.function(),
        call.arguments(),
        false);
  }
}
