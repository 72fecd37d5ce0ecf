package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;

/// Calls of functions, of library functions and of methods.
final class CallChecker {
  private static final LibraryTable LIBRARY = LibraryTable.standard();

  private final FunctionChecker checker;

  CallChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  // ---- Calls by name ----

  /// `名(…)`, where the name is a variable's, a function's or the library's; also `http.get(…)`.
  TypedExpression named(Expression.Call syntax, Type expected) {
    if (syntax.callee() instanceof Expression.Member member) {
      return checker.packages.qualifies(member)
          ? checker.packages.call(syntax, member)
          : checker.library.moduleCall(syntax, member);
    }
    if (syntax.callee() instanceof Expression.Path path) {
      return checker.variants.call(syntax, path);
    }
    Name name = ((Expression.NameReference) syntax.callee()).name();
    VariableEntry variable = checker.names.find(name.text());
    if (variable != null) {
      return variableCalled(syntax, name, variable);
    }
    GlobalEntry global = checker.globals.find(name.text());
    if (global != null) {
      return checker.globals.call(syntax, name, global);
    }
    FunctionEntry function = checker.program.functionsByName.get(name.text());
    if (function != null) {
      return programCall(syntax, function, null);
    }
    TypedExpression special = checker.library.special(syntax, name.text(), expected);
    if (special != null) {
      return special;
    }
    List<LibraryEntry> forms = LIBRARY.forms(name.text());
    if (forms.stream().anyMatch(form -> !form.language())) {
      ImportCollector.useLibrary(checker.program, name.text());
      return checker.library.functionCall(syntax, name.span(), forms);
    }
    if (checker.program.imports.containsKey(name.text())) {
      checker.resolver.packageAsValue(name);
    } else if (!methodCalledAsFunction(syntax, name)) {
      ChannelWords.function(checker, syntax, name.text())
          .ifPresentOrElse(checker.reporter::report, () -> checker.resolver.undefined(name));
    }
    checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }

  void checkAll(List<Expression> arguments) {
    for (Expression argument : arguments) {
      checker.expressions.check(argument);
    }
  }

  private TypedExpression variableCalled(
      Expression.Call syntax, Name name, VariableEntry variable) {
    variable.used = true;
    checker.body.use(variable);
    if (variable.type instanceof Type.FunctionOf type) {
      TypedExpression function =
          new TypedExpression.Variable(
              checker.node(syntax.callee(), name), name.span(), type, variable.id);
      return checker.closures.call(syntax, function, type);
    }
    boolean hides =
        checker.program.functionsByName.containsKey(name.text())
            || LIBRARY.hasFunction(name.text());
    if (variable.type != Type.Simple.UNKNOWN) {
      CheckProblem problem =
          hides
              ? new NameProblem.ShadowedFunction(name.text())
              : new NameProblem.NotCallable(name.text(), variable.type);
      checker.reporter.report(
          Diagnostic.of(problem, name.span()).withLabel(variable.span, "declared"));
    }
    checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }

  /// `长度(x)` where `x.长度()` is meant.
  private boolean methodCalledAsFunction(Expression.Call syntax, Name name) {
    List<String> receivers = receiversOf(name.text());
    if (receivers.isEmpty()) {
      return false;
    }
    String receiver =
        syntax.arguments().isEmpty()
            ? receivers.getFirst()
            : checker.program.source.slice(syntax.arguments().getFirst().span());
    boolean simple = syntax.arguments().size() == 1 && receiver.length() <= 40;
    Diagnostic fault =
        Diagnostic.of(
            new NameProblem.MethodNeedsReceiver(name.text(), simple ? receiver : "值"), name.span());
    checker.reporter.report(
        simple ? fault.withEdit(syntax.span(), receiver + "." + name.text() + "()") : fault);
    return true;
  }

  private List<String> receiversOf(String method) {
    List<String> library = LIBRARY.receiversOf(method);
    return library.isEmpty()
        ? checker.program.declaredTypes.withMethod(method).stream()
            .map(entry -> entry.name)
            .toList()
        : library;
  }

