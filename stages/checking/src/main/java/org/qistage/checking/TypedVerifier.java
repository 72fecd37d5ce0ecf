package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Node;
import org.qistage.parsing.FunctionFlavor;

/// Tells whether the types of a typed tree agree, as they must before it is lowered: those that the
/// checker makes of a program without errors do, those that another tool made may not. Every symbol
/// that the tree refers to must exist and be of its sort.
///
/// Nodes of unknown type agree with everything: they stand where a diagnostic does.
public final class TypedVerifier {
  final TypedProgram program;
  final StructVerifier structs = new StructVerifier(this);
  private final PatternVerifier patterns = new PatternVerifier(this);
  private final CollectionVerifier collections = new CollectionVerifier(this);
  private final ChannelVerifier channels = new ChannelVerifier(this);
  private final CallVerifier calls = new CallVerifier(this);
  private final OperatorVerifier operators = new OperatorVerifier(this);
  private final List<String> problems = new ArrayList<>();

  /// What a 返回 gives in the function or block around the current place.
  private Type result = Type.Simple.UNKNOWN;

  /// What a 让出 gives; null outside a 协程 函数.
  private @Nullable Type element;

  private TypedVerifier(TypedProgram program) {
    this.program = program;
  }

  /// What is wrong with a function, in words for who made it; empty when nothing is.
  public static List<String> problems(TypedProgram program, TypedFunction function) {
    return DeepStack.get(
        () -> {
          TypedVerifier verifier = new TypedVerifier(program);
          verifier.function(function);
          return List.copyOf(verifier.problems);
        });
  }

  /// What is wrong with the first values of variables outside functions.
  public static List<String> problems(TypedProgram program, TypedInitializer initializer) {
    return DeepStack.get(
        () -> {
          TypedVerifier verifier = new TypedVerifier(program);
          verifier.block(initializer.body());
          return List.copyOf(verifier.problems);
        });
  }

  private void function(TypedFunction function) {
    Symbol.Function symbol = program.function(function.symbol());
    boolean generates = symbol.flavor() == FunctionFlavor.COROUTINE;
    result = generates ? Type.Simple.UNIT : symbol.result();
    element = generates ? symbol.element() : null;
    block(function.body());
  }

  void require(boolean condition, Node node, String demand) {
    if (!condition) {
      problems.add(node.id() + " (" + node.span() + "): " + demand);
    }
  }

  void fits(TypedExpression value, Type wanted, String place) {
    require(
        Coercion.matches(value.type(), wanted),
        value,
        place + " is " + value.type() + ", not " + wanted);
  }

  // ---- Statements ----

  void block(TypedStatement.Block block) {
    block.statements().forEach(this::statement);
  }

  private void statement(TypedStatement statement) {
    switch (statement) {
      case TypedStatement.Block block -> block(block);
      case TypedStatement.Declare(_, _, var variable, var initializer) ->
          initializer.ifPresent(value -> value(value, type(variable), "first value"));
      case TypedStatement.Assign(_, _, var target, var value) -> {
        target(target);
        value(value, target.type(), "assigned value");
      }
      case TypedStatement.Update update -> update(update);
      case TypedStatement.Send(_, _, var channel, var value) ->
          value(value, channels.elementOfChannel(channel), "sent value");
      case TypedStatement.If conditional -> conditional(conditional);
      case TypedStatement.While(_, _, var condition, var body) -> {
        condition(condition);
        block(body);
      }
      case TypedStatement.For loop -> collections.forLoop(loop);
      case TypedStatement.Loop(_, _, var body) -> block(body);
      case TypedStatement.Match match -> patterns.match(match);
      case TypedStatement.Select select -> channels.select(select);
      case TypedStatement.Try(_, _, var body, var variable, var handler) -> {
        block(body);
        variable.ifPresent(
            id ->
                require(
                    Coercion.matches(type(id), Type.Simple.ERROR),
                    statement,
                    "caught value is " + type(id)));
        block(handler);
      }
      case TypedStatement.Throw(_, _, var value) -> {
        expression(value);
        require(
            Coercion.matches(value.type(), Type.Simple.STRING)
                || Coercion.matches(value.type(), Type.Simple.ERROR),
            value,
            "thrown value is " + value.type());
      }
      case TypedStatement.Return returned -> returned(returned);
      case TypedStatement.YieldValue(_, _, var value) -> {
        expression(value);
        require(element != null, statement, "value yielded outside a coroutine");
        if (element != null) {
          fits(value, element, "yielded value");
        }
      }
      case TypedStatement.Evaluate(_, _, var expression) -> expression(expression);
      case TypedStatement.Break _,
          TypedStatement.Continue _,
          TypedStatement.YieldProcessor _,
          TypedStatement.Malformed _ -> {}
    }
  }

