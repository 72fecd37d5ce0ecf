package org.qistage.tests.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedTarget;

/// Evaluates the expressions of one activation, operands from left to right.
final class Evaluation {
  private final Activation activation;
  private final Interpreter interpreter;

  Evaluation(Activation activation) {
    this.activation = activation;
    this.interpreter = activation.interpreter;
  }

  Values.Box boxed(TypedExpression expression) {
    return new Values.Box(value(expression));
  }

  Object present(TypedExpression expression) {
    return Operations.present(value(expression));
  }

  private List<@Nullable Object> values(List<TypedExpression> expressions) {
    List<@Nullable Object> values = new ArrayList<>();
    for (TypedExpression expression : expressions) {
      values.add(value(expression));
    }
    return values;
  }

  @Nullable Object value(TypedExpression expression) {
    return switch (expression) {
      case TypedExpression.IntegerLiteral literal -> integer(literal);
      case TypedExpression.FloatLiteral literal -> literal.value();
      case TypedExpression.BooleanLiteral literal -> literal.value();
      case TypedExpression.StringLiteral literal -> literal.value();
      case TypedExpression.EmptyLiteral literal ->
          literal.type() instanceof Type.OptionalOf ? new Values.Option(null) : null;
      case TypedExpression.Variable variable -> activation.place(variable.symbol()).get();
      case TypedExpression.Global global -> global(global.symbol()).get();
      case TypedExpression.FunctionReference reference ->
          interpreter.reference(reference.function());
      case TypedExpression.Closure closure ->
          interpreter.closure(closure.function(), activation.variables);
      case TypedExpression.CallValue call -> {
        Values.Function function = (Values.Function) present(call.function());
        yield function.call(values(call.arguments()));
      }
      case TypedExpression.CallCollection call -> {
        Values.Sequence receiver = (Values.Sequence) present(call.receiver());
        yield Library.collection(call.operation(), receiver, values(call.arguments()));
      }
      case TypedExpression.NewStruct made -> struct(made);
      case TypedExpression.Field field ->
          ((Values.Struct) present(field.object())).fields[field.field()];
      case TypedExpression.NewVariant made -> variant(made);
      case TypedExpression.DictionaryLiteral literal -> {
        Values.Dictionary dictionary = new Values.Dictionary();
        for (int i = 0; i < literal.keys().size(); i++) {
          Object key = value(literal.keys().get(i));
          dictionary.entries.put(key, value(literal.values().get(i)));
        }
        yield dictionary;
      }
      case TypedExpression.NewCollection made ->
          made.type() instanceof Type.SetOf ? new Values.Unique() : new Values.Dictionary();
      case TypedExpression.Entry entry -> {
        Values.Dictionary dictionary = (Values.Dictionary) present(entry.dictionary());
        yield Library.entry(dictionary, value(entry.key()));
      }
      case TypedExpression.AddressOf address -> place(address.target());
      case TypedExpression.Dereference dereference ->
          ((Values.Place) present(dereference.pointer())).get();
      case TypedExpression.Negate negate -> Operations.negate(present(negate.operand()));
      case TypedExpression.Not not -> !(Boolean) present(not.operand());
      case TypedExpression.Binary binary -> {
        Object left = value(binary.left());
        yield Operations.apply(binary.operator(), left, value(binary.right()));
      }
      case TypedExpression.ShortCircuit logic -> {
        boolean left = (Boolean) present(logic.left());
        yield left == logic.and() ? present(logic.right()) : (Object) left;
      }
      case TypedExpression.Convert convert ->
          Operations.convert(convert.conversion(), value(convert.operand()));
      case TypedExpression.Call call -> interpreter.call(call.function(), values(call.arguments()));
      case TypedExpression.CallLibrary call ->
          new Library(interpreter).call(call.function().name(), values(call.arguments()));
      case TypedExpression.Spawn spawn ->
          interpreter.spawn(spawn.function(), values(spawn.arguments()));
      case TypedExpression.SpawnValue spawn -> {
        Values.Function function = (Values.Function) present(spawn.function());
        List<@Nullable Object> arguments = values(spawn.arguments());
        yield interpreter.fibers.spawn(() -> function.call(arguments));
      }
      case TypedExpression.SpawnBlock spawn -> {
        Values.Function body = interpreter.closure(spawn.block(), activation.variables);
        yield interpreter.fibers.spawn(() -> body.call(List.of()));
      }
      case TypedExpression.Await await ->
          interpreter.fibers.await((Fibers.Fiber) present(await.future()));
      case TypedExpression.NewGenerator made ->
          interpreter.generator(made.function(), values(made.arguments()));
      case TypedExpression.Resume resume ->
          new Values.Option(((Coroutine) present(resume.generator())).next().orElse(null));
      case TypedExpression.NewChannel made ->
          new ReferenceChannel(interpreter.fibers, (Long) present(made.capacity()));
      case TypedExpression.Receive receive ->
          ((ReferenceChannel) present(receive.channel())).receive();
      case TypedExpression.ArrayLiteral literal -> new Values.Sequence(values(literal.elements()));
      case TypedExpression.Element element -> elementPlace(element.array(), element.index()).get();
      case TypedExpression.Print print -> print(print);
      case TypedExpression.Malformed _ -> throw new IllegalStateException("malformed");
    };
  }

