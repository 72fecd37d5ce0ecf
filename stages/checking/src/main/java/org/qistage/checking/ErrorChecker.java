package org.qistage.checking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Statement;
import org.qistage.parsing.SyntaxNode;

/// 尝试, 捕获 and 抛出; 未来 that are made with their outcome.
final class ErrorChecker {
  private static final String FUTURE = "未来";

  private final FunctionChecker checker;

  ErrorChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  /// The variable of a 捕获 is in the scope of its block. Nobody has to use it: that something failed is
  /// often all one wants to know.
  TypedStatement attempt(Statement.Try syntax) {
    TypedStatement.Block body = checker.statements.scopedBlock(syntax.body());
    if (syntax.variable().isEmpty()) {
      TypedStatement.Block handler = checker.statements.scopedBlock(syntax.handler());
      return new TypedStatement.Try(
          checker.node(syntax), syntax.span(), body, Optional.empty(), handler);
    }
    Span scope = syntax.variable().get().span().to(syntax.handler().span());
    checker.names.open(ScopeKind.BLOCK, scope);
    SymbolId variable =
        checker.declare(syntax.variable().get(), VariableEntry.Kind.BINDING, Type.Simple.ERROR).id;
    TypedStatement.Block handler = checker.statements.block(syntax.handler());
    checker.closeScope();
    return new TypedStatement.Try(
        checker.node(syntax), syntax.span(), body, Optional.of(variable), handler);
  }

  /// Whether it is one of the functions of 未来, such as `未来::就绪`.
  static boolean isOfFuture(Expression.Path path) {
    return path.target() instanceof Expression.NameReference reference
        && reference.name().text().equals(FUTURE);
  }

  /// `未来::就绪(值)` and `未来::失败(文本 或 错误)`. What a failed one would have given is known only from
  /// where it is wanted; where nothing is, that is nothing.
  TypedExpression future(Expression.Call syntax, Expression.Path path, Type expected) {
    List<LibraryEntry> forms = LibraryTable.standard().forms(FUTURE + "::" + path.name().text());
    if (forms.isEmpty()) {
      undefined(path);
      checker.calls.checkAll(syntax.arguments());
      return checker.malformed(syntax);
    }
    TypedExpression made = checker.library.functionCall(syntax, path.span(), forms);
    boolean fails = path.name().text().equals("失败");
    if (fails && made instanceof TypedExpression.CallLibrary call) {
      Type type =
          expected instanceof Type.FutureOf ? expected : new Type.FutureOf(Type.Simple.UNIT);
      LibraryFunction function = call.function();
      return new TypedExpression.CallLibrary(
          call.id(),
          call.span(),
          type,
          new LibraryFunction(
              function.name(),
              function.parameters(),
              type,
              function.runtimeName(),
              function.suspends()),
          call.arguments());
    }
    return made;
  }

  /// `未来::就绪` without a call.
  TypedExpression notCalled(Expression.Path path) {
    String name = FUTURE + "::" + path.name().text();
    if (LibraryTable.standard().forms(name).isEmpty()) {
      undefined(path);
    } else {
      checker.reporter.report(new NameProblem.FunctionNotCalled(name), path.span());
    }
    return checker.malformed(path);
  }

  private void undefined(Expression.Path path) {
    if (!path.name().text().isEmpty()) {
      checker.resolver.undefinedMember(new Type.Named(FUTURE), path.name(), Set.of("就绪", "失败"));
    }
  }

  /// A 未来 that has a value, or none for 空.
  TypedExpression ready(SyntaxNode origin, Type future, List<TypedExpression> value) {
    List<Type> parameters = value.stream().map(TypedExpression::type).toList();
    LibraryFunction function =
        new LibraryFunction(
            FUTURE + "::就绪",
            parameters,
            future,
            value.isEmpty() ? "qi_future_ready" : "qi_future_ready_*",
            false);
    return new TypedExpression.CallLibrary(
        checker.node(origin), origin.span(), future, function, value);
  }

  /// What a 返回 is to give: a function that delivers a 未来 may return one, or what is to be inside.
  static Type wanted(Expression syntax, FunctionEntry function) {
    boolean future =
        ExpressionChecker.stripped(syntax) instanceof Expression.Call call
            && call.callee() instanceof Expression.Path path
            && isOfFuture(path);
    return future ? function.result : function.delivered();
  }

  TypedStatement raise(Statement.Throw syntax) {
    TypedExpression value = checker.expressions.value(syntax.value());
    Type type = value.type();
    if (!Coercion.matches(type, Type.Simple.STRING) && !Coercion.matches(type, Type.Simple.ERROR)) {
      Diagnostic fault = Diagnostic.of(new ErrorProblem.ThrownType(type), value.span());
      boolean printable = Coercion.isPrintable(type);
      checker.reporter.report(
          checker.coercion.explain(
              value,
              Type.Simple.ERROR,
              printable
                  ? fault
                      .withEdit(Span.at(value.span().start()), "转字符串(")
                      .withEdit(Span.at(value.span().end()), ")")
                  : fault));
    }
    return new TypedStatement.Throw(checker.node(syntax), syntax.span(), value);
  }
}