  Type type(SymbolId variable) {
    return program.variable(variable).type();
  }

  void value(TypedExpression value, Type wanted, String place) {
    expression(value);
    fits(value, wanted, place);
  }

  private void target(TypedTarget target) {
    switch (target) {
      case TypedTarget.Variable variable ->
          require(
              Coercion.matches(type(variable.symbol()), variable.type()),
              target,
              "variable's type differs");
      case TypedTarget.Element(_, _, var type, var array, var index) ->
          collections.element(type, array, index);
      case TypedTarget.Global(_, _, var type, var symbol) ->
          require(
              Coercion.matches(program.global(symbol).type(), type),
              target,
              "variable's type differs");
      case TypedTarget.Field(_, _, var type, var object, int field) ->
          structs.field(target, type, object, field);
      case TypedTarget.Entry(_, _, var type, var dictionary, var key) ->
          collections.entry(target, type, dictionary, key);
      case TypedTarget.Dereference(_, _, var type, var pointer) ->
          value(pointer, new Type.PointerTo(type), "pointer");
      case TypedTarget.Malformed _ -> {}
    }
  }

  private void update(TypedStatement.Update update) {
    target(update.target());
    value(update.value(), update.target().type(), "value");
    operators.update(update, update.operator(), update.target().type());
  }

  private void conditional(TypedStatement.If first) {
    TypedStatement.If branch = first;
    while (true) {
      condition(branch.condition());
      block(branch.then());
      if (branch.otherwise().isEmpty()) {
        return;
      }
      if (!(branch.otherwise().get() instanceof TypedStatement.If next)) {
        statement(branch.otherwise().get());
        return;
      }
      branch = next;
    }
  }

  private void condition(TypedCondition condition) {
    switch (condition) {
      case TypedCondition.Test(_, _, var expression) ->
          value(expression, Type.Simple.BOOLEAN, "condition");
      case TypedCondition.Binding(_, _, var variable, var value) ->
          value(value, new Type.OptionalOf(type(variable)), "bound value");
    }
  }

  private void returned(TypedStatement.Return returned) {
    if (returned.value().isPresent()) {
      value(returned.value().get(), result, "returned value");
    } else {
      require(Coercion.matches(Type.Simple.UNIT, result), returned, "result missing");
    }
  }

  // ---- Expressions ----

  /// Verifies an expression and what it is made of, chains to the left without recursion.
  void expression(TypedExpression expression) {
    TypedExpression term = expression;
    while (true) {
      if (term instanceof TypedExpression.Binary binary) {
        binary(binary);
        expression(binary.right());
        term = binary.left();
      } else if (term instanceof TypedExpression.ShortCircuit logic) {
        fits(logic.left(), Type.Simple.BOOLEAN, "operand");
        value(logic.right(), Type.Simple.BOOLEAN, "operand");
        term = logic.left();
      } else {
        term(term);
        return;
      }
    }
  }

  private void binary(TypedExpression.Binary binary) {
    Type operands = binary.left().type();
    fits(binary.right(), operands, "right operand");
    operators.operator(binary, binary.operator(), operands, binary.type());
  }

