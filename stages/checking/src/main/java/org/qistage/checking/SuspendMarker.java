package org.qistage.checking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedMatchArm;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;

/// Completes the typed tree of a function with what only the whole program tells: whether each `启动 {
/// … }` in it may suspend, and each 恢复. Everything else stays the same object.
final class SuspendMarker {
  private final Map<Integer, SuspendGraph.Node> blocks;
  private final SuspendGraph graph;

  /// @param blocks the effects of each block by the id of its typed node
  SuspendMarker(Map<Integer, SuspendGraph.Node> blocks, SuspendGraph graph) {
    this.blocks = blocks;
    this.graph = graph;
  }

  TypedFunction mark(TypedFunction function) {
    return new TypedFunction(
        function.id(), function.span(), function.symbol(), mark(function.body()));
  }

  TypedStatement.Block mark(TypedStatement.Block block) {
    return new TypedStatement.Block(block.id(), block.span(), all(block.statements(), this::mark));
  }

  private static <T> List<T> all(List<T> nodes, UnaryOperator<T> mark) {
    List<T> marked = new ArrayList<>(nodes.size());
    for (T node : nodes) {
      marked.add(mark.apply(node));
    }
    return marked;
  }

  private TypedStatement mark(TypedStatement statement) {
    return switch (statement) {
      case TypedStatement.Block block -> mark(block);
      case TypedStatement.Declare(var id, var span, var variable, var initializer) ->
          new TypedStatement.Declare(id, span, variable, initializer.map(this::mark));
      case TypedStatement.Assign(var id, var span, var target, var value) ->
          new TypedStatement.Assign(id, span, mark(target), mark(value));
      case TypedStatement.Update(var id, var span, var target, var operator, var value) ->
          new TypedStatement.Update(id, span, mark(target), operator, mark(value));
      case TypedStatement.Send(var id, var span, var channel, var value) ->
          new TypedStatement.Send(id, span, mark(channel), mark(value));
      case TypedStatement.If conditional -> mark(conditional);
      case TypedStatement.While(var id, var span, var condition, var body) ->
          new TypedStatement.While(id, span, mark(condition), mark(body));
      case TypedStatement.For(var id, var span, var variable, var kind, var iterable, var body) ->
          new TypedStatement.For(id, span, variable, kind, mark(iterable), mark(body));
      case TypedStatement.Loop(var id, var span, var body) ->
          new TypedStatement.Loop(id, span, mark(body));
      case TypedStatement.Match(var id, var span, var subject, var arms, boolean exhaustive) ->
          new TypedStatement.Match(id, span, mark(subject), all(arms, this::mark), exhaustive);
      case TypedStatement.Select(var id, var span, var cases, var otherwise) ->
          new TypedStatement.Select(id, span, all(cases, this::mark), otherwise.map(this::mark));
      case TypedStatement.Try(var id, var span, var body, var variable, var handler) ->
          new TypedStatement.Try(id, span, mark(body), variable, mark(handler));
      case TypedStatement.Throw(var id, var span, var value) ->
          new TypedStatement.Throw(id, span, mark(value));
      case TypedStatement.Return(var id, var span, var value) ->
          new TypedStatement.Return(id, span, value.map(this::mark));
      case TypedStatement.YieldValue(var id, var span, var value) ->
          new TypedStatement.YieldValue(id, span, mark(value));
      case TypedStatement.Evaluate(var id, var span, var expression) ->
          new TypedStatement.Evaluate(id, span, mark(expression));
      case TypedStatement.Break _,
          TypedStatement.Continue _,
          TypedStatement.YieldProcessor _,
          TypedStatement.Malformed _ ->
          statement;
    };
  }

  private TypedStatement mark(TypedStatement.If first) {
    Deque<TypedStatement.If> branches = new ArrayDeque<>();
    TypedStatement rest = first;
    while (rest instanceof TypedStatement.If branch) {
      branches.push(branch);
      if (branch.otherwise().isEmpty()) {
        break;
      }
      rest = branch.otherwise().get();
    }
    java.util.Optional<TypedStatement> otherwise =
        rest instanceof TypedStatement.If
            ? java.util.Optional.empty()
            : java.util.Optional.of(mark(rest));
    TypedStatement marked = first;
    for (TypedStatement.If branch : branches) {
      marked =
          new TypedStatement.If(
              branch.id(), branch.span(), mark(branch.condition()), mark(branch.then()), otherwise);
      otherwise = java.util.Optional.of(marked);
    }
    return marked;
  }

