package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;
import org.qistage.lowering.ValueType;

/// Lowers 字典 and 集合. Their keys, values and elements are objects in the runtime, so each is boxed
/// on its way in and unboxed on its way out; a reference is an object already.
final class CollectionLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;
  private final ExpressionLowering expressions;

  CollectionLowering(FunctionLowering function, ExpressionLowering expressions) {
    this.function = function;
    this.code = function.code;
    this.expressions = expressions;
  }

  /// A value as an object.
  Operand boxed(TypedNode origin, Type type, Operand value) {
    return switch (ValueTypes.representation(type)) {
      case REF, UNIT -> value;
      case I64, I32, F64, BOOL ->
          callForObject(origin, RuntimeNames.BOX.of(type), type, List.of(value));
    };
  }

  /// Calls a function of the runtime that gives an object, and takes the value out of it.
  Operand unboxed(
      TypedNode origin, Callee.Runtime callee, Type type, int wanted, List<Operand> operands) {
    return switch (ValueTypes.representation(type)) {
      case REF, UNIT -> expressions.callRuntime(origin, callee, type, wanted, operands);
      case I64, I32, F64, BOOL -> {
        Operand object = callForObject(origin, callee, type, operands);
        yield expressions.callRuntime(
            origin, RuntimeNames.UNBOX.of(type), type, wanted, List.of(object));
      }
    };
  }

  private Operand callForObject(
      TypedNode origin, Callee.Runtime callee, Type type, List<Operand> operands) {
    String spelling = function.facts.spelling(type);
    return code.call(origin, callee, false, ValueType.OBJECT, spelling, ANYWHERE, operands);
  }

  /// The operands of a library function: those of a 字典 or 集合 take objects.
  List<Operand> arguments(TypedExpression.CallLibrary call, List<Operand> operands) {
    List<TypedExpression> arguments = call.arguments();
    if (arguments.size() < 2 || !isKeyed(arguments.getFirst().type())) {
      return operands;
    }
    List<Operand> objects = new ArrayList<>(operands.size());
    objects.add(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      TypedExpression argument = arguments.get(i);
      objects.add(boxed(argument, argument.type(), operands.get(i)));
    }
    return objects;
  }

  private static boolean isKeyed(Type type) {
    return type instanceof Type.DictionaryOf || type instanceof Type.SetOf;
  }

  /// A new, empty 字典 or 集合.
  Operand made(TypedExpression.NewCollection made, int wanted) {
    Callee.Runtime callee =
        made.type() instanceof Type.SetOf ? RuntimeNames.SET_NEW : RuntimeNames.DICTIONARY_NEW;
    return isKeyed(made.type())
        ? expressions.callRuntime(made, callee, made.type(), wanted, List.of())
        : function.malformed(made);
  }

  /// Makes the dictionary first and puts each entry in as soon as it is computed, as an array literal
  /// does with its elements.
  Operand literal(TypedExpression.DictionaryLiteral literal, int wanted) {
    if (!(literal.type() instanceof Type.DictionaryOf(Type keyType, Type valueType))) {
      return function.malformed(literal);
    }
    int size = literal.keys().size();
    Operand dictionary =
        expressions.callRuntime(
            literal,
            RuntimeNames.DICTIONARY_NEW,
            literal.type(),
            size == 0 ? wanted : ANYWHERE,
            List.of());
    for (int i = 0; i < size; i++) {
      TypedExpression keyExpression = literal.keys().get(i);
      TypedExpression valueExpression = literal.values().get(i);
      Operand key = expressions.value(keyExpression);
      Operand value = expressions.value(valueExpression);
      Operand keyObject = boxed(keyExpression, keyType, key);
      Operand valueObject = boxed(valueExpression, valueType, value);
      code.perform(
          keyExpression, RuntimeNames.DICTIONARY_SET, List.of(dictionary, keyObject, valueObject));
    }
    return dictionary;
  }

  /// The value of a key.
  Operand entry(TypedExpression.Entry entry, int wanted) {
    Operand dictionary = expressions.value(entry.dictionary());
    Operand key = expressions.value(entry.key());
    Operand object = boxed(entry.key(), entry.key().type(), key);
    return read(entry, entry.type(), dictionary, object, wanted);
  }

  Operand read(TypedNode origin, Type type, Operand dictionary, Operand key, int wanted) {
    return unboxed(origin, RuntimeNames.DICTIONARY_AT, type, wanted, List.of(dictionary, key));
  }

  /// The key of a target as an object.
  Operand key(TypedTarget.Entry target, Operand key) {
    return boxed(target.key(), target.key().type(), key);
  }

  void write(TypedNode origin, Type type, Operand dictionary, Operand key, Operand value) {
    Operand object = boxed(origin, type, value);
    code.perform(origin, RuntimeNames.DICTIONARY_SET, List.of(dictionary, key, object));
  }
}
