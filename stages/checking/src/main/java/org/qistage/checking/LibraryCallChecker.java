package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;

/// Calls of library functions, by the one of their forms that takes the arguments, and of the names
/// that are a part of the language.
final class LibraryCallChecker {
  private static final LibraryTable LIBRARY = LibraryTable.standard();

  private final FunctionChecker checker;

  LibraryCallChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  TypedExpression moduleCall(Expression.Call syntax, Expression.Member member) {
    String module = String.valueOf(checker.expressions.moduleOf(member));
    String name = module + "." + member.name().text();
    List<LibraryFunction> forms = LIBRARY.forms(name);
    if (!forms.isEmpty()) {
      return libraryCall(syntax, member.span(), forms);
    }
    moduleMember(member);
    checker.calls.checkAll(syntax.arguments());
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
                  argument,
                  wanted,
                  () -> CallChecker.argumentFault(form.name(), i, wanted, argument)));
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
        CallChecker.argumentsSpan(syntax));
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
        Diagnostic.of(
            new TypeProblem.NoOverload(name, found, accepted), CallChecker.argumentsSpan(syntax));
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

  @Nullable TypedExpression special(Expression.Call syntax, String name) {
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
        new TypeProblem.ArgumentCount(name, "1", arguments.size()),
        CallChecker.argumentsSpan(syntax));
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
              () -> CallChecker.argumentFault("范围", i, Type.Simple.INTEGER, value)));
    }
    int count = arguments.size();
    if (count < 2 || count > 3) {
      checker.reporter.report(
          new TypeProblem.ArgumentCount("范围", "2/3", count), CallChecker.argumentsSpan(syntax));
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
          new TypeProblem.ArgumentCount("填充数组", "2", arguments.size()),
          CallChecker.argumentsSpan(syntax));
      return checker.malformed(syntax);
    }
    TypedExpression count = arguments.getFirst();
    arguments.set(
        0,
        checker.coercion.require(
            count,
            Type.Simple.INTEGER,
            () -> CallChecker.argumentFault("填充数组", 0, Type.Simple.INTEGER, count)));
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
}
