package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
  TypedExpression named(Expression.Call syntax) {
    if (syntax.callee() instanceof Expression.Member member) {
      return moduleCall(syntax, member);
    }
    Name name = ((Expression.NameReference) syntax.callee()).name();
    VariableEntry variable = checker.names.find(name.text());
    if (variable != null) {
      return variableCalled(syntax, name, variable);
    }
    FunctionEntry function = checker.program.functionsByName.get(name.text());
    if (function != null) {
      return programCall(syntax, function);
    }
    if (LIBRARY.isSpecial(name.text())) {
      TypedExpression special = special(syntax, name.text());
      if (special != null) {
        return special;
      }
    }
    List<LibraryFunction> forms = LIBRARY.forms(name.text());
    if (!forms.isEmpty()) {
      return libraryCall(syntax, name.span(), forms);
    }
    if (!methodCalledAsFunction(syntax, name)) {
      checker.resolver.undefined(name);
    }
    checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }

  private void checkAll(List<Expression> arguments) {
    for (Expression argument : arguments) {
      checker.expressions.check(argument);
    }
  }

  private TypedExpression variableCalled(
      Expression.Call syntax, Name name, VariableEntry variable) {
    variable.used = true;
    checker.body.use(variable);
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
    List<String> receivers = LIBRARY.receiversOf(name.text());
    if (receivers.isEmpty() || LIBRARY.isNotSupportedYet(name.text())) {
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

  /// A call of a function of the program outside 等待, 启动 and 启动协程.
  private TypedExpression programCall(Expression.Call syntax, FunctionEntry function) {
    List<TypedExpression> arguments = arguments(syntax, function);
    return switch (function.flavor()) {
      case PLAIN -> {
        checker.body.effects.addCall(function, syntax.span());
        yield new TypedExpression.Call(
            checker.node(syntax), syntax.span(), function.result, function.id, arguments);
      }
      case ASYNC ->
          new TypedExpression.Spawn(
              checker.node(syntax),
              syntax.span(),
              new Type.FutureOf(function.result),
              function.id,
              arguments);
      case COROUTINE -> {
        checker.tasks.reportCoroutineCalled(syntax, function);
        yield checker.malformed(syntax);
      }
    };
  }

  /// The arguments of a call of a function of the program, each as its parameter's type.
  List<TypedExpression> arguments(Expression.Call syntax, FunctionEntry function) {
    List<VariableEntry> parameters = function.parameters;
    int count = syntax.arguments().size();
    List<TypedExpression> arguments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Type wanted = i < parameters.size() ? parameters.get(i).type : ExpressionChecker.ANY;
      TypedExpression argument = checker.expressions.check(syntax.arguments().get(i), wanted);
      TypedExpression fitted = checker.coercion.fit(argument, wanted);
      if (fitted == null || argument.type() == Type.Simple.UNIT) {
        Diagnostic fault = argumentFault(function.name(), i, wanted, argument);
        if (i < parameters.size()) {
          fault = fault.withLabel(parameters.get(i).typeSpan, "parameter");
        }
        checker.reporter.report(checker.coercion.explain(argument, wanted, fault));
      }
      arguments.add(fitted == null ? argument : fitted);
    }
    if (count != parameters.size()) {
      checker.reporter.report(
          Diagnostic.of(
                  new TypeProblem.ArgumentCount(
                      function.name(), Integer.toString(parameters.size()), count),
                  argumentsSpan(syntax))
              .withLabel(function.span(), "declared"));
    }
    return arguments;
  }

  private static Diagnostic argumentFault(
      String function, int index, Type wanted, TypedExpression argument) {
    return Diagnostic.of(
        new TypeProblem.ArgumentType(function, index + 1, wanted, argument.type()),
        argument.span());
  }

  /// The parentheses of a call and what stands in them.
  static Span argumentsSpan(Expression.Call syntax) {
    return new Span(syntax.callee().span().end(), syntax.span().end());
  }

  // ---- The library ----

  private TypedExpression moduleCall(Expression.Call syntax, Expression.Member member) {
    String module = String.valueOf(checker.expressions.moduleOf(member));
    String name = module + "." + member.name().text();
    List<LibraryFunction> forms = LIBRARY.forms(name);
    if (!forms.isEmpty()) {
      return libraryCall(syntax, member.span(), forms);
    }
    moduleMember(member);
    checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }

  /// `http.名` that is not called, or does not exist.
  TypedExpression moduleMember(Expression.Member member) {
    String module = String.valueOf(checker.expressions.moduleOf(member));
    String name = module + "." + member.name().text();
    if (!LIBRARY.forms(name).isEmpty()) {
      checker.reporter.report(new NameProblem.FunctionNotCalled(name), member.span());
    } else if (LIBRARY.isNotSupportedYet(name)) {
      checker.unsupported(name, member.span());
    } else if (!member.name().text().isEmpty()) {
      checker.resolver.undefinedMember(
          new Type.Named(module), member.name(), LIBRARY.memberNames(module));
    }
    return checker.malformed(member);
  }

  /// A call of a library function, by the one of its forms that takes the arguments.
  TypedExpression libraryCall(Expression.Call syntax, Span name, List<LibraryFunction> forms) {
    List<Type> known = forms.size() == 1 ? forms.getFirst().parameters() : List.of();
    List<TypedExpression> arguments = new ArrayList<>(syntax.arguments().size());
    for (Expression argument : syntax.arguments()) {
      int i = arguments.size();
      arguments.add(
          checker.expressions.value(
              argument, i < known.size() ? known.get(i) : ExpressionChecker.ANY));
    }
    int count = arguments.size();
    List<LibraryFunction> fitting =
        forms.stream().filter(form -> form.parameters().size() == count).toList();
    if (fitting.isEmpty()) {
      reportCount(syntax, forms, count);
      return new TypedExpression.CallLibrary(
          checker.node(syntax),
          syntax.span(),
          forms.getFirst().result(),
          forms.getFirst(),
          arguments);
    }
    if (fitting.size() == 1) {
      return call(syntax, name, fitting.getFirst(), fitArguments(fitting.getFirst(), arguments));
    }
    for (boolean widening : new boolean[] {false, true}) {
      for (LibraryFunction form : fitting) {
        List<TypedExpression> fitted = tryArguments(form, arguments, widening);
        if (fitted != null) {
          return call(syntax, name, form, fitted);
        }
      }
    }
    reportNoForm(syntax, fitting, arguments);
    return checker.malformed(syntax);
  }

  private TypedExpression call(
      Expression.Call syntax, Span name, LibraryFunction form, List<TypedExpression> arguments) {
    if (form.suspends()) {
      checker.body.effects.add(SuspendCause.SLEEP, form.name(), name);
    }
    return new TypedExpression.CallLibrary(
        checker.node(syntax), syntax.span(), form.result(), form, arguments);
  }

  private @Nullable List<TypedExpression> tryArguments(
      LibraryFunction form, List<TypedExpression> arguments, boolean widening) {
    List<TypedExpression> fitted = new ArrayList<>(arguments.size());
    for (TypedExpression argument : arguments) {
      Type wanted = form.parameters().get(fitted.size());
      boolean matches = Coercion.matches(argument.type(), wanted);
      if (!matches
          && !(widening && wanted == Type.Simple.FLOAT && Coercion.isNumber(argument.type()))) {
        return null;
      }
      fitted.add(argument);
    }
    return fitArguments(form, fitted);
  }

  private List<TypedExpression> fitArguments(
      LibraryFunction form, List<TypedExpression> arguments) {
    List<TypedExpression> fitted = new ArrayList<>(arguments.size());
    for (TypedExpression argument : arguments) {
      int i = fitted.size();
      Type wanted = form.parameters().get(i);
      TypedExpression widened =
          wanted == Type.Simple.FLOAT ? checker.coercion.widen(argument) : null;
      fitted.add(
          widened != null
              ? widened
              : checker.coercion.require(
                  argument, wanted, () -> argumentFault(form.name(), i, wanted, argument)));
    }
    return fitted;
  }

  private void reportCount(Expression.Call syntax, List<LibraryFunction> forms, int found) {
    String expected =
        forms.stream()
            .map(form -> Integer.toString(form.parameters().size()))
            .distinct()
            .collect(Collectors.joining("/"));
    checker.reporter.report(
        new TypeProblem.ArgumentCount(forms.getFirst().name(), expected, found),
        argumentsSpan(syntax));
  }

  private void reportNoForm(
      Expression.Call syntax, List<LibraryFunction> forms, List<TypedExpression> arguments) {
    String name = forms.getFirst().name();
    String accepted =
        forms.stream()
            .map(form -> types(name, form.parameters()))
            .collect(Collectors.joining(" / "));
    String found = types(name, arguments.stream().map(TypedExpression::type).toList());
    Diagnostic fault =
        Diagnostic.of(new TypeProblem.NoOverload(name, found, accepted), argumentsSpan(syntax));
    Optional<TypedExpression> unopened =
        arguments.stream().filter(argument -> argument.type() instanceof Type.FutureOf).findFirst();
    checker.reporter.report(
        unopened.isPresent() && unopened.get().type() instanceof Type.FutureOf(Type inside)
            ? checker.coercion.explain(unopened.get(), inside, fault)
            : fault);
  }

  private static String types(String name, List<Type> parameters) {
    return parameters.stream()
        .map(Type::toString)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  // ---- Names that are part of the language ----

  private @Nullable TypedExpression special(Expression.Call syntax, String name) {
    return switch (name) {
      case "恢复" -> checker.tasks.resume(syntax);
      case "关闭" -> checker.tasks.close(syntax);
      case "范围" -> range(syntax);
      case "填充数组" -> filled(syntax);
      case "有" -> present(syntax);
      case "转字符串" -> toText(syntax);
      case "转整数" -> convert(syntax, Type.Simple.INTEGER, Conversion.TO_INTEGER);
      case "转浮点数" -> convert(syntax, Type.Simple.FLOAT, Conversion.TO_FLOAT);
      default -> null;
    };
  }

  /// The one argument of a call; null after a fault in their number has been reported.
  @Nullable TypedExpression only(Expression.Call syntax, String name) {
    List<TypedExpression> arguments = new ArrayList<>();
    for (Expression argument : syntax.arguments()) {
      arguments.add(checker.expressions.value(argument));
    }
    if (arguments.size() == 1) {
      return arguments.getFirst();
    }
    checker.reporter.report(
        new TypeProblem.ArgumentCount(name, "1", arguments.size()), argumentsSpan(syntax));
    return null;
  }

  /// `范围(从, 到[, 步长])`; a missing step is 1.
  TypedExpression.CallLibrary range(Expression.Call syntax) {
    List<TypedExpression> arguments = new ArrayList<>(3);
    for (Expression argument : syntax.arguments()) {
      TypedExpression value = checker.expressions.value(argument);
      int i = arguments.size();
      arguments.add(
          checker.coercion.require(
              value,
              Type.Simple.INTEGER,
              () -> argumentFault("范围", i, Type.Simple.INTEGER, value)));
    }
    int count = arguments.size();
    if (count < 2 || count > 3) {
      checker.reporter.report(
          new TypeProblem.ArgumentCount("范围", "2/3", count), argumentsSpan(syntax));
    } else if (count == 2) {
      arguments.add(
          new TypedExpression.IntegerLiteral(
              checker.node(syntax), syntax.span(), Type.Simple.INTEGER, 1));
    }
    return new TypedExpression.CallLibrary(
        checker.node(syntax),
        syntax.span(),
        LibraryTable.RANGE.result(),
        LibraryTable.RANGE,
        arguments);
  }

  /// `填充数组(个数, 值)`: a new 数组 that holds the value so many times.
  private TypedExpression filled(Expression.Call syntax) {
    List<TypedExpression> arguments = new ArrayList<>(2);
    for (Expression argument : syntax.arguments()) {
      arguments.add(checker.expressions.value(argument));
    }
    if (arguments.size() != 2) {
      checker.reporter.report(
          new TypeProblem.ArgumentCount("填充数组", "2", arguments.size()), argumentsSpan(syntax));
      return checker.malformed(syntax);
    }
    TypedExpression count = arguments.getFirst();
    arguments.set(
        0,
        checker.coercion.require(
            count,
            Type.Simple.INTEGER,
            () -> argumentFault("填充数组", 0, Type.Simple.INTEGER, count)));
    LibraryFunction function = LibraryTable.fill(arguments.getLast().type());
    return new TypedExpression.CallLibrary(
        checker.node(syntax), syntax.span(), function.result(), function, arguments);
  }

  private TypedExpression present(Expression.Call syntax) {
    TypedExpression value = only(syntax, "有");
    return value == null
        ? checker.malformed(syntax)
        : new TypedExpression.Convert(
            checker.node(syntax),
            syntax.span(),
            new Type.OptionalOf(value.type()),
            Conversion.TO_OPTIONAL,
            value);
  }

  private TypedExpression toText(Expression.Call syntax) {
    TypedExpression value = only(syntax, "转字符串");
    if (value == null) {
      return checker.malformed(syntax);
    }
    if (value.type() == Type.Simple.STRING) {
      return value;
    }
    checker.expressions.requirePrintable(value);
    return new TypedExpression.Convert(
        checker.node(syntax), syntax.span(), Type.Simple.STRING, Conversion.TO_STRING, value);
  }

  /// 转整数 and 转浮点数: a conversion where it cannot fail, else a call of the runtime.
  private TypedExpression convert(Expression.Call syntax, Type type, Conversion conversion) {
    String name = ((Expression.NameReference) syntax.callee()).name().text();
    TypedExpression value = only(syntax, name);
    if (value == null) {
      return checker.malformed(syntax);
    }
    if (value.type().equals(type)) {
      return value;
    }
    List<LibraryFunction> forms = LIBRARY.forms(name);
    for (LibraryFunction form : forms) {
      if (form.parameters().getFirst().equals(value.type())) {
        return call(syntax, syntax.callee().span(), form, List.of(value));
      }
    }
    boolean whole =
        value.type() == Type.Simple.SHORT
            || value.type() == Type.Simple.BYTE
            || value.type() == Type.Simple.UNKNOWN
            || (type == Type.Simple.INTEGER
                ? value.type() == Type.Simple.CHARACTER
                : value.type() == Type.Simple.INTEGER);
    if (!whole) {
      reportNoForm(syntax, forms, List.of(value));
      return checker.malformed(syntax);
    }
    return new TypedExpression.Convert(
        checker.node(syntax), syntax.span(), type, conversion, value);
  }

  // ---- Methods ----

  /// `接收者.名(…)`.
  TypedExpression method(
      Expression.Call syntax, Expression.Member member, TypedExpression receiver) {
    Type type = receiver.type();
    String name = member.name().text();
    Optional<LibraryFunction> form =
        type instanceof Type.ArrayOf array
            ? LibraryTable.arrayMethod(array, name)
            : LibraryTable.receiver(type)
                .flatMap(kind -> LIBRARY.forms(kind + "." + name).stream().findFirst());
    if (form.isEmpty()) {
      undefinedMethod(member, receiver);
      checkAll(syntax.arguments());
      return checker.malformed(syntax);
    }
    List<Type> parameters = form.get().parameters();
    List<TypedExpression> arguments = new ArrayList<>(parameters.size());
    arguments.add(receiver);
    for (Expression argument : syntax.arguments()) {
      int i = arguments.size();
      Type wanted = i < parameters.size() ? parameters.get(i) : ExpressionChecker.ANY;
      TypedExpression value = checker.expressions.value(argument, wanted);
      arguments.add(
          checker.coercion.require(value, wanted, () -> argumentFault(name, i - 1, wanted, value)));
    }
    if (arguments.size() != parameters.size()) {
      checker.reporter.report(
          new TypeProblem.ArgumentCount(
              name, Integer.toString(parameters.size() - 1), arguments.size() - 1),
          new Span(member.span().end(), syntax.span().end()));
    }
    return new TypedExpression.CallLibrary(
        checker.program.nodes.next(List.of(syntax.id(), member.id())),
        syntax.span(),
        form.get().result(),
        form.get(),
        arguments);
  }

  private void undefinedMethod(Expression.Member member, TypedExpression receiver) {
    Type type = receiver.type();
    String name = member.name().text();
    if (type == Type.Simple.UNKNOWN || name.isEmpty()) {
      return;
    }
    if (type == Type.Simple.UNIT) {
      checker.reporter.report(checker.coercion.noValue(receiver));
      return;
    }
    if (type instanceof Type.FutureOf(Type inside) && hasMethod(inside, name)) {
      checker.reporter.report(
          Diagnostic.of(new TypeProblem.MissingAwait(inside, type), receiver.span())
              .withEdit(Span.at(receiver.span().start()), "(等待 ")
              .withEdit(Span.at(receiver.span().end()), ")"));
      return;
    }
    Optional<String> kind = LibraryTable.receiver(type);
    if (kind.isPresent() && LIBRARY.isNotSupportedYet(kind.get() + "." + name)) {
      checker.unsupported(type + "." + name, member.name().span());
      return;
    }
    checker.resolver.undefinedMember(
        type, member.name(), kind.map(LIBRARY::memberNames).orElse(java.util.Set.of()));
  }

  private static boolean hasMethod(Type type, String name) {
    return LibraryTable.receiver(type)
        .filter(kind -> LIBRARY.memberNames(kind).contains(name))
        .isPresent();
  }

  /// `值.名` without a call: no type of this version has fields.
  TypedExpression member(Expression.Member syntax, TypedExpression receiver) {
    if (hasMethod(receiver.type(), syntax.name().text())) {
      checker.reporter.report(
          Diagnostic.of(
                  new NameProblem.MethodNotCalled(receiver.type(), syntax.name().text()),
                  syntax.name().span())
              .withEdit(Span.at(syntax.span().end()), "()"));
    } else {
      undefinedMethod(syntax, receiver);
    }
    return checker.malformed(syntax);
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
