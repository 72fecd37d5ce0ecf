package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedMatchArm;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.MatchArm;
import org.qistage.parsing.Name;
import org.qistage.parsing.Pattern;
import org.qistage.parsing.Statement;

/// 匹配 and its patterns.
final class MatchChecker {
  private static final String SOME = "有";
  private static final String NONE = "无";

  private final FunctionChecker checker;

  MatchChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  TypedStatement check(Statement.Match syntax) {
    TypedExpression subject = checker.expressions.value(syntax.subject());
    List<TypedMatchArm> arms = new ArrayList<>(syntax.arms().size());
    int inPatterns = 0;
    for (MatchArm arm : syntax.arms()) {
      checker.names.open(ScopeKind.BLOCK, arm.span());
      int errors = checker.reporter.errors();
      TypedPattern pattern =
          pattern(arm.pattern(), subject.type(), new Origin(null, subject.span()));
      inPatterns += checker.reporter.errors() - errors;
      TypedStatement.Block body = body(arm.body());
      checker.closeScope();
      arms.add(new TypedMatchArm(checker.node(arm), arm.span(), pattern, body));
    }
    boolean sound = inPatterns == 0 && subject.type() != Type.Simple.UNKNOWN;
    List<TypedPattern> patterns = arms.stream().map(TypedMatchArm::pattern).toList();
    boolean exhaustive = !sound || isExhaustive(syntax, patterns, subject.type());
    if (sound) {
      warnUnreachable(patterns, subject.type());
    }
    return new TypedStatement.Match(checker.node(syntax), syntax.span(), subject, arms, exhaustive);
  }

  private TypedStatement.Block body(Statement syntax) {
    if (syntax instanceof Statement.Block block) {
      return checker.statements.block(block);
    }
    TypedStatement statement = checker.statements.check(syntax);
    return new TypedStatement.Block(checker.node(syntax), syntax.span(), List.of(statement));
  }

  // ---- What the arms take ----

  private Exhaustiveness exhaustiveness() {
    return new Exhaustiveness(
        named -> {
          TypeEntry entry = checker.program.declaredTypes.of(named);
          return entry == null ? null : entry.definition(checker.program);
        });
  }

  /// Whether the arms take every value. Those over an enum, 布尔 or 可选 must.
  private boolean isExhaustive(Statement.Match syntax, List<TypedPattern> patterns, Type type) {
    List<String> missing = exhaustiveness().missing(patterns, type);
    TypeEntry entry = checker.program.declaredTypes.of(type);
    boolean must =
        type == Type.Simple.BOOLEAN
            || type instanceof Type.OptionalOf
            || (entry != null && entry.isEnum());
    if (!missing.isEmpty() && must) {
      boolean more = missing.size() > Exhaustiveness.MOST_LISTED;
      List<String> listed = more ? missing.subList(0, Exhaustiveness.MOST_LISTED) : missing;
      String text = String.join("、", listed) + (more ? " …" : "");
      checker.reporter.report(
          new MatchProblem.NotExhaustive(type, text), FunctionChecker.keyword(syntax, "匹配"));
      return true;
    }
    return missing.isEmpty();
  }

  private void warnUnreachable(List<TypedPattern> patterns, Type type) {
    Exhaustiveness exhaustiveness = exhaustiveness();
    for (int i = 1; i < patterns.size(); i++) {
      TypedPattern pattern = patterns.get(i);
      List<TypedPattern> before = patterns.subList(0, i);
      if (exhaustiveness.isUseful(before, pattern, type)) {
        continue;
      }
      Diagnostic fault = Diagnostic.of(new MatchProblem.UnreachableArm(), pattern.span());
      Optional<TypedPattern> earlier =
          before.stream()
              .filter(each -> !exhaustiveness.isUseful(List.of(each), pattern, type))
              .findFirst();
      checker.reporter.report(
          earlier.isPresent() ? fault.withLabel(earlier.get().span(), "earlier") : fault);
    }
  }

  // ---- Patterns ----

  /// Where the type of a matched value comes from.
  ///
  /// @param home the enum that declares it; null for a place in the file that is checked
  private record Origin(@Nullable TypeEntry home, Span span) {}

  private Diagnostic labelled(Diagnostic fault, Origin origin, String key) {
    return origin.home() == null
        ? fault.withLabel(origin.span(), key)
        : checker.program.labelled(fault, origin.home(), origin.span(), key);
  }

  /// @param type the type of the value that the pattern looks at
  /// @param subject where that value or its type comes from
  private TypedPattern pattern(Pattern syntax, Type type, Origin subject) {
    return switch (syntax) {
      case Pattern.Wildcard _ -> new TypedPattern.Wildcard(checker.node(syntax), syntax.span());
      case Pattern.Literal literal -> literal(literal, type, subject);
      case Pattern.Binding binding -> binding(binding, type, subject);
      case Pattern.Variant variant -> variant(variant, type, subject);
      case Pattern.Malformed _ -> {
        checker.body.markIncomplete();
        yield malformed(syntax);
      }
    };
  }

  private TypedPattern malformed(Pattern syntax) {
    return new TypedPattern.Malformed(checker.node(syntax), syntax.span());
  }

  private TypedPattern literal(Pattern.Literal syntax, Type type, Origin subject) {
    if (syntax.value() instanceof Expression.UnitLiteral && type instanceof Type.OptionalOf) {
      checker.reporter.report(
          labelled(
                  Diagnostic.of(new MatchProblem.PatternSort("空", type), syntax.span()),
                  subject,
                  "subject")
              .withEdit(syntax.span(), NONE));
      return malformed(syntax);
    }
    TypedExpression value = value(syntax.value(), type);
    TypedExpression fitted = checker.coercion.fit(value, type);
    if (fitted == null) {
      checker.reporter.report(
          labelled(
              Diagnostic.of(new MatchProblem.LiteralType(type, value.type()), syntax.span()),
              subject,
              "subject"));
      return malformed(syntax);
    }
    return type == Type.Simple.UNKNOWN
        ? malformed(syntax)
        : new TypedPattern.Literal(checker.node(syntax), syntax.span(), fitted);
  }

