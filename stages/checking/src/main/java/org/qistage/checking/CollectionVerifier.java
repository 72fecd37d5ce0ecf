package org.qistage.checking;

import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.IterationKind;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Node;

/// Verifies 数组, 字典 and 集合: literals, elements, entries, and loops over what has values in it.
final class CollectionVerifier {
  private final TypedVerifier verifier;

  CollectionVerifier(TypedVerifier verifier) {
    this.verifier = verifier;
  }

  void array(TypedExpression.ArrayLiteral array) {
    Type of = array.type() instanceof Type.ArrayOf(Type type) ? type : Type.Simple.UNKNOWN;
    verifier.require(array.type() instanceof Type.ArrayOf, array, "array of type " + array.type());
    for (TypedExpression value : array.elements()) {
      verifier.value(value, of, "element");
    }
  }

  void dictionary(TypedExpression.DictionaryLiteral literal) {
    verifier.require(literal.keys().size() == literal.values().size(), literal, "number of values");
    if (literal.type() instanceof Type.DictionaryOf(Type key, Type value)) {
      literal.keys().forEach(each -> verifier.value(each, key, "key"));
      literal.values().forEach(each -> verifier.value(each, value, "value"));
    } else {
      verifier.require(literal.type() == Type.Simple.UNKNOWN, literal, "type is " + literal.type());
    }
  }

  void made(TypedExpression.NewCollection made) {
    verifier.require(
        made.type() instanceof Type.SetOf
            || made.type() instanceof Type.DictionaryOf
            || made.type() == Type.Simple.UNKNOWN,
        made,
        "new " + made.type());
  }

  /// An element that is read or assigned.
  void element(Type type, TypedExpression array, TypedExpression index) {
    verifier.value(array, new Type.ArrayOf(type), "array");
    verifier.value(index, Type.Simple.INTEGER, "index");
  }

  void entry(Node node, Type type, TypedExpression dictionary, TypedExpression key) {
    verifier.expression(dictionary);
    if (dictionary.type() instanceof Type.DictionaryOf(Type of, Type value)) {
      verifier.value(key, of, "key");
      verifier.require(Coercion.matches(value, type), node, "type is " + type);
    } else {
      verifier.expression(key);
      verifier.require(
          dictionary.type() == Type.Simple.UNKNOWN, node, "entry of " + dictionary.type());
    }
  }

  void forLoop(TypedStatement.For loop) {
    Type variable = verifier.type(loop.variable());
    Type wanted =
        switch (loop.iteration()) {
          case RANGE, ARRAY -> new Type.ArrayOf(variable);
          case STRING -> Type.Simple.STRING;
          case DICTIONARY ->
              loop.iterable().type() instanceof Type.DictionaryOf(_, Type value)
                  ? new Type.DictionaryOf(variable, value)
                  : new Type.DictionaryOf(variable, Type.Simple.UNKNOWN);
          case SET -> new Type.SetOf(variable);
          case GENERATOR -> new Type.GeneratorOf(variable);
          case CHANNEL -> new Type.ChannelOf(variable);
        };
    verifier.value(loop.iterable(), wanted, "iterated value");
    boolean range = loop.iteration() == IterationKind.RANGE;
    boolean counted =
        loop.iterable() instanceof TypedExpression.CallLibrary call
            && call.function().equals(LibraryTable.RANGE);
    verifier.require(!range || counted, loop, "counted loop without 范围");
    verifier.require(
        loop.iteration() != IterationKind.STRING
            || Coercion.matches(variable, Type.Simple.CHARACTER),
        loop,
        "loop over a string binds no character");
    verifier.block(loop.body());
  }
}
