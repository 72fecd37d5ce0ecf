package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;

/// Lowers struct literals, fields, variants of enums, and equality by value.
final class StructLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;
  private final ExpressionLowering expressions;
  private final Structures structures;

  StructLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
    this.expressions = function.expressions;
    this.structures = function.facts.structures;
  }

  /// The values are computed in the order as written, and handed over in the order of the fields.
  Operand newStruct(TypedExpression.NewStruct made, int wanted) {
    Optional<Structures.Struct> struct = structures.struct(made.type());
    int count = struct.map(each -> each.fields().size()).orElse(-1);
    Operand[] values = new Operand[Math.max(count, 0)];
    for (int i = 0; i < made.values().size(); i++) {
      Operand value = expressions.value(made.values().get(i));
      int field = i < made.fields().size() ? made.fields().get(i) : -1;
      if (field < 0 || field >= values.length || values[field] != null) {
        return function.malformed(made);
      }
      values[field] = value;
    }
    if (struct.isEmpty() || made.values().size() != count) {
      return function.malformed(made);
    }
    return code.newStructure(
        made,
        struct.get().name(),
        function.facts.valueType(made.type()),
        function.facts.spelling(made.type()),
        wanted,
        Arrays.asList(values));
  }

  Operand newVariant(TypedExpression.NewVariant made, int wanted) {
    List<Operand> values = new ArrayList<>(made.payload().size());
    for (TypedExpression value : made.payload()) {
      values.add(expressions.value(value));
    }
    Optional<Structures.Variant> variant = structures.variant(made.type(), made.variant());
    if (variant.isEmpty() || variant.get().payload().size() != values.size()) {
      return function.malformed(made);
    }
    return code.newStructure(
        made,
        variant.get().name(),
        function.facts.valueType(made.type()),
        function.facts.spelling(made.type()),
        wanted,
        values);
  }

  // Fields

  Operand field(TypedExpression.Field field, int wanted) {
    Operand object = expressions.value(field.object());
    return get(field, field.object().type(), field.field(), object, wanted);
  }

  private Operand get(TypedNode origin, Type type, int field, Operand object, int wanted) {
    Optional<Structures.Struct> struct = structures.struct(type);
    if (struct.isEmpty() || field < 0 || field >= struct.get().fields().size()) {
      return function.malformed(origin);
    }
    return get(
        origin,
        struct.get().name(),
        field,
        struct.get().fields().get(field).type(),
        object,
        wanted);
  }

  /// Reads a field of a structure, which a value of a variant is too.
  Operand get(
      TypedNode origin, String structure, int field, Type type, Operand object, int wanted) {
    return code.getField(
        origin,
        structure,
        field,
        function.facts.valueType(type),
        function.facts.spelling(type),
        wanted,
        object);
  }

  void assign(TypedStatement.Assign assign, TypedTarget.Field target) {
    Operand object = expressions.value(target.object());
    Operand value = expressions.value(assign.value());
    set(assign, target, object, value);
  }

  void update(TypedStatement.Update update, TypedTarget.Field target) {
    Operand object = expressions.value(target.object());
    Operand before = get(target, target.object().type(), target.field(), object, ANYWHERE);
    Operand after = expressions.updated(update, target.type(), before, ANYWHERE);
    set(update, target, object, after);
  }

  private void set(TypedNode origin, TypedTarget.Field target, Operand object, Operand value) {
    Optional<Structures.Struct> struct = structures.struct(target.object().type());
    if (struct.isEmpty() || target.field() < 0 || target.field() >= struct.get().fields().size()) {
      function.malformed(origin);
    } else {
      code.setField(origin, struct.get().name(), target.field(), object, value);
    }
  }

  // Equality

  /// Whether values of a type that are references are compared by what they hold.
  boolean comparesByValue(Type type) {
    return type instanceof Type.OptionalOf || structures.isEnum(type);
  }

  Operand equality(TypedNode origin, TypedOperator operator, List<Operand> operands, int wanted) {
    boolean negated = operator == TypedOperator.NOT_EQUAL;
    Operand equal =
        expressions.callRuntime(
            origin,
            RuntimeNames.VALUE_EQUAL,
            Type.Simple.BOOLEAN,
            negated ? ANYWHERE : wanted,
            operands);
    return negated
        ? code.operate(origin, Operator.NOT, Type.Simple.BOOLEAN.toString(), wanted, List.of(equal))
        : equal;
  }
}