  /// What a call under 等待, 启动 or 启动协程 calls.
  sealed interface Callee {
    /// A function or method of the program, with the receiver of the method.
    record Program(FunctionEntry function, @Nullable TypedExpression receiver) implements Callee {}

    /// Anything else: the call as it is by itself.
    record Other(TypedExpression value) implements Callee {}
  }

  Callee callee(Expression.Call call) {
    FunctionEntry function = checker.resolver.function(call.callee());
    if (function != null) {
      return new Callee.Program(function, null);
    }
    if (call.callee() instanceof Expression.Member member
        && !checker.expressions.isQualified(member)) {
      TypedExpression receiver = checker.expressions.check(member.target());
      FunctionEntry method = checker.structs.method(member, receiver);
      return method == null
          ? new Callee.Other(checker.expressions.apply(call, receiver))
          : new Callee.Program(method, receiver);
    }
    return new Callee.Other(checker.expressions.check(call));
  }

  /// A call of a function of the program outside 等待, 启动 and 启动协程.
  ///
  /// @param receiver the receiver of a method
  TypedExpression programCall(
      Expression.Call syntax, FunctionEntry function, @Nullable TypedExpression receiver) {
    List<TypedExpression> arguments = arguments(syntax, function, receiver);
    return switch (function.flavor()) {
      case PLAIN -> {
        checker.body.effects.addCall(function, syntax.span());
        yield new TypedExpression.Call(
            checker.node(syntax),
            syntax.span(),
            function.result,
            function.id(checker.program),
            arguments);
      }
      case ASYNC ->
          new TypedExpression.Spawn(
              checker.node(syntax),
              syntax.span(),
              new Type.FutureOf(function.result),
              function.id(checker.program),
              arguments);
      case COROUTINE -> {
        checker.tasks.reportCoroutineCalled(syntax, function);
        yield checker.malformed(syntax);
      }
    };
  }

  /// The arguments of a call of a function of the program, each as its parameter's type; a method's
  /// receiver is the first.
  List<TypedExpression> arguments(
      Expression.Call syntax, FunctionEntry function, @Nullable TypedExpression receiver) {
    List<VariableEntry> parameters =
        receiver == null
            ? function.parameters
            : function.parameters.subList(1, function.parameters.size());
    int count = syntax.arguments().size();
    List<TypedExpression> arguments = new ArrayList<>(count + 1);
    if (receiver != null) {
      arguments.add(receiver);
    }
    for (int i = 0; i < count; i++) {
      Type wanted = i < parameters.size() ? parameters.get(i).type : ExpressionChecker.ANY;
      TypedExpression argument = checker.expressions.check(syntax.arguments().get(i), wanted);
      TypedExpression fitted = checker.coercion.fit(argument, wanted);
      if (fitted == null || argument.type() == Type.Simple.UNIT) {
        Diagnostic fault = argumentFault(function.name(), i, wanted, argument);
        if (i < parameters.size()) {
          fault =
              checker.program.labelled(fault, function, parameters.get(i).typeSpan, "parameter");
        }
        checker.reporter.report(checker.coercion.explain(argument, wanted, fault));
      }
      arguments.add(fitted == null ? argument : fitted);
    }
    if (count != parameters.size()) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(
                  new TypeProblem.ArgumentCount(
                      function.name(), Integer.toString(parameters.size()), count),
                  argumentsSpan(syntax)),
              function,
              "declared"));
    }
    return arguments;
  }

  static Diagnostic argumentFault(
      String function, int index, Type wanted, TypedExpression argument) {
    return Diagnostic.of(
        new TypeProblem.ArgumentType(function, index + 1, wanted, argument.type()),
        argument.span());
  }

  /// The parentheses of a call and what stands in them.
  static Span argumentsSpan(Expression.Call syntax) {
    return new Span(syntax.callee().span().end(), syntax.span().end());
  }

  /// A call of what is neither a name nor a method.
  TypedExpression notCallable(Expression.Call syntax, TypedExpression callee) {
    if (callee.type() != Type.Simple.UNKNOWN) {
      checker.reporter.report(
          new NameProblem.NotCallable(checker.program.source.slice(callee.span()), callee.type()),
          callee.span());
    }
    checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }
}
