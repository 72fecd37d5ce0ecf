package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// The matrix algorithm against trying every value: random lists of patterns over a type with few
/// values.
class ExhaustivenessTest {
  private static final Span SPAN = new Span(0, 0);
  private static final NodeId ID = new NodeId(0);
  private static final Type BOOLEAN = Type.Simple.BOOLEAN;
  private static final Type MAYBE = new Type.OptionalOf(BOOLEAN);
  private static final Type.Named ENUM = new Type.Named("甲");
  private static final List<List<Type>> VARIANTS =
      List.of(List.of(), List.of(BOOLEAN), List.of(BOOLEAN, MAYBE));
  private static final TypeDefinition.Enumeration DEFINITION =
      new TypeDefinition.Enumeration(
          "甲",
          SPAN,
          "",
          List.of(
              new TypeDefinition.Variant("一", SPAN, VARIANTS.get(0)),
              new TypeDefinition.Variant("二", SPAN, VARIANTS.get(1)),
              new TypeDefinition.Variant("三", SPAN, VARIANTS.get(2))));

  /// A value, as the constructor that made it and the values inside.
  private record Value(String text, List<Value> inside) {
    @Override
    public String toString() {
      return inside.isEmpty()
          ? text
          : text + "(" + String.join(", ", inside.stream().map(Value::toString).toList()) + ")";
    }
  }

  private static List<Value> values(Type type) {
    if (type.equals(BOOLEAN)) {
      return List.of(new Value("真", List.of()), new Value("假", List.of()));
    }
    List<Value> all = new ArrayList<>();
    if (type instanceof Type.OptionalOf(Type of)) {
      values(of).forEach(value -> all.add(new Value("有", List.of(value))));
      all.add(new Value("无", List.of()));
      return all;
    }
    for (TypeDefinition.Variant variant : DEFINITION.variants()) {
      for (List<Value> inside : products(variant.payload())) {
        all.add(new Value("甲::" + variant.name(), inside));
      }
    }
    return all;
  }

  private static List<List<Value>> products(List<Type> types) {
    if (types.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Value>> all = new ArrayList<>();
    for (Value first : values(types.getFirst())) {
      for (List<Value> rest : products(types.subList(1, types.size()))) {
        List<Value> row = new ArrayList<>(List.of(first));
        row.addAll(rest);
        all.add(row);
      }
    }
    return all;
  }

  private static boolean takes(TypedPattern pattern, Value value) {
    return switch (pattern) {
      case TypedPattern.Wildcard _, TypedPattern.Binding _, TypedPattern.Malformed _ -> true;
      case TypedPattern.None _ -> value.text().equals("无");
      case TypedPattern.Some some ->
          value.text().equals("有") && takes(some.value(), value.inside().getFirst());
      case TypedPattern.Literal literal ->
          ((TypedExpression.BooleanLiteral) literal.value()).value() == value.text().equals("真");
      case TypedPattern.Variant variant -> {
        boolean all =
            value.text().equals("甲::" + DEFINITION.variants().get(variant.variant()).name());
        for (int i = 0; all && i < variant.payload().size(); i++) {
          all = takes(variant.payload().get(i), value.inside().get(i));
        }
        yield all;
      }
    };
  }

  private static TypedPattern random(Type type, Random random) {
    int choice = random.nextInt(8);
    if (choice == 0) {
      return new TypedPattern.Wildcard(ID, SPAN);
    }
    if (choice == 1) {
      return new TypedPattern.Binding(ID, SPAN, new SymbolId(0));
    }
    if (type.equals(BOOLEAN)) {
      return new TypedPattern.Literal(
          ID, SPAN, new TypedExpression.BooleanLiteral(ID, SPAN, random.nextBoolean()));
    }
    if (type instanceof Type.OptionalOf(Type of)) {
      return random.nextBoolean()
          ? new TypedPattern.None(ID, SPAN)
          : new TypedPattern.Some(ID, SPAN, random(of, random));
    }
    int variant = random.nextInt(VARIANTS.size());
    return new TypedPattern.Variant(
        ID,
        SPAN,
        ENUM,
        variant,
        VARIANTS.get(variant).stream().map(part -> random(part, random)).toList());
  }

  private static Exhaustiveness exhaustiveness() {
    return new Exhaustiveness(named -> named.equals(ENUM) ? DEFINITION : null);
  }

  private static boolean isCovered(Value value, List<String> missing) {
    return missing.stream()
        .anyMatch(
            pattern -> value.toString().matches(Pattern.quote(pattern).replace("_", "\\E.+\\Q")));
  }

  @Test
  void agreesWithTryingEveryValue() {
    Random random = new Random(20260101);
    List<Value> values = values(ENUM);
    assertEquals(9, values.size());
    int exhaustive = 0;
    int useless = 0;
    for (int round = 0; round < 5_000; round++) {
      List<TypedPattern> patterns = new ArrayList<>();
      int count = random.nextInt(9);
      for (int i = 0; i < count; i++) {
        patterns.add(random(ENUM, random));
      }
      List<Value> left = new ArrayList<>(values);
      for (int i = 0; i < count; i++) {
        TypedPattern pattern = patterns.get(i);
        boolean useful = exhaustiveness().isUseful(patterns.subList(0, i), pattern, ENUM);
        assertEquals(left.removeIf(value -> takes(pattern, value)), useful, patterns::toString);
        useless += useful ? 0 : 1;
      }
      List<String> missing = exhaustiveness().missing(patterns, ENUM);
      assertEquals(left.isEmpty(), missing.isEmpty(), patterns::toString);
      exhaustive += missing.isEmpty() ? 1 : 0;
      for (Value value : left) {
        assertTrue(
            missing.size() > Exhaustiveness.MOST_LISTED || isCovered(value, missing),
            () -> value + " " + missing);
      }
      for (String pattern : missing) {
        assertTrue(
            left.stream().anyMatch(value -> isCovered(value, List.of(pattern))),
            () -> pattern + " " + left);
      }
    }
    assertTrue(exhaustive > 100 && useless > 100, exhaustive + " " + useless);
  }

  @Test
  void patternsThatSpellOutAFormulaAreAnsweredSafely() {
    // Each row fixes two of many values, so that the rows together are a hard formula.
    int width = 40;
    TypeDefinition.Enumeration wide =
        new TypeDefinition.Enumeration(
            "宽",
            SPAN,
            "",
            List.of(
                new TypeDefinition.Variant(
                    "行", SPAN, java.util.Collections.nCopies(width, BOOLEAN))));
    Type.Named type = new Type.Named("宽");
    Random random = new Random(7);
    List<TypedPattern> rows = new ArrayList<>();
    for (int row = 0; row < 170; row++) {
      List<TypedPattern> parts = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        parts.add(new TypedPattern.Wildcard(ID, SPAN));
      }
      for (int i = 0; i < 3; i++) {
        parts.set(
            random.nextInt(width),
            new TypedPattern.Literal(
                ID, SPAN, new TypedExpression.BooleanLiteral(ID, SPAN, random.nextBoolean())));
      }
      rows.add(new TypedPattern.Variant(ID, SPAN, type, 0, parts));
    }
    Exhaustiveness exhaustiveness = new Exhaustiveness(_ -> wide);
    List<String> missing = exhaustiveness.missing(rows, type);
    assertTrue(missing.size() <= Exhaustiveness.MOST_LISTED + 1);
    exhaustiveness.isUseful(rows, new TypedPattern.Wildcard(ID, SPAN), type);
  }
}
