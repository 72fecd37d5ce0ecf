package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.EntryValue;
import org.qistage.parsing.Expression;

/// Literals and elements of 数组, 字典 and 集合.
final class CollectionChecker {
  private static final Type.Simple ANY = ExpressionChecker.ANY;

  private final FunctionChecker checker;

  CollectionChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  // ---- Literals ----

  TypedExpression array(Expression.ArrayLiteral syntax, Type expected) {
    Type wanted = expected instanceof Type.ArrayOf(Type element) ? element : ANY;
    if (syntax.elements().isEmpty()) {
      if (expected instanceof Type.SetOf) {
        return new TypedExpression.NewCollection(checker.node(syntax), syntax.span(), expected);
      }
      if (!(expected instanceof Type.ArrayOf)) {
        checker.reporter.report(new TypeProblem.EmptyArrayNeedsType(), syntax.span());
      }
      return new TypedExpression.ArrayLiteral(
          checker.node(syntax), syntax.span(), new Type.ArrayOf(wanted), List.of());
    }
    List<TypedExpression> elements = new ArrayList<>(syntax.elements().size());
    for (Expression element : syntax.elements()) {
      elements.add(checker.expressions.value(element, hint(elements, wanted)));
    }
    Type type = unified(elements, wanted);
    return new TypedExpression.ArrayLiteral(
        checker.node(syntax), syntax.span(), new Type.ArrayOf(type), elements);
  }

  /// `{ k: v, … }`, and `{}` where the type of a 字典 or a 集合 is known.
  TypedExpression dictionary(Expression.DictionaryLiteral syntax, Type expected) {
    if (syntax.entries().isEmpty()) {
      return emptyBraces(syntax, expected);
    }
    Type wantedKey = ANY;
    Type wantedValue = ANY;
    if (expected instanceof Type.DictionaryOf(Type key, Type value)) {
      wantedKey = key;
      wantedValue = value;
    }
    List<TypedExpression> keys = new ArrayList<>(syntax.entries().size());
    List<TypedExpression> values = new ArrayList<>(syntax.entries().size());
    for (EntryValue entry : syntax.entries()) {
      keys.add(checker.expressions.value(entry.key(), hint(keys, wantedKey)));
      values.add(checker.expressions.value(entry.value(), hint(values, wantedValue)));
    }
    Type type = new Type.DictionaryOf(unified(keys, wantedKey), unified(values, wantedValue));
    return new TypedExpression.DictionaryLiteral(
        checker.node(syntax), syntax.span(), type, keys, values);
  }

  private TypedExpression emptyBraces(Expression.DictionaryLiteral syntax, Type expected) {
    if (!(expected instanceof Type.DictionaryOf || expected instanceof Type.SetOf)) {
      checker.reporter.report(new TypeProblem.EmptyDictionaryNeedsType(), syntax.span());
      return checker.malformed(syntax);
    }
    return new TypedExpression.NewCollection(checker.node(syntax), syntax.span(), expected);
  }

  /// What the next element of a literal is expected to be: what is wanted, else what the first is.
  private static Type hint(List<TypedExpression> before, Type wanted) {
    return wanted != ANY || before.isEmpty() ? wanted : before.getFirst().type();
  }

  /// Brings the elements of a literal to one type, and gives that type.
  private Type unified(List<TypedExpression> elements, Type wanted) {
    TypedExpression first = elements.getFirst();
    Type type = wanted == ANY ? commonType(elements) : wanted;
    for (int i = 0; i < elements.size(); i++) {
      TypedExpression element = elements.get(i);
      elements.set(
          i,
          checker.coercion.require(element, type, () -> elementFault(element, type, first.span())));
    }
    return type;
  }

  private static Diagnostic elementFault(TypedExpression element, Type wanted, Span first) {
    Diagnostic fault =
        Diagnostic.of(new TypeProblem.ElementTypesDiffer(wanted, element.type()), element.span());
    return first.equals(element.span()) ? fault : fault.withLabel(first, "first");
  }

  /// The type of the first element that has one; 浮点数 when the first is an integer literal and a
  /// later element is a 浮点数.
  private static Type commonType(List<TypedExpression> elements) {
    Type common = ANY;
    for (TypedExpression element : elements) {
      boolean literal = element instanceof TypedExpression.IntegerLiteral;
      if (common == ANY) {
        common = element.type();
      } else if (common == Type.Simple.INTEGER
          && element.type() == Type.Simple.FLOAT
          && elements.getFirst() instanceof TypedExpression.IntegerLiteral) {
        return Type.Simple.FLOAT;
      } else if (!literal && !element.type().equals(common)) {
        return common;
      }
    }
    return common;
  }

  /// `数组<T>()`, `字典<K, V>()`, `集合<T>()`; null for another type.
  @Nullable TypedExpression made(Expression.NewGeneric syntax, Type type) {
    boolean array = type instanceof Type.ArrayOf;
    if (!array && !(type instanceof Type.DictionaryOf || type instanceof Type.SetOf)) {
      return null;
    }
    if (!syntax.arguments().isEmpty()) {
      checker.calls.checkAll(syntax.arguments());
      checker.reporter.report(
          new TypeProblem.ArgumentCount(type.toString(), "0", syntax.arguments().size()),
          new Span(syntax.type().span().end(), syntax.span().end()));
    }
    return array
        ? new TypedExpression.ArrayLiteral(
            checker.node(syntax, syntax.type()), syntax.span(), type, List.of())
        : new TypedExpression.NewCollection(
            checker.node(syntax, syntax.type()), syntax.span(), type);
  }

  // ---- Keys ----

  /// The key in the brackets behind a 字典.
  TypedExpression key(Expression syntax, Type wanted) {
    TypedExpression key = checker.expressions.value(syntax, wanted);
    return checker.coercion.require(
        key, wanted, () -> Diagnostic.of(new TypeProblem.KeyType(wanted, key.type()), key.span()));
  }
}
