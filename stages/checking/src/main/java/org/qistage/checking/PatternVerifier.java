package org.qistage.checking;

import java.util.List;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedMatchArm;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.checking.typed.TypedStatement;

/// Verifies 匹配: its patterns against the matched value, and that they take all where they must.
final class PatternVerifier {
  private final TypedVerifier verifier;

  PatternVerifier(TypedVerifier verifier) {
    this.verifier = verifier;
  }

  void match(TypedStatement.Match match) {
    verifier.expression(match.subject());
    for (TypedMatchArm arm : match.arms()) {
      pattern(arm.pattern(), match.subject().type());
      verifier.block(arm.body());
    }
    List<TypedPattern> patterns = match.arms().stream().map(TypedMatchArm::pattern).toList();
    verifier.require(
        !match.exhaustive()
            || new Exhaustiveness(named -> verifier.structs.definition(named).orElse(null))
                .missing(patterns, match.subject().type())
                .isEmpty(),
        match,
        "some value is taken by no arm");
  }

  private void pattern(TypedPattern pattern, Type taken) {
    switch (pattern) {
      case TypedPattern.Binding(_, _, var variable) ->
          verifier.require(
              Coercion.matches(taken, verifier.type(variable)), pattern, "bound variable's type");
      case TypedPattern.Literal(_, _, var value) -> {
        verifier.value(value, taken, "literal of a pattern");
        verifier.require(isLiteral(value), pattern, "no literal");
      }
      case TypedPattern.Some(_, _, var value) -> {
        verifier.require(taken instanceof Type.OptionalOf, pattern, "有 of " + taken);
        pattern(value, taken instanceof Type.OptionalOf(Type of) ? of : Type.Simple.UNKNOWN);
      }
      case TypedPattern.None _ ->
          verifier.require(taken instanceof Type.OptionalOf, pattern, "无 of " + taken);
      case TypedPattern.Variant variant -> {
        verifier.require(Coercion.matches(variant.type(), taken), pattern, "variant of " + taken);
        List<Type> payload = verifier.structs.payload(variant, variant.type(), variant.variant());
        verifier.require(
            payload.size() == variant.payload().size(), pattern, "values of the variant");
        for (int i = 0; i < Math.min(payload.size(), variant.payload().size()); i++) {
          pattern(variant.payload().get(i), payload.get(i));
        }
      }
      case TypedPattern.Wildcard _, TypedPattern.Malformed _ -> {}
    }
  }

  private static boolean isLiteral(TypedExpression value) {
    return value instanceof TypedExpression.IntegerLiteral
        || value instanceof TypedExpression.FloatLiteral
        || value instanceof TypedExpression.BooleanLiteral
        || value instanceof TypedExpression.StringLiteral;
  }
}
