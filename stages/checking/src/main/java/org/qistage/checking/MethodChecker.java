package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;

/// Methods: `接收者.名(…)`.
final class MethodChecker {
  private static final LibraryTable LIBRARY = LibraryTable.standard();

  private final FunctionChecker checker;

  MethodChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  /// `接收者.名(…)`.
  TypedExpression call(Expression.Call syntax, Expression.Member member, TypedExpression receiver) {
    Type type = receiver.type();
    String name = member.name().text();
    Optional<LibraryFunction> form =
        type instanceof Type.ArrayOf array
            ? LibraryTable.arrayMethod(array, name)
            : LibraryTable.receiver(type)
                .flatMap(kind -> LIBRARY.forms(kind + "." + name).stream().findFirst());
    if (form.isEmpty()) {
      undefinedMethod(member, receiver);
      checker.calls.checkAll(syntax.arguments());
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
          checker.coercion.require(
              value, wanted, () -> CallChecker.argumentFault(name, i - 1, wanted, value)));
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
}