  /// Patterns hold nothing that suspends.
  private TypedMatchArm mark(TypedMatchArm arm) {
    return new TypedMatchArm(arm.id(), arm.span(), arm.pattern(), mark(arm.body()));
  }

  private TypedSelectCase mark(TypedSelectCase choice) {
    return switch (choice) {
      case TypedSelectCase.Receive(var id, var span, var variable, var channel, var body) ->
          new TypedSelectCase.Receive(id, span, variable, mark(channel), mark(body));
      case TypedSelectCase.Send(var id, var span, var channel, var value, var body) ->
          new TypedSelectCase.Send(id, span, mark(channel), mark(value), mark(body));
      case TypedSelectCase.Timeout(var id, var span, var milliseconds, var body) ->
          new TypedSelectCase.Timeout(id, span, mark(milliseconds), mark(body));
    };
  }

  private TypedCondition mark(TypedCondition condition) {
    return switch (condition) {
      case TypedCondition.Test(var id, var span, var expression) ->
          new TypedCondition.Test(id, span, mark(expression));
      case TypedCondition.Binding(var id, var span, var variable, var value) ->
          new TypedCondition.Binding(id, span, variable, mark(value));
    };
  }

  private TypedTarget mark(TypedTarget target) {
    return switch (target) {
      case TypedTarget.Variable _, TypedTarget.Global _, TypedTarget.Malformed _ -> target;
      case TypedTarget.Field(var id, var span, var type, var object, int field) ->
          new TypedTarget.Field(id, span, type, mark(object), field);
      case TypedTarget.Entry(var id, var span, var type, var dictionary, var key) ->
          new TypedTarget.Entry(id, span, type, mark(dictionary), mark(key));
      case TypedTarget.Dereference(var id, var span, var type, var pointer) ->
          new TypedTarget.Dereference(id, span, type, mark(pointer));
      case TypedTarget.Element(var id, var span, var type, var array, var index) ->
          new TypedTarget.Element(id, span, type, mark(array), mark(index));
    };
  }

