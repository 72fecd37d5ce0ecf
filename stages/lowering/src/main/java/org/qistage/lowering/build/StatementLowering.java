package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.Span;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;
import org.qistage.lowering.ValueType;

/// Lowers statements.
final class StatementLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;
  private final ExpressionLowering expressions;
  private final Variables variables;

  StatementLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
    this.expressions = function.expressions;
    this.variables = function.variables;
  }

  void block(TypedStatement.Block block) {
    for (TypedStatement statement : block.statements()) {
      statement(statement);
    }
  }

  private void statement(TypedStatement statement) {
    Span around = function.provenance.enter(statement.span());
    lower(statement);
    Span _ = function.provenance.enter(around);
  }

  private void lower(TypedStatement statement) {
    switch (statement) {
      case TypedStatement.Block block -> block(block);
      case TypedStatement.Declare declare -> declare(declare);
      case TypedStatement.Assign assign -> assign(assign);
      case TypedStatement.Update update -> update(update);
      case TypedStatement.Send send -> send(send);
      case TypedStatement.If branch -> branch(branch);
      case TypedStatement.While loop -> function.loops.whileLoop(loop);
      case TypedStatement.For loop -> function.loops.forLoop(loop);
      case TypedStatement.Loop loop -> function.loops.endless(loop);
      case TypedStatement.Return(_, _, var value) -> returnValue(statement, value);
      case TypedStatement.Break _ -> function.loops.leave(statement);
      case TypedStatement.Continue _ -> function.loops.next(statement);
      case TypedStatement.YieldProcessor _ ->
          callSuspending(statement, RuntimeNames.YIELD, List.of());
      case TypedStatement.YieldValue(_, _, var value) ->
          code.yieldValue(statement, expressions.value(value));
      case TypedStatement.Evaluate(_, _, var expression) -> expressions.value(expression);
      case TypedStatement.Match match -> function.matches.lower(match);
      case TypedStatement.Select select -> new SelectLowering(function).lower(select);
      case TypedStatement.Try attempt -> function.errors.attempt(attempt);
      case TypedStatement.Throw thrown -> function.errors.raise(thrown);
      case TypedStatement.Malformed _ -> code.unreachable(statement);
    }
  }

  private void callSuspending(TypedNode origin, Callee callee, List<Operand> operands) {
    code.call(
        origin, callee, true, ValueType.UNIT, Type.Simple.UNIT.toString(), ANYWHERE, operands);
  }

  private void declare(TypedStatement.Declare declare) {
    Optional<TypedExpression> initializer = declare.initializer();
    if (initializer.isEmpty()) {
      variables.declare(declare, declare.variable());
    } else if (initializer.get() instanceof TypedExpression.Closure closure
        && closure.function().captures().contains(declare.variable())) {
      variables.declare(declare, declare.variable());
      variables.assign(declare, declare.variable(), expressions.value(closure));
    } else if (ProgramFacts.inCell(function.facts.variable(declare.variable()))) {
      variables.declare(declare, declare.variable(), expressions.value(initializer.get()));
    } else {
      declareInRegister(declare, initializer.get());
    }
  }

  /// Computes the value right into the variable's register. The register is made first, but the name
  /// is not in scope inside its own initializer, so nothing in there can mean it.
  private void declareInRegister(TypedStatement.Declare declare, TypedExpression initializer) {
    int register = variables.declareRegister(declare.variable());
    expressions.into(initializer, register);
  }

  private void assign(TypedStatement.Assign assign) {
    switch (assign.target()) {
      case TypedTarget.Variable(_, _, _, var symbol) -> {
        if (!function.facts.hasRegister(symbol)) {
          function.malformed(assign);
        } else if (ProgramFacts.inCell(function.facts.variable(symbol))) {
          variables.assign(assign, symbol, expressions.value(assign.value()));
        } else {
          expressions.into(assign.value(), function.facts.register(symbol));
        }
      }
      case TypedTarget.Element(_, _, var type, var array, var index) -> {
        Operand container = expressions.value(array);
        Operand at = expressions.value(index);
        Operand value = expressions.value(assign.value());
        setElement(assign, type, container, at, value);
      }
      case TypedTarget.Field target -> function.structs.assign(assign, target);
      case TypedTarget.Entry entry -> {
        Operand dictionary = expressions.value(entry.dictionary());
        Operand key = expressions.value(entry.key());
        Operand value = expressions.value(assign.value());
        Operand object = expressions.collections.key(entry, key);
        expressions.collections.write(assign, entry.type(), dictionary, object, value);
      }
      case TypedTarget.Global global ->
          function.globals.write(assign, global, expressions.value(assign.value()));
      case TypedTarget.Dereference target -> {
        Operand pointer = expressions.value(target.pointer());
        function.pointers.write(assign, target, pointer, expressions.value(assign.value()));
      }
      case TypedTarget.Malformed _ -> code.unreachable(assign);
    }
  }

  private void setElement(
      TypedNode origin, Type element, Operand array, Operand index, Operand value) {
    Callee.Runtime callee = RuntimeNames.ARRAY_SET.of(ValueTypes.representation(element));
    code.perform(origin, callee, List.of(array, index, value));
  }

  private void update(TypedStatement.Update update) {
    switch (update.target()) {
      case TypedTarget.Variable(_, _, var type, var symbol) -> {
        if (!function.facts.hasRegister(symbol)) {
          function.malformed(update);
          return;
        }
        Operand before = variables.read(update.target(), symbol, ANYWHERE);
        boolean inCell = ProgramFacts.inCell(function.facts.variable(symbol));
        int wanted = inCell ? ANYWHERE : function.facts.register(symbol);
        variables.assign(update, symbol, updated(update, type, before, wanted));
      }
      case TypedTarget.Element(_, _, var type, var array, var index) -> {
        Operand container = expressions.value(array);
        Operand at = expressions.value(index);
        Operand before =
            expressions.callRuntime(
                update.target(),
                RuntimeNames.ARRAY_GET.of(ValueTypes.representation(type)),
                type,
                ANYWHERE,
                List.of(container, at));
        setElement(update, type, container, at, updated(update, type, before, ANYWHERE));
      }
      case TypedTarget.Field target -> function.structs.update(update, target);
      case TypedTarget.Entry entry -> {
        Type type = entry.type();
        Operand dictionary = expressions.value(entry.dictionary());
        Operand key = expressions.collections.key(entry, expressions.value(entry.key()));
        Operand before = expressions.collections.read(entry, type, dictionary, key, ANYWHERE);
        Operand after = updated(update, type, before, ANYWHERE);
        expressions.collections.write(update, type, dictionary, key, after);
      }
      case TypedTarget.Global global -> {
        Operand before = function.globals.read(global);
        function.globals.write(update, global, updated(update, global.type(), before, ANYWHERE));
      }
      case TypedTarget.Dereference target -> {
        Operand pointer = expressions.value(target.pointer());
        Operand before = function.pointers.read(target, target.type(), pointer, ANYWHERE);
        function.pointers.write(
            update, target, pointer, updated(update, target.type(), before, ANYWHERE));
      }
      case TypedTarget.Malformed _ -> code.unreachable(update);
    }
  }

  private Operand updated(TypedStatement.Update update, Type type, Operand before, int wanted) {
    return expressions.updated(update, type, before, wanted);
  }

  private void send(TypedStatement.Send send) {
    Operand channel = expressions.value(send.channel());
    Operand value = expressions.value(send.value());
    Callee.Runtime callee =
        RuntimeNames.CHANNEL_SEND.of(ValueTypes.representation(send.value().type()));
    callSuspending(send, callee, List.of(channel, value));
  }

  /// Walks a chain of 否则如果 by a loop, so that a chain of any length needs no deep Java stack.
  private void branch(TypedStatement.If first) {
    int join = code.block("如果.join");
    TypedStatement rest = first;
    while (rest instanceof TypedStatement.If branch) {
      boolean hasElse = branch.otherwise().isPresent();
      int then = code.block("如果.then");
      int otherwise = hasElse ? code.block("如果.else") : join;
      Span around = function.provenance.enter(branch.span());
      function.conditions.enter(branch.condition(), then, otherwise);
      Span _ = function.provenance.enter(around);
      block(branch.then());
      if (code.open()) {
        code.jump(branch, join);
      }
      if (!hasElse) {
        code.place(join);
        return;
      }
      code.place(otherwise);
      rest = branch.otherwise().get();
    }
    statement(rest);
    if (code.open()) {
      code.jump(first, join);
    }
    if (code.isTargeted(join)) {
      code.place(join);
    }
  }

  private void returnValue(TypedStatement statement, Optional<TypedExpression> value) {
    Operand operand = value.isPresent() ? expressions.value(value.get()) : FunctionBuilder.empty();
    code.returnValue(statement, statement.span(), operand);
  }
}
