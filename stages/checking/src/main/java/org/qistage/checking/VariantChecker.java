package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;
import org.qistage.parsing.TypeSyntax;

/// Variants of enums: `颜色::红` and `形状::圆(2.0)`.
final class VariantChecker {
  private final FunctionChecker checker;

  VariantChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  /// `枚举::变体` without values.
  TypedExpression path(Expression.Path syntax) {
    return make(syntax, checker.node(syntax), syntax, List.of(), syntax.span());
  }

  /// `枚举::变体(…)`.
  TypedExpression call(Expression.Call syntax, Expression.Path path) {
    return make(
        syntax,
        checker.node(syntax, path),
        path,
        syntax.arguments(),
        CallChecker.argumentsSpan(syntax));
  }

  private TypedExpression make(
      Expression syntax,
      NodeId id,
      Expression.Path path,
      List<Expression> arguments,
      Span payloadSpan) {
    TypeEntry enumeration = enumeration(path);
    int number = enumeration == null ? -1 : variant(enumeration, path.name());
    if (enumeration == null || number < 0) {
      checker.calls.checkAll(arguments);
      return checker.malformed(syntax);
    }
    TypeDefinition.Variant variant = enumeration.variants().get(number);
    String name = qualified(enumeration, variant);
    List<TypedExpression> payload = new ArrayList<>(arguments.size());
    for (Expression argument : arguments) {
      int i = payload.size();
      Type wanted = i < variant.payload().size() ? variant.payload().get(i) : ExpressionChecker.ANY;
      TypedExpression value = checker.expressions.value(argument, wanted);
      payload.add(
          checker.coercion.require(
              value,
              wanted,
              () ->
                  checker.program.labelled(
                      Diagnostic.of(
                          new StructProblem.PayloadType(name, i + 1, wanted, value.type()),
                          value.span()),
                      enumeration,
                      variant.span(),
                      "declared")));
    }
    if (payload.size() != variant.payload().size()) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(
                  new StructProblem.PayloadCount(name, variant.payload().size(), payload.size()),
                  payloadSpan),
              enumeration,
              variant.span(),
              "declared"));
      return checker.malformed(syntax);
    }
    return new TypedExpression.NewVariant(id, syntax.span(), enumeration.type, number, payload);
  }

  static String qualified(TypeEntry enumeration, TypeDefinition.Variant variant) {
    return enumeration.type.name() + "::" + variant.name();
  }

  /// The enum before `::`; null after a fault has been reported.
  private @Nullable TypeEntry enumeration(Expression.Path path) {
    return switch (ExpressionChecker.stripped(path.target())) {
      case Expression.NameReference reference ->
          enumeration(
              new TypeSyntax.Named(
                  reference.id(), reference.span(), Optional.empty(), reference.name(), List.of()));
      case Expression.Member member
          when member.target() instanceof Expression.NameReference qualifier ->
          enumeration(
              new TypeSyntax.Named(
                  member.id(),
                  member.span(),
                  Optional.of(qualifier.name()),
                  member.name(),
                  List.of()));
      case Expression other -> {
        TypedExpression value = checker.expressions.check(other);
        if (value.type() != Type.Simple.UNKNOWN) {
          checker.reporter.report(
              new StructProblem.NotAnEnum(checker.program.source.slice(other.span())),
              other.span());
        }
        yield null;
      }
    };
  }

  /// The enum of a type as written; null after a fault has been reported.
  @Nullable TypeEntry enumeration(TypeSyntax syntax) {
    Type type = checker.program.types.result(syntax);
    TypeEntry entry = checker.program.declaredTypes.of(type);
    if (entry != null && entry.isEnum()) {
      return entry;
    }
    if (type != Type.Simple.UNKNOWN) {
      checker.reporter.report(new StructProblem.NotAnEnum(type.toString()), syntax.span());
    }
    return null;
  }

  /// The number of a variant; -1 after a fault has been reported.
  int variant(TypeEntry enumeration, Name name) {
    int number = enumeration.variantNumber(name.text());
    if (number >= 0 || name.text().isEmpty()) {
      return number;
    }
    String type = enumeration.name;
    Optional<String> similar = Spelling.nearest(name.text(), enumeration.variantNames());
    Diagnostic fault =
        similar.isPresent()
            ? Diagnostic.of(
                    new StructProblem.MisspelledVariant(type, name.text(), similar.get()),
                    name.span())
                .withEdit(name.span(), similar.get())
            : Diagnostic.of(
                new StructProblem.UnknownVariant(
                    type, name.text(), StructChecker.listed(enumeration.variantNames())),
                name.span());
    checker.reporter.report(checker.program.labelled(fault, enumeration, "declared"));
    return -1;
  }

  /// Reports a name that is a type's, or a variant's whose enum is not named.
  ///
  /// @return whether it is one
  boolean misused(Name name) {
    TypeEntry type = checker.program.declaredTypes.find(name.text());
    if (type != null) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(new StructProblem.TypeAsValue(name.text(), example(type)), name.span()),
              type,
              "declared"));
      return true;
    }
    Optional<TypeEntry> enumeration = checker.program.declaredTypes.withVariant(name.text());
    if (enumeration.isEmpty()) {
      return false;
    }
    TypeEntry entry = enumeration.get();
    TypeDefinition.Variant variant = entry.variants().get(entry.variantNumber(name.text()));
    checker.reporter.report(withoutEnum(name, entry, variant));
    return true;
  }

  Diagnostic withoutEnum(Name name, TypeEntry entry, TypeDefinition.Variant variant) {
    String qualified = qualified(entry, variant);
    return checker
        .program
        .labelled(
            Diagnostic.of(
                new StructProblem.VariantWithoutEnum(name.text(), qualified), name.span()),
            entry,
            variant.span(),
            "declared")
        .withEdit(name.span(), qualified);
  }

  /// How a value of a type is written.
  private static String example(TypeEntry type) {
    if (type.isEnum()) {
      String variant = type.variants().isEmpty() ? "…" : type.variants().getFirst().name();
      return type.name + "::" + variant;
    }
    String field = type.fields().isEmpty() ? "" : type.fields().getFirst().name() + ": … ";
    return type.name + " { " + field + "}";
  }
}
