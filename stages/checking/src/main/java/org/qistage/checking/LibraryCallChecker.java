package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryModules;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.library.TypeVariables;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
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
    String name = LibraryModules.function(module, member.name().text());
    if (LibraryModules.prints(module, name)) {
      return checker.expressions.print(syntax, name.equals("打印行"), syntax.arguments());
    }
    List<LibraryEntry> forms = LIBRARY.forms(name);
    if (!forms.isEmpty()) {
      return functionCall(syntax, member.span(), forms);
    }
    moduleMember(member);
    checker.calls.checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }

  /// `http.名` that is not called, or does not exist.
  TypedExpression moduleMember(Expression.Member member) {
    String module = String.valueOf(checker.expressions.moduleOf(member));
    String name = LibraryModules.function(module, member.name().text());
    if (!LIBRARY.forms(name).isEmpty() || LibraryModules.prints(module, name)) {
      checker.reporter.report(new NameProblem.FunctionNotCalled(name), member.span());
    } else if (!member.name().text().isEmpty()) {
      checker.resolver.undefinedMember(
          new Type.Named(module), member.name(), LibraryModules.names(module));
    }
    return checker.malformed(member);
  }

  // ---- Calls by the form that takes the arguments ----

  /// The place of a call.
  ///
  /// @param member the callee of a method
  /// @param name the name as messages tell it
  /// @param receiver the number of receivers: 1 for a method, which messages do not count
  private record Place(
      Expression.Call syntax,
      Optional<Expression.Member> member,
      Span span,
      String name,
      int receiver,
      Span arguments) {}

  /// A call of a library function, by the one of its forms that takes the arguments.
  TypedExpression functionCall(Expression.Call syntax, Span name, List<LibraryEntry> forms) {
    Place place =
        new Place(
            syntax,
            Optional.empty(),
            name,
            forms.getFirst().name(),
            0,
            CallChecker.argumentsSpan(syntax));
    return call(place, forms, new ArrayList<>());
  }

  /// A call of a method of the library.
  TypedExpression methodCall(
      Expression.Call syntax,
      Expression.Member member,
      TypedExpression receiver,
      List<LibraryEntry> forms) {
    Place place =
        new Place(
            syntax,
            Optional.of(member),
            member.name().span(),
            member.name().text(),
            1,
            new Span(member.span().end(), syntax.span().end()));
    return call(place, forms, new ArrayList<>(List.of(receiver)));
  }

  private TypedExpression call(
      Place place, List<LibraryEntry> all, List<TypedExpression> arguments) {
    int count = place.receiver + place.syntax.arguments().size();
    List<LibraryEntry> forms = all.stream().filter(form -> !form.language()).toList();
    List<LibraryEntry> fitting =
        forms.stream().filter(form -> form.parameters().size() == count).toList();
    if (forms.size() == 1 || fitting.size() == 1) {
      LibraryEntry form = fitting.isEmpty() ? forms.getFirst() : fitting.getFirst();
      return callOnly(place, forms, form, arguments);
    }
    for (Expression argument : place.syntax.arguments()) {
      arguments.add(checker.expressions.value(argument, hint(argument, fitting, arguments)));
    }
    if (fitting.isEmpty()) {
      reportCount(place, forms, count);
      return checker.malformed(place.syntax);
    }
    for (boolean widening : new boolean[] {false, true}) {
      for (LibraryEntry form : fitting) {
        TypeVariables variables = new TypeVariables();
        List<TypedExpression> fitted = fitted(form, variables, arguments, widening);
        if (fitted != null) {
          return made(place, form, variables, fitted);
        }
      }
    }
    reportNoForm(place, fitting, arguments);
    return checker.malformed(place.syntax);
  }

  /// What an argument is expected to be where several forms compete: for an array or a dictionary as
  /// written, what the first form takes that takes a collection there.
  private static Type hint(
      Expression argument, List<LibraryEntry> forms, List<TypedExpression> before) {
    boolean collection =
        argument instanceof Expression.ArrayLiteral
            || argument instanceof Expression.DictionaryLiteral;
    for (LibraryEntry form : collection ? forms : List.<LibraryEntry>of()) {
      Type pattern = form.parameters().get(before.size()).type();
      if (!(pattern instanceof Type.Simple)) {
        TypeVariables variables = new TypeVariables();
        for (int i = 0; i < before.size(); i++) {
          boolean _ = variables.bind(form.parameters().get(i).type(), before.get(i).type());
        }
        return variables.replaced(pattern);
      }
    }
    return ExpressionChecker.ANY;
  }

  /// A call of a form that nothing else competes with, so that its parameters tell what types the
  /// arguments want.
  private TypedExpression callOnly(
      Place place, List<LibraryEntry> forms, LibraryEntry form, List<TypedExpression> arguments) {
    TypeVariables variables = new TypeVariables();
    if (place.receiver == 1) {
      boolean _ = variables.bind(form.parameters().getFirst().type(), arguments.getFirst().type());
    }
    for (Expression argument : place.syntax.arguments()) {
      int i = arguments.size();
      if (i >= form.parameters().size()) {
        arguments.add(checker.expressions.value(argument));
        continue;
      }
      Type pattern = form.parameters().get(i).type();
      Type wanted = variables.replaced(pattern);
      TypedExpression value = checker.expressions.value(argument, wanted);
      TypedExpression fitted = fit(value, pattern, variables, true);
      if (fitted == null) {
        checker.reporter.report(argumentFault(place, i, wanted, value));
      }
      arguments.add(fitted == null ? value : fitted);
    }
    if (arguments.size() != form.parameters().size()) {
      reportCount(place, forms, arguments.size());
    }
    return made(place, form, variables, arguments);
  }

  private Diagnostic argumentFault(Place place, int index, Type wanted, TypedExpression value) {
    if (wanted instanceof Type.FutureOf && !(value.type() instanceof Type.FutureOf)) {
      return Diagnostic.of(new TaskProblem.NotATask(place.name, value.type()), value.span());
    }
    if (Coercion.isHandle(wanted)
        && value instanceof TypedExpression.Variable(_, _, var type, var symbol)) {
      VariableEntry variable = checker.program.symbols.variable(symbol);
      return Diagnostic.of(
              new TaskProblem.VariableIsNoHandle(variable.name, wanted, type), value.span())
          .withLabel(variable.typeSpan, "declared");
    }
    return checker.coercion.explain(
        value,
        wanted,
        CallChecker.argumentFault(place.name, index - place.receiver, wanted, value));
  }

  private TypedExpression made(
      Place place, LibraryEntry form, TypeVariables variables, List<TypedExpression> arguments) {
    checkRequirement(place, form, variables, arguments);
    form.suspension().ifPresent(cause -> checker.body.effects.add(cause, form.name(), place.span));
    LibraryFunction function = form.function(variables);
    NodeId id =
        place.member.isPresent()
            ? checker.node(place.syntax, place.member.get())
            : checker.node(place.syntax);
    return new TypedExpression.CallLibrary(
        id, place.syntax.span(), function.result(), function, arguments);
  }

  /// Reports elements that cannot do what a method asks of them.
  private void checkRequirement(
      Place place, LibraryEntry form, TypeVariables variables, List<TypedExpression> arguments) {
    Type element = variables.replaced(new Type.Named("T"));
    switch (form.requirement()) {
      case NONE -> {}
      case ORDERED -> {
        if (!OperatorChecker.isOrdered(element)) {
          checker.reporter.report(new TypeProblem.NotOrdered(place.name, element), place.span);
        }
      }
      case PRINTABLE -> checker.expressions.requirePrintable(arguments.getFirst());
    }
  }

  /// The arguments as a form's parameters, or null when some does not fit.
  private @Nullable List<TypedExpression> fitted(
      LibraryEntry form,
      TypeVariables variables,
      List<TypedExpression> arguments,
      boolean widening) {
    List<TypedExpression> fitted = new ArrayList<>(arguments.size());
    for (TypedExpression argument : arguments) {
      Type pattern = form.parameters().get(fitted.size()).type();
      if (!widening && !Coercion.matches(argument.type(), variables.replaced(pattern))) {
        return null;
      }
      TypedExpression value = fit(argument, pattern, variables, widening);
      if (value == null) {
        return null;
      }
      fitted.add(value);
    }
    return fitted;
  }

  /// An argument as a parameter's type, or null when it does not fit. A number widens to 浮点数 or 整数
  /// where the parameter is that in every call.
  private @Nullable TypedExpression fit(
      TypedExpression value, Type pattern, TypeVariables variables, boolean widening) {
    TypedExpression widened = widening ? widened(value, pattern) : null;
    TypedExpression fitted =
        widened != null ? widened : checker.coercion.fit(value, variables.replaced(pattern));
    return fitted != null && variables.bind(pattern, fitted.type()) ? fitted : null;
  }

  private @Nullable TypedExpression widened(TypedExpression value, Type pattern) {
    if (pattern == Type.Simple.FLOAT) {
      return checker.coercion.widen(value);
    }
    boolean narrow = value.type() == Type.Simple.SHORT || value.type() == Type.Simple.BYTE;
    return pattern == Type.Simple.INTEGER && narrow
        ? checker.coercion.convert(value, Type.Simple.INTEGER, Conversion.TO_INTEGER)
        : null;
  }

  private void reportCount(Place place, List<LibraryEntry> forms, int found) {
    String expected =
        forms.stream()
            .map(form -> Integer.toString(form.parameters().size() - place.receiver))
            .distinct()
            .collect(Collectors.joining("/"));
    checker.reporter.report(
        new TypeProblem.ArgumentCount(place.name, expected, found - place.receiver),
        place.arguments);
  }

  private void reportNoForm(
      Place place, List<LibraryEntry> forms, List<TypedExpression> arguments) {
    int receiver = place.receiver;
    TypeVariables variables = new TypeVariables();
    if (receiver == 1) {
      boolean _ =
          variables.bind(
              forms.getFirst().parameters().getFirst().type(), arguments.getFirst().type());
    }
    String accepted =
        forms.stream()
            .map(form -> types(place.name, parameters(form, receiver, variables)))
            .collect(Collectors.joining(" / "));
    List<TypedExpression> written = arguments.subList(receiver, arguments.size());
    String found = types(place.name, written.stream().map(TypedExpression::type).toList());
    Diagnostic fault =
        Diagnostic.of(new TypeProblem.NoOverload(place.name, found, accepted), place.arguments);
    Optional<TypedExpression> unopened =
        written.stream().filter(argument -> argument.type() instanceof Type.FutureOf).findFirst();
    checker.reporter.report(
        unopened.isPresent() && unopened.get().type() instanceof Type.FutureOf(Type inside)
            ? checker.coercion.explain(unopened.get(), inside, fault)
            : fault);
  }

  private static List<Type> parameters(LibraryEntry form, int from, TypeVariables variables) {
    return form.parameters().stream()
        .skip(from)
        .map(parameter -> variables.replaced(parameter.type()))
        .toList();
  }

  private static String types(String name, List<Type> parameters) {
    return parameters.stream()
        .map(Type::toString)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  // ---- Names that are part of the language ----

  @Nullable TypedExpression special(Expression.Call syntax, String name, Type expected) {
    return switch (name) {
      case "恢复" -> checker.tasks.resume(syntax);
      case "关闭" -> checker.tasks.close(syntax);
      case "范围" -> range(syntax);
      case "有" -> present(syntax, expected);
      default ->
          ConversionChecker.isConversion(name) ? checker.conversions.call(syntax, name) : null;
    };
  }

  /// The one argument of a call; null after a fault in their number has been reported.
  @Nullable TypedExpression only(Expression.Call syntax, String name) {
    return only(syntax, name, ExpressionChecker.ANY);
  }

  private @Nullable TypedExpression only(Expression.Call syntax, String name, Type expected) {
    List<TypedExpression> arguments = new ArrayList<>();
    for (Expression argument : syntax.arguments()) {
      arguments.add(checker.expressions.value(argument, expected));
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

  /// `有(…)`: what the place wants inside the optional is what the value takes its type from, as in
  /// `变量 x: 可选<数组<整数>> = 有([])`.
  private TypedExpression present(Expression.Call syntax, Type expected) {
    Type wanted = expected instanceof Type.OptionalOf(Type inside) ? inside : ExpressionChecker.ANY;
    TypedExpression written = only(syntax, "有", wanted);
    if (written == null) {
      return checker.malformed(syntax);
    }
    TypedExpression fitted = checker.coercion.fit(written, wanted);
    TypedExpression value = fitted == null ? written : fitted;
    return new TypedExpression.Convert(
        checker.node(syntax),
        syntax.span(),
        new Type.OptionalOf(value.type()),
        Conversion.TO_OPTIONAL,
        value);
  }
}
