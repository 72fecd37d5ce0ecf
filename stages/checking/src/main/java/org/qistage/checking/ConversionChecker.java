package org.qistage.checking;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.library.TypeVariables;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;

/// `转整数(值)` and its like, which are methods too: a conversion where it cannot fail, else a call of
/// the runtime. What becomes a 短整数, 字节 or 字符 becomes an 整数 first.
final class ConversionChecker {
  private static final LibraryTable LIBRARY = LibraryTable.standard();

  private static final Set<String> NAMES = Set.of("转字符串", "转整数", "转浮点数", "转短整数", "转字节", "转字符");

  private final FunctionChecker checker;

  ConversionChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  static boolean isConversion(String name) {
    return NAMES.contains(name);
  }

  /// `转整数(值)`.
  TypedExpression call(Expression.Call syntax, String name) {
    TypedExpression value = checker.library.only(syntax, name);
    return value == null
        ? checker.malformed(syntax)
        : converted(syntax, name, value, CallChecker.argumentsSpan(syntax));
  }

  /// `值.转整数()`.
  TypedExpression methodCall(
      Expression.Call syntax, Expression.Member member, TypedExpression receiver) {
    String name = member.name().text();
    if (!syntax.arguments().isEmpty()) {
      checker.calls.checkAll(syntax.arguments());
      checker.reporter.report(
          new TypeProblem.ArgumentCount(name, "0", syntax.arguments().size()),
          new Span(member.span().end(), syntax.span().end()));
    }
    return converted(syntax, name, receiver, receiver.span());
  }

  /// @param argument what a message about the value's type points at
  private TypedExpression converted(
      Expression.Call syntax, String name, TypedExpression value, Span argument) {
    Type from = value.type();
    if (name.equals("转字符串")) {
      return text(syntax, value);
    }
    TypedExpression converted =
        switch (name) {
          case "转整数" -> whole(syntax, value);
          case "转浮点数" -> floating(syntax, value);
          case "转短整数" -> narrowed(syntax, name, value, Type.Simple.SHORT);
          case "转字节" -> narrowed(syntax, name, value, Type.Simple.BYTE);
          default -> isWhole(from) ? narrowed(syntax, name, value, Type.Simple.CHARACTER) : null;
        };
    if (converted == null) {
      reportNoForm(name, from, argument);
      return checker.malformed(syntax);
    }
    return converted;
  }

  private static boolean isWhole(Type type) {
    return type == Type.Simple.INTEGER
        || type == Type.Simple.SHORT
        || type == Type.Simple.BYTE
        || type == Type.Simple.UNKNOWN;
  }

  private TypedExpression text(Expression.Call syntax, TypedExpression value) {
    if (value.type() == Type.Simple.STRING) {
      return value;
    }
    checker.expressions.requirePrintable(value);
    return convert(syntax, Type.Simple.STRING, Conversion.TO_STRING, value);
  }

  private @Nullable TypedExpression whole(Expression.Call syntax, TypedExpression value) {
    return switch (value.type()) {
      case Type.Simple.INTEGER -> value;
      case Type.Simple.SHORT, Type.Simple.BYTE, Type.Simple.CHARACTER, Type.Simple.UNKNOWN ->
          convert(syntax, Type.Simple.INTEGER, Conversion.TO_INTEGER, value);
      case Type.Simple.FLOAT, Type.Simple.STRING -> runtime(syntax, "转整数", value);
      default -> null;
    };
  }

  private @Nullable TypedExpression floating(Expression.Call syntax, TypedExpression value) {
    return switch (value.type()) {
      case Type.Simple.FLOAT -> value;
      case Type.Simple.INTEGER, Type.Simple.SHORT, Type.Simple.BYTE, Type.Simple.UNKNOWN ->
          convert(syntax, Type.Simple.FLOAT, Conversion.TO_FLOAT, value);
      case Type.Simple.STRING -> runtime(syntax, "转浮点数", value);
      default -> null;
    };
  }

  private @Nullable TypedExpression narrowed(
      Expression.Call syntax, String name, TypedExpression value, Type.Simple type) {
    if (value.type() == type) {
      return value;
    }
    TypedExpression whole = whole(syntax, value);
    return whole == null ? null : runtime(syntax, name, whole);
  }

  private TypedExpression convert(
      Expression.Call syntax, Type type, Conversion conversion, TypedExpression value) {
    return new TypedExpression.Convert(
        checker.node(syntax), syntax.span(), type, conversion, value);
  }

  /// A call of the form that takes the value's type.
  private TypedExpression runtime(Expression.Call syntax, String name, TypedExpression value) {
    for (LibraryEntry form : runtimeForms(name)) {
      if (Coercion.matches(value.type(), form.parameters().getFirst().type())) {
        LibraryFunction function = form.function(new TypeVariables());
        return new TypedExpression.CallLibrary(
            checker.node(syntax), syntax.span(), function.result(), function, List.of(value));
      }
    }
    throw new IllegalStateException("no form of " + name + " for " + value.type());
  }

  private static List<LibraryEntry> runtimeForms(String name) {
    return LIBRARY.forms(name).stream().filter(form -> !form.language()).toList();
  }

  private void reportNoForm(String name, Type from, Span span) {
    String accepted =
        runtimeForms(name).stream()
            .map(form -> name + "(" + form.parameters().getFirst().type() + ")")
            .collect(Collectors.joining(" / "));
    checker.reporter.report(
        Diagnostic.of(new TypeProblem.NoOverload(name, name + "(" + from + ")", accepted), span));
  }
}