  private static Object integer(TypedExpression.IntegerLiteral literal) {
    return switch ((Type.Simple) literal.type()) {
      case SHORT, BYTE -> (Object) (int) literal.value();
      case CHARACTER -> new Values.Glyph((int) literal.value());
      default -> (Object) literal.value();
    };
  }

  private Values.Place global(org.qistage.checking.typed.SymbolId symbol) {
    return interpreter.globals.computeIfAbsent(symbol, _ -> new Values.Cell(null));
  }

  private Values.Struct struct(TypedExpression.NewStruct made) {
    TypeDefinition.Structure definition = interpreter.program.structure(made.type());
    Values.Struct struct =
        new Values.Struct(
            definition.display(),
            definition.fields().stream().map(TypeDefinition.Field::name).toList());
    List<@Nullable Object> values = values(made.values());
    for (int i = 0; i < values.size(); i++) {
      struct.fields[made.fields().get(i)] = values.get(i);
    }
    return struct;
  }

  private Values.Variant variant(TypedExpression.NewVariant made) {
    TypeDefinition.Enumeration definition = interpreter.program.enumeration(made.type());
    List<Object> payload = new ArrayList<>();
    for (Object value : values(made.payload())) {
      payload.add(Operations.present(value));
    }
    String name = definition.variants().get(made.variant()).name();
    return new Values.Variant(definition.display(), name, made.variant(), payload);
  }

  private @Nullable Object print(TypedExpression.Print print) {
    List<String> texts = new ArrayList<>();
    for (Object value : values(print.operands())) {
      texts.add(Values.text(value));
    }
    interpreter.output.append(String.join(" ", texts)).append(print.line() ? "\n" : "");
    return null;
  }

  /// The place that an assignment writes to; its parts are evaluated now.
  Values.Place place(TypedTarget target) {
    return switch (target) {
      case TypedTarget.Variable variable -> activation.place(variable.symbol());
      case TypedTarget.Global global -> global(global.symbol());
      case TypedTarget.Element element -> elementPlace(element.array(), element.index());
      case TypedTarget.Field field -> {
        @Nullable Object[] fields = ((Values.Struct) present(field.object())).fields;
        yield place(() -> fields[field.field()], value -> fields[field.field()] = value);
      }
      case TypedTarget.Entry entry -> {
        Values.Dictionary dictionary = (Values.Dictionary) present(entry.dictionary());
        Object key = value(entry.key());
        yield place(
            () -> Library.entry(dictionary, key), value -> dictionary.entries.put(key, value));
      }
      case TypedTarget.Dereference dereference -> (Values.Place) present(dereference.pointer());
      case TypedTarget.Malformed _ -> throw new IllegalStateException("malformed");
    };
  }

  private Values.Place elementPlace(TypedExpression array, TypedExpression index) {
    List<@Nullable Object> elements = ((Values.Sequence) present(array)).elements;
    long at = (Long) present(index);
    return place(
        () -> elements.get(Library.checked(at, elements.size())),
        value -> elements.set(Library.checked(at, elements.size()), value));
  }

  private static Values.Place place(
      java.util.function.Supplier<@Nullable Object> get,
      java.util.function.Consumer<@Nullable Object> set) {
    return new Values.Place() {
      @Override
      public @Nullable Object get() {
        return get.get();
      }

      @Override
      public void set(@Nullable Object value) {
        set.accept(value);
      }
    };
  }
}
