package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedMatchArm;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.ValueType;

/// Lowers 匹配 to tests and branches: each arm tests its pattern from the outside in, and goes to the
/// next arm where a test fails. The names that a pattern binds get their values when all its tests have
/// held. Which variant the matched value is, is read once for all arms.
final class MatchLowering {
  private static final String BOOLEAN = Type.Simple.BOOLEAN.toString();
  private static final String SHORT = Type.Simple.SHORT.toString();

  private final FunctionLowering function;
  private final FunctionBuilder code;
  private final ExpressionLowering expressions;

  MatchLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
    this.expressions = function.expressions;
  }

  /// A name with the value that it gets.
  private record Bound(TypedPattern.Binding pattern, Operand value) {}

  void lower(TypedStatement.Match match) {
    Type type = match.subject().type();
    Operand subject = function.variables.hold(match.subject(), expressions.value(match.subject()));
    boolean looksAtTag =
        match.arms().stream().anyMatch(arm -> arm.pattern() instanceof TypedPattern.Variant);
    Operand tag = looksAtTag ? tag(match.subject(), subject) : null;
    int join = code.block("匹配.join");
    for (TypedMatchArm arm : match.arms()) {
      int next = code.block("匹配.next");
      List<Bound> bound = new ArrayList<>();
      test(arm.pattern(), type, subject, tag, next, bound);
      for (Bound each : bound) {
        bind(each.pattern(), each.pattern().variable(), each.value());
      }
      function.statements.block(arm.body());
      if (code.open()) {
        code.jump(arm, join);
      }
      if (!code.isTargeted(next)) {
        // The arm takes every value: control does not get to those that follow.
        if (code.isTargeted(join)) {
          code.place(join);
        }
        return;
      }
      code.place(next);
    }
    if (match.exhaustive()) {
      code.unreachable(match);
    } else {
      code.jump(match, join);
    }
    if (code.isTargeted(join)) {
      code.place(join);
    }
  }

  private Operand tag(TypedNode origin, Operand subject) {
    return code.getTag(origin, SHORT, subject);
  }

  private void bind(TypedNode origin, SymbolId variable, Operand value) {
    function.variables.declare(origin, variable, value);
  }

  /// Tests a pattern, and lets the code that follows stand where the tests have held.
  ///
  /// @param tag which variant the value is, when that has been read
  /// @param otherwise where a test that fails goes
  private void test(
      TypedPattern pattern,
      Type type,
      Operand value,
      @Nullable Operand tag,
      int otherwise,
      List<Bound> bound) {
    switch (pattern) {
      case TypedPattern.Wildcard _ -> {}
      case TypedPattern.Binding binding -> bound.add(new Bound(binding, value));
      case TypedPattern.Literal literal -> testLiteral(literal, type, value, otherwise);
      case TypedPattern.None _ -> testOptional(pattern, value, false, otherwise);
      case TypedPattern.Some some -> testSome(some, type, value, otherwise, bound);
      case TypedPattern.Variant variant -> testVariant(variant, value, tag, otherwise, bound);
      case TypedPattern.Malformed _ -> function.malformed(pattern);
    }
  }

  private void goOnIf(TypedNode origin, Operand condition, boolean wanted, int otherwise) {
    int holds = code.block("匹配.holds");
    code.branch(origin, condition, wanted ? holds : otherwise, wanted ? otherwise : holds);
    code.place(holds);
  }

  private void testLiteral(TypedPattern.Literal literal, Type type, Operand value, int otherwise) {
    if (literal.value() instanceof TypedExpression.BooleanLiteral(_, _, boolean wanted)) {
      goOnIf(literal, value, wanted, otherwise);
      return;
    }
    Operand wanted = expressions.value(literal.value());
    Operand equal =
        expressions.operate(
            literal, TypedOperator.EQUAL, type, Type.Simple.BOOLEAN, value, wanted, ANYWHERE);
    goOnIf(literal, equal, true, otherwise);
  }

  private void testOptional(TypedPattern pattern, Operand value, boolean wanted, int otherwise) {
    Operand has =
        code.call(
            pattern,
            RuntimeNames.OPTIONAL_HAS,
            false,
            ValueType.BOOL,
            BOOLEAN,
            ANYWHERE,
            List.of(value));
    goOnIf(pattern, has, wanted, otherwise);
  }

  private void testSome(
      TypedPattern.Some some, Type type, Operand value, int otherwise, List<Bound> bound) {
    if (!(type instanceof Type.OptionalOf(Type inside))) {
      function.malformed(some);
      return;
    }
    testOptional(some, value, true, otherwise);
    if (some.value() instanceof TypedPattern.Wildcard) {
      return;
    }
    Operand held =
        expressions.callRuntime(
            some,
            RuntimeNames.OPTIONAL_VALUE.of(ValueTypes.representation(inside)),
            inside,
            ANYWHERE,
            List.of(value));
    test(some.value(), inside, held, null, otherwise, bound);
  }

  private void testVariant(
      TypedPattern.Variant pattern,
      Operand value,
      @Nullable Operand known,
      int otherwise,
      List<Bound> bound) {
    Optional<Structures.Variant> found =
        function.facts.structures.variant(pattern.type(), pattern.variant());
    if (found.isEmpty() || found.get().payload().size() != pattern.payload().size()) {
      function.malformed(pattern);
      return;
    }
    Structures.Variant variant = found.get();
    Operand tag = known == null ? tag(pattern, value) : known;
    Operand same =
        code.operate(
            pattern,
            Operator.EQ_I32,
            BOOLEAN,
            ANYWHERE,
            List.of(tag, new Operand.SmallConstant(variant.tag())));
    goOnIf(pattern, same, true, otherwise);
    for (int i = 0; i < variant.payload().size(); i++) {
      TypedPattern part = pattern.payload().get(i);
      if (!(part instanceof TypedPattern.Wildcard)) {
        Type type = variant.payload().get(i);
        Operand held = function.structs.get(part, variant.name(), i, type, value, ANYWHERE);
        test(part, type, held, null, otherwise, bound);
      }
    }
  }
}