  private TypedExpression mark(TypedExpression expression) {
    return switch (expression) {
      case TypedExpression.IntegerLiteral _,
          TypedExpression.FloatLiteral _,
          TypedExpression.BooleanLiteral _,
          TypedExpression.StringLiteral _,
          TypedExpression.EmptyLiteral _,
          TypedExpression.Variable _,
          TypedExpression.Global _,
          TypedExpression.FunctionReference _,
          TypedExpression.NewCollection _,
          TypedExpression.Malformed _ ->
          expression;
      case TypedExpression.Closure(var id, var span, var type, var function) ->
          new TypedExpression.Closure(id, span, type, mark(function));
      case TypedExpression.CallValue(var id, var span, var type, var function, var operands, _) ->
          new TypedExpression.CallValue(
              id,
              span,
              type,
              mark(function),
              all(operands, this::mark),
              graph.mayCallSuspend(function.type()));
      case TypedExpression.SpawnValue(var id, var span, var type, var function, var operands, _) ->
          new TypedExpression.SpawnValue(
              id,
              span,
              type,
              mark(function),
              all(operands, this::mark),
              graph.mayCallSuspend(function.type()));
      case TypedExpression.CallCollection call ->
          new TypedExpression.CallCollection(
              call.id(),
              call.span(),
              call.type(),
              call.operation(),
              mark(call.receiver()),
              all(call.arguments(), this::mark),
              graph.mayCallSuspend(call.arguments().getLast().type()));
      case TypedExpression.NewStruct(var id, var span, var type, var fields, var values) ->
          new TypedExpression.NewStruct(id, span, type, fields, all(values, this::mark));
      case TypedExpression.Field(var id, var span, var type, var object, int field) ->
          new TypedExpression.Field(id, span, type, mark(object), field);
      case TypedExpression.NewVariant(var id, var span, var type, int variant, var payload) ->
          new TypedExpression.NewVariant(id, span, type, variant, all(payload, this::mark));
      case TypedExpression.DictionaryLiteral(var id, var span, var type, var keys, var values) ->
          new TypedExpression.DictionaryLiteral(
              id, span, type, all(keys, this::mark), all(values, this::mark));
      case TypedExpression.Entry(var id, var span, var type, var dictionary, var key) ->
          new TypedExpression.Entry(id, span, type, mark(dictionary), mark(key));
      case TypedExpression.AddressOf(var id, var span, var type, var target) ->
          new TypedExpression.AddressOf(id, span, type, mark(target));
      case TypedExpression.Dereference(var id, var span, var type, var pointer) ->
          new TypedExpression.Dereference(id, span, type, mark(pointer));
      case TypedExpression.Binary _, TypedExpression.ShortCircuit _ -> markChain(expression);
      case TypedExpression.Negate(var id, var span, var type, var operand) ->
          new TypedExpression.Negate(id, span, type, mark(operand));
      case TypedExpression.Not(var id, var span, var operand) ->
          new TypedExpression.Not(id, span, mark(operand));
      case TypedExpression.Convert(var id, var span, var type, var conversion, var operand) ->
          new TypedExpression.Convert(id, span, type, conversion, mark(operand));
      case TypedExpression.Call(var id, var span, var type, var function, var arguments) ->
          new TypedExpression.Call(id, span, type, function, all(arguments, this::mark));
      case TypedExpression.CallLibrary(var id, var span, var type, var function, var arguments) ->
          new TypedExpression.CallLibrary(id, span, type, function, all(arguments, this::mark));
      case TypedExpression.Spawn(var id, var span, var type, var function, var arguments) ->
          new TypedExpression.Spawn(id, span, type, function, all(arguments, this::mark));
      case TypedExpression.SpawnBlock(var id, var span, var type, var block) ->
          new TypedExpression.SpawnBlock(id, span, type, mark(block));
      case TypedExpression.Await(var id, var span, var type, var future) ->
          new TypedExpression.Await(id, span, type, mark(future));
      case TypedExpression.NewGenerator(var id, var span, var type, var function, var arguments) ->
          new TypedExpression.NewGenerator(id, span, type, function, all(arguments, this::mark));
      case TypedExpression.Resume(var id, var span, var type, var generator, _) ->
          new TypedExpression.Resume(id, span, type, mark(generator), suspends(type));
      case TypedExpression.NewChannel(var id, var span, var type, var capacity) ->
          new TypedExpression.NewChannel(id, span, type, mark(capacity));
      case TypedExpression.Receive(var id, var span, var type, var channel) ->
          new TypedExpression.Receive(id, span, type, mark(channel));
      case TypedExpression.ArrayLiteral(var id, var span, var type, var elements) ->
          new TypedExpression.ArrayLiteral(id, span, type, all(elements, this::mark));
      case TypedExpression.Element(var id, var span, var type, var array, var index) ->
          new TypedExpression.Element(id, span, type, mark(array), mark(index));
      case TypedExpression.Print(var id, var span, var line, var operands) ->
          new TypedExpression.Print(id, span, line, all(operands, this::mark));
    };
  }

  /// Chains lean to the left and may be long.
  private TypedExpression markChain(TypedExpression chain) {
    Deque<TypedExpression> outer = new ArrayDeque<>();
    TypedExpression first = chain;
    while (true) {
      if (first instanceof TypedExpression.Binary binary) {
        outer.push(first);
        first = binary.left();
      } else if (first instanceof TypedExpression.ShortCircuit logic) {
        outer.push(first);
        first = logic.left();
      } else {
        break;
      }
    }
    TypedExpression marked = mark(first);
    for (TypedExpression term : outer) {
      marked =
          term instanceof TypedExpression.Binary binary
              ? new TypedExpression.Binary(
                  binary.id(),
                  binary.span(),
                  binary.type(),
                  binary.operator(),
                  marked,
                  mark(binary.right()))
              : markLogic((TypedExpression.ShortCircuit) term, marked);
    }
    return marked;
  }

  private TypedExpression markLogic(TypedExpression.ShortCircuit logic, TypedExpression left) {
    return new TypedExpression.ShortCircuit(
        logic.id(), logic.span(), logic.and(), left, mark(logic.right()));
  }

  private TypedBlockFunction mark(TypedBlockFunction block) {
    SuspendGraph.Node effects = blocks.get(block.id().value());
    return new TypedBlockFunction(
        block.id(),
        block.span(),
        block.captures(),
        block.parameters(),
        block.result(),
        effects != null && effects.suspends,
        mark(block.body()));
  }

  private boolean suspends(Type resumed) {
    return resumed instanceof Type.OptionalOf(Type element) && graph.coroutinesOf(element).suspends;
  }
}
