package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.TypeVariables;
import org.qistage.checking.typed.CollectionOperation;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;

/// The methods of 数组 that call a function for the elements: 映射, 过滤, 归约 and 排序 with a function. The
/// table of the library has their signatures; what the type of the result is, the function tells.
final class CallbackChecker {
  private final FunctionChecker checker;

  CallbackChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  private static @Nullable CollectionOperation operation(String name) {
    return switch (name) {
      case "映射" -> CollectionOperation.MAP;
      case "过滤" -> CollectionOperation.FILTER;
      case "归约" -> CollectionOperation.REDUCE;
      case "排序" -> CollectionOperation.SORT;
      default -> null;
    };
  }

  /// A call of such a method; empty for every other. 排序 without a function is another method.
  ///
  /// @param forms the library's forms of the method
  Optional<TypedExpression> call(
      Expression.Call syntax,
      Expression.Member member,
      TypedExpression receiver,
      List<LibraryEntry> forms) {
    CollectionOperation operation = operation(member.name().text());
    Optional<LibraryEntry> form = forms.stream().filter(LibraryEntry::language).findFirst();
    if (operation == null
        || form.isEmpty()
        || !(receiver.type() instanceof Type.ArrayOf)
        || (forms.size() > 1 && syntax.arguments().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(call(syntax, member, receiver, operation, form.get()));
  }

  private TypedExpression call(
      Expression.Call syntax,
      Expression.Member member,
      TypedExpression receiver,
      CollectionOperation operation,
      LibraryEntry form) {
    int wanted = form.parameters().size() - 1;
    if (syntax.arguments().size() != wanted) {
      checker.reporter.report(
          new TypeProblem.ArgumentCount(
              member.name().text(), Integer.toString(wanted), syntax.arguments().size()),
          new Span(member.span().end(), syntax.span().end()));
      checker.calls.checkAll(syntax.arguments());
      return checker.malformed(syntax);
    }
    TypeVariables variables = new TypeVariables();
    boolean _ = variables.bind(form.parameters().getFirst().type(), receiver.type());
    List<TypedExpression> arguments = new ArrayList<>(wanted);
    if (operation == CollectionOperation.REDUCE) {
      TypedExpression first = checker.expressions.value(syntax.arguments().getFirst());
      arguments.add(first);
      // A literal takes the number type that the function calls for.
      if (!(first instanceof TypedExpression.IntegerLiteral)) {
        boolean _ = variables.bind(form.parameters().get(1).type(), first.type());
      }
    }
    Type pattern = form.parameters().getLast().type();
    TypedExpression function =
        checker.expressions.value(syntax.arguments().getLast(), variables.replaced(pattern));
    if (function.type() == Type.Simple.UNKNOWN) {
      return checker.malformed(syntax);
    }
    boolean fits =
        function.type() instanceof Type.FunctionOf type
            && variables.bind(pattern, type)
            && type.result() != Type.Simple.UNIT;
    if (!fits) {
      reportCallback(member.name().text(), variables.replaced(pattern), function);
      return checker.malformed(syntax);
    }
    if (operation == CollectionOperation.REDUCE) {
      TypedExpression first = arguments.getFirst();
      Type wantedFirst = variables.replaced(form.parameters().get(1).type());
      arguments.set(
          0,
          checker.coercion.require(
              first,
              wantedFirst,
              () -> CallChecker.argumentFault(member.name().text(), 0, wantedFirst, first)));
    }
    arguments.add(function);
    checker.closures.calls(function.type(), member.name().text(), syntax.span());
    return new TypedExpression.CallCollection(
        checker.node(syntax, member),
        syntax.span(),
        variables.replaced(form.result()),
        operation,
        receiver,
        arguments,
        false);
  }

  private void reportCallback(String method, Type wanted, TypedExpression function) {
    String form = wanted.toString().replace(Type.Simple.UNKNOWN.toString(), "…");
    checker.reporter.report(
        Diagnostic.of(
            new ClosureProblem.CallbackType(method, form, function.type()), function.span()));
  }
}
