package org.qistage.checking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.library.TypeVariables;
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
    TypeEntry declared = checker.program.declaredTypes.of(receiver.type());
    if (declared != null) {
      return checker.structs.call(syntax, member, receiver, declared);
    }
    List<LibraryEntry> forms =
        LibraryTable.receiver(receiver.type())
            .map(kind -> LIBRARY.forms(kind + "." + member.name().text()))
            .orElse(List.of());
    boolean conversion =
        ConversionChecker.isConversion(member.name().text())
            && (!forms.isEmpty() || hasText(member.name().text(), receiver.type()));
    if (conversion) {
      return checker.conversions.methodCall(syntax, member, receiver);
    }
    if (forms.isEmpty()) {
      undefinedMethod(syntax, member, receiver);
      checker.calls.checkAll(syntax.arguments());
      return checker.malformed(syntax);
    }
    Optional<TypedExpression> collection = checker.callbacks.call(syntax, member, receiver, forms);
    return collection.orElseGet(() -> checker.library.methodCall(syntax, member, receiver, forms));
  }

  /// Everything printable has 转字符串.
  private static boolean hasText(String name, Type type) {
    return name.equals("转字符串") && type != Type.Simple.UNKNOWN && Coercion.isPrintable(type);
  }

  /// @param use the call of the method, or the member itself when it is not called
  private void undefinedMethod(Expression use, Expression.Member member, TypedExpression receiver) {
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
    Optional<Diagnostic> channel = ChannelWords.method(checker, use, member, receiver);
    if (channel.isPresent()) {
      checker.reporter.report(channel.get());
      return;
    }
    if (takesAsArgument(name, type)) {
      functionAsMethod(use, member, receiver);
      return;
    }
    Optional<String> kind = LibraryTable.receiver(type);
    Set<String> methods = kind.map(LIBRARY::memberNames).orElse(Set.of());
    Optional<String> meant = ForeignWords.method(name, methods);
    if (meant.isPresent()) {
      Span span = member.name().span();
      checker.reporter.report(
          Diagnostic.of(new NameProblem.OtherWordForMethod(type, name, meant.get()), span)
              .withEdit(span, meant.get()));
      return;
    }
    checker.resolver.undefinedMember(type, member.name(), methods);
  }

  /// Whether a function of the library, and no method, takes such a value first.
  private boolean takesAsArgument(String name, Type type) {
    if (checker.program.functionsByName.containsKey(name)) {
      return false;
    }
    return LIBRARY.forms(name).stream()
        .filter(form -> !form.method() && !form.parameters().isEmpty())
        .map(form -> form.parameters().getFirst().type())
        .anyMatch(
            first ->
                !(first instanceof Type.Named)
                    && (new TypeVariables().bind(first, type)
                        || (first == Type.Simple.FLOAT && Coercion.isNumber(type))));
  }

  /// `锁.加锁()` where `加锁(锁)` is meant.
  private void functionAsMethod(
      Expression use, Expression.Member member, TypedExpression receiver) {
    String name = member.name().text();
    String argument = checker.program.source.slice(receiver.span());
    List<Expression> others =
        use instanceof Expression.Call call ? call.arguments() : List.<Expression>of();
    String begin = name + "(" + argument;
    boolean simple = argument.length() <= 40 && argument.lines().count() == 1;
    String shown = (simple ? begin : name + "(值") + (others.isEmpty() ? ")" : ", …)");
    Diagnostic fault =
        Diagnostic.of(
            new NameProblem.FunctionNeedsArgument(receiver.type(), name, shown),
            member.name().span());
    checker.reporter.report(
        others.isEmpty()
            ? fault.withEdit(use.span(), begin + ")")
            : fault.withEdit(
                new Span(use.span().start(), others.getFirst().span().start()), begin + ", "));
  }

  private boolean hasMethod(Type type, String name) {
    TypeEntry declared = checker.program.declaredTypes.of(type);
    if (declared != null) {
      return declared.methods.containsKey(name) || declared.fieldNumber(name) >= 0;
    }
    return LibraryTable.receiver(type)
        .filter(kind -> LIBRARY.memberNames(kind).contains(name))
        .isPresent();
  }

  /// `值.名` without a call: a field of a struct.
  TypedExpression member(Expression.Member syntax, TypedExpression receiver) {
    TypeEntry declared = checker.program.declaredTypes.of(receiver.type());
    if (declared != null) {
      return checker.structs.member(syntax, receiver, declared);
    }
    if (hasMethod(receiver.type(), syntax.name().text())) {
      checker.reporter.report(
          Diagnostic.of(
                  new NameProblem.MethodNotCalled(receiver.type(), syntax.name().text()),
                  syntax.name().span())
              .withEdit(Span.at(syntax.span().end()), "()"));
    } else {
      undefinedMethod(syntax, syntax, receiver);
    }
    return checker.malformed(syntax);
  }
}