  private void term(TypedExpression expression) {
    switch (expression) {
      case TypedExpression.IntegerLiteral(_, _, var type, var value) ->
          require(
              type == Type.Simple.UNKNOWN || Coercion.holds(type, value),
              expression,
              value + " is no " + type);
      case TypedExpression.EmptyLiteral(_, _, var type) ->
          require(
              type == Type.Simple.UNIT
                  || type instanceof Type.OptionalOf
                  || type instanceof Type.PointerTo,
              expression,
              "empty " + type);
      case TypedExpression.Variable(_, _, var type, var symbol) ->
          require(Coercion.matches(type(symbol), type), expression, "variable's type differs");
      case TypedExpression.Global(_, _, var type, var symbol) ->
          require(
              Coercion.matches(program.global(symbol).type(), type),
              expression,
              "variable's type differs");
      case TypedExpression.FunctionReference reference -> calls.reference(reference);
      case TypedExpression.Closure closure -> closure(closure);
      case TypedExpression.CallValue call -> calls.functionValue(call);
      case TypedExpression.SpawnValue spawn -> calls.spawnValue(spawn);
      case TypedExpression.CallCollection call -> calls.collection(call);
      case TypedExpression.NewStruct made -> structs.newStruct(made);
      case TypedExpression.Field(_, _, var type, var object, int field) ->
          structs.field(expression, type, object, field);
      case TypedExpression.NewVariant made -> structs.newVariant(made);
      case TypedExpression.DictionaryLiteral literal -> collections.dictionary(literal);
      case TypedExpression.NewCollection made -> collections.made(made);
      case TypedExpression.Entry(_, _, var type, var dictionary, var key) ->
          collections.entry(expression, type, dictionary, key);
      case TypedExpression.AddressOf address -> addressOf(address);
      case TypedExpression.Dereference(_, _, var type, var pointer) ->
          value(pointer, new Type.PointerTo(type), "pointer");
      case TypedExpression.Negate negate -> operators.negate(negate);
      case TypedExpression.Not(_, _, var operand) -> value(operand, Type.Simple.BOOLEAN, "operand");
      case TypedExpression.Convert convert -> operators.convert(convert);
      case TypedExpression.Call call -> calls.call(call, call.function(), call.arguments());
      case TypedExpression.CallLibrary call -> calls.library(call);
      case TypedExpression.Spawn spawn -> calls.call(spawn, spawn.function(), spawn.arguments());
      case TypedExpression.SpawnBlock spawn -> spawnBlock(spawn);
      case TypedExpression.Await(_, _, var type, var future) ->
          value(future, new Type.FutureOf(type), "awaited value");
      case TypedExpression.NewGenerator made -> calls.call(made, made.function(), made.arguments());
      case TypedExpression.Resume resume -> calls.resume(resume);
      case TypedExpression.NewChannel made -> channels.newChannel(made);
      case TypedExpression.Receive(_, _, var type, var channel) ->
          value(channel, new Type.ChannelOf(type), "channel");
      case TypedExpression.ArrayLiteral array -> collections.array(array);
      case TypedExpression.Element(_, _, var type, var array, var index) ->
          collections.element(type, array, index);
      case TypedExpression.Print(_, _, _, var operands) -> operands.forEach(this::printed);
      case TypedExpression.Binary _, TypedExpression.ShortCircuit _ -> expression(expression);
      case TypedExpression.FloatLiteral _,
          TypedExpression.BooleanLiteral _,
          TypedExpression.StringLiteral _,
          TypedExpression.Malformed _ -> {}
    }
  }

  private void closure(TypedExpression.Closure closure) {
    TypedBlockFunction function = closure.function();
    body(function);
    List<Type> parameters = function.parameters().stream().map(this::type).toList();
    require(
        Coercion.matches(new Type.FunctionOf(parameters, function.result()), closure.type()),
        closure,
        "type is " + closure.type());
  }

  private void addressOf(TypedExpression.AddressOf address) {
    target(address.target());
    require(
        Coercion.matches(address.type(), new Type.PointerTo(address.target().type())),
        address,
        "type is " + address.type());
  }

  private void printed(TypedExpression operand) {
    expression(operand);
    require(Coercion.isPrintable(operand.type()), operand, "printed " + operand.type());
  }

  private void spawnBlock(TypedExpression.SpawnBlock spawn) {
    body(spawn.block());
    require(
        Coercion.matches(spawn.type(), new Type.FutureOf(spawn.block().result())),
        spawn,
        "type is " + spawn.type());
  }

  private void body(TypedBlockFunction function) {
    Type outerResult = result;
    Type outerElement = element;
    result = function.result();
    element = null;
    block(function.body());
    result = outerResult;
    element = outerElement;
  }
}
