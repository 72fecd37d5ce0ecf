package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Lowers function values: making them, calling them, and tasks that call them.
///
/// A value calls a function of the lowered program: a closure the function that is made of its body, with
/// what it captured before the arguments; a plain function of the program is called itself. For an 异步 or
/// 协程 函数 a function is made up that starts the task or makes the coroutine.
final class ClosureLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;

  ClosureLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
  }

  /// How values of a type are called. Asked of the program's facts, so that all who make or call values
  /// of the type agree.
  private Callee.Value convention(Type.FunctionOf type) {
    return function.facts.convention(type);
  }

  Operand closure(TypedExpression.Closure closure, int wanted) {
    if (!(closure.type() instanceof Type.FunctionOf type)
        || !function.variables.areHere(closure.function().captures())) {
      return function.malformed(closure);
    }
    List<Operand> captures = function.variables.handOver(closure.function().captures());
    String name = function.closure(closure.function());
    return code.newClosure(closure, convention(type), name, wanted, captures);
  }

  Operand reference(TypedExpression.FunctionReference reference, int wanted) {
    if (!(reference.type() instanceof Type.FunctionOf type)) {
      return function.malformed(reference);
    }
    Symbol.Function symbol = function.facts.function(reference.function());
    String called =
        switch (symbol.flavor()) {
          case PLAIN -> function.facts.reference(reference.function());
          case ASYNC, COROUTINE -> starter(reference, type, symbol);
        };
    return code.newClosure(reference, convention(type), called, wanted, List.of());
  }

  /// A function that starts a task of an 异步 函数, or makes a coroutine of a 协程 函数.
  private String starter(
      TypedExpression.FunctionReference reference, Type.FunctionOf type, Symbol.Function symbol) {
    ValueType result = function.facts.valueType(type.result());
    FunctionBuilder body = function.builder(FunctionShape.PLAIN, result);
    List<Integer> parameters = parameters(body, type.parameters());
    List<Operand> arguments = parameters.stream().map(body::use).toList();
    body.place(body.block("entry"));
    String spelling = function.facts.spelling(type.result());
    String called = function.facts.reference(reference.function());
    Operand started =
        switch (symbol.flavor()) {
          case COROUTINE -> body.newGenerator(reference, called, spelling, ANYWHERE, arguments);
          case ASYNC, PLAIN -> body.spawn(reference, called, spelling, ANYWHERE, arguments);
        };
    body.returnValue(reference, reference.span(), started);
    return function.make(
        reference, function.nextValue(), FunctionShape.PLAIN, result, body, parameters);
  }

  private List<Integer> parameters(FunctionBuilder body, List<Type> types) {
    List<Integer> registers = new ArrayList<>(types.size());
    for (Type type : types) {
      registers.add(
          body.register("", function.facts.valueType(type), function.facts.spelling(type)));
    }
    return registers;
  }

  Operand call(TypedExpression.CallValue call, int wanted) {
    Operand value = function.expressions.value(call.function());
    List<Operand> arguments = function.expressions.calls.values(call.arguments());
    return call(call, call.function().type(), value, arguments, wanted);
  }

  /// Calls a function value with arguments that have been computed.
  Operand call(TypedNode origin, Type type, Operand value, List<Operand> arguments, int wanted) {
    if (!(type instanceof Type.FunctionOf signature)) {
      return function.malformed(origin);
    }
    return call(code, origin, signature, value, arguments, wanted);
  }

  private Operand call(
      FunctionBuilder body,
      TypedNode origin,
      Type.FunctionOf type,
      Operand value,
      List<Operand> arguments,
      int wanted) {
    List<Operand> operands = new ArrayList<>(arguments.size() + 1);
    operands.add(value);
    operands.addAll(arguments);
    Callee.Value callee = convention(type);
    return body.call(
        origin,
        callee,
        callee.suspends(),
        callee.result(),
        function.facts.spelling(type.result()),
        wanted,
        operands);
  }

  /// `启动 f(x)`: a task of a function that is made up and calls the value.
  Operand spawn(TypedExpression.SpawnValue spawn, int wanted) {
    Operand value = function.expressions.value(spawn.function());
    List<Operand> operands = new ArrayList<>();
    operands.add(value);
    operands.addAll(function.expressions.calls.values(spawn.arguments()));
    if (!(spawn.function().type() instanceof Type.FunctionOf type)) {
      return function.malformed(spawn);
    }
    ValueType result = function.facts.valueType(type.result());
    FunctionShape shape =
        convention(type).suspends() ? FunctionShape.SUSPENDABLE : FunctionShape.PLAIN;
    FunctionBuilder body = function.builder(shape, result);
    List<Type> types = new ArrayList<>();
    types.add(type);
    types.addAll(type.parameters());
    List<Integer> parameters = parameters(body, types);
    List<Operand> uses = parameters.stream().map(body::use).toList();
    body.place(body.block("entry"));
    Operand given =
        call(body, spawn, type, uses.getFirst(), uses.subList(1, uses.size()), ANYWHERE);
    boolean none = result.representation() == Representation.UNIT;
    body.returnValue(spawn, spawn.span(), none ? FunctionBuilder.empty() : given);
    String name = function.make(spawn, function.nextSpawn(), shape, result, body, parameters);
    return code.spawn(spawn, name, function.facts.spelling(spawn.type()), wanted, operands);
  }
}