  /// A minus belongs to the literal.
  private TypedExpression value(Expression syntax, Type type) {
    return syntax instanceof Expression.Unary negated
            && negated.operand() instanceof Expression.FloatLiteral number
        ? new TypedExpression.FloatLiteral(
            checker.node(syntax, number), syntax.span(), -number.value())
        : checker.expressions.check(syntax, type);
  }

  private TypedPattern binding(Pattern.Binding syntax, Type type, Origin subject) {
    Name name = syntax.name();
    if (name.text().equals(NONE)) {
      return optional(syntax, NONE, type, subject)
          ? new TypedPattern.None(checker.node(syntax), syntax.span())
          : malformed(syntax);
    }
    TypeEntry entry = checker.program.declaredTypes.of(type);
    int number = entry == null ? -1 : entry.variantNumber(name.text());
    if (entry != null && number >= 0) {
      String qualified = VariantChecker.qualified(entry, entry.variants().get(number));
      checker.reporter.report(
          Diagnostic.of(new MatchProblem.BindingLikeVariant(name.text(), qualified), syntax.span())
              .withEdit(syntax.span(), qualified));
    }
    VariableEntry variable = checker.declare(name, VariableEntry.Kind.BINDING, type);
    return new TypedPattern.Binding(checker.node(syntax, name), syntax.span(), variable.id);
  }

  private boolean optional(Pattern syntax, String pattern, Type type, Origin subject) {
    if (type instanceof Type.OptionalOf) {
      return true;
    }
    if (type != Type.Simple.UNKNOWN) {
      checker.reporter.report(
          labelled(
              Diagnostic.of(new MatchProblem.PatternSort(pattern, type), syntax.span()),
              subject,
              "subject"));
    }
    return false;
  }

  private TypedPattern variant(Pattern.Variant syntax, Type type, Origin subject) {
    if (syntax.type().isEmpty()) {
      return syntax.variant().text().equals(SOME)
          ? some(syntax, type, subject)
          : unqualified(syntax, type);
    }
    TypeEntry enumeration = checker.variants.enumeration(syntax.type().get());
    int number = enumeration == null ? -1 : checker.variants.variant(enumeration, syntax.variant());
    if (enumeration == null || number < 0) {
      return abandoned(syntax);
    }
    TypeDefinition.Variant variant = enumeration.variants().get(number);
    if (!Coercion.matches(enumeration.type, type)) {
      checker.reporter.report(
          labelled(
              Diagnostic.of(
                  new MatchProblem.PatternSort(
                      VariantChecker.qualified(enumeration, variant), type),
                  syntax.span()),
              subject,
              "subject"));
      return abandoned(syntax);
    }
    List<TypedPattern> payload =
        parts(syntax, variant.payload(), new Origin(enumeration, variant.span()));
    if (payload == null) {
      return malformed(syntax);
    }
    return new TypedPattern.Variant(
        checker.node(syntax, syntax.variant()), syntax.span(), enumeration.type, number, payload);
  }

  private TypedPattern some(Pattern.Variant syntax, Type type, Origin subject) {
    if (!optional(syntax, SOME, type, subject) || !(type instanceof Type.OptionalOf(Type value))) {
      return abandoned(syntax);
    }
    List<TypedPattern> parts = parts(syntax, List.of(value), subject);
    return parts == null
        ? malformed(syntax)
        : new TypedPattern.Some(checker.node(syntax), syntax.span(), parts.getFirst());
  }

  /// `圆(半径)` without `形状::`.
  private TypedPattern unqualified(Pattern.Variant syntax, Type type) {
    Name name = syntax.variant();
    TypeEntry entry = checker.program.declaredTypes.of(type);
    int number = entry == null ? -1 : entry.variantNumber(name.text());
    if (entry != null && number >= 0) {
      TypeDefinition.Variant variant = entry.variants().get(number);
      checker.reporter.report(checker.variants.withoutEnum(name, entry, variant));
    } else if (!name.text().isEmpty() && type != Type.Simple.UNKNOWN) {
      checker.reporter.report(new MatchProblem.PatternSort(name.text() + "(…)", type), name.span());
    }
    return abandoned(syntax);
  }

  /// The patterns inside a variant or 有; null after a fault in their number has been reported.
  private @Nullable List<TypedPattern> parts(
      Pattern.Variant syntax, List<Type> types, Origin declared) {
    int count = syntax.payload().size();
    List<TypedPattern> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Type type = i < types.size() ? types.get(i) : Type.Simple.UNKNOWN;
      parts.add(pattern(syntax.payload().get(i), type, declared));
    }
    if (count == types.size()) {
      return parts;
    }
    checker.reporter.report(
        labelled(
            Diagnostic.of(
                new MatchProblem.PatternCount(
                    checker.program.source.slice(
                        syntax
                            .type()
                            .map(type -> type.span().to(syntax.variant().span()))
                            .orElse(syntax.variant().span())),
                    types.size(),
                    count),
                syntax.span()),
            declared,
            "declared"));
    return null;
  }

  /// Declares the names inside a pattern that is not understood, so that their uses are not told too.
  private TypedPattern abandoned(Pattern.Variant syntax) {
    syntax
        .payload()
        .forEach(part -> pattern(part, Type.Simple.UNKNOWN, new Origin(null, syntax.span())));
    return malformed(syntax);
  }
}
