package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.lowering.Operand;

/// Lowers 尝试, 捕获 and 抛出. Control simply runs into the body of a 尝试: what makes it one is the
/// handler of its blocks.
final class ErrorLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;

  ErrorLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
  }

  void attempt(TypedStatement.Try attempt) {
    int join = code.block("尝试.join");
    int handler = code.block("捕获");
    int outer = code.protect(handler);
    int body = code.block("尝试.body");
    code.jump(attempt, body);
    code.place(body);
    function.statements.block(attempt.body());
    if (code.open()) {
      code.jump(attempt, join);
    }
    code.protect(outer);
    code.place(handler);
    bind(attempt);
    function.statements.block(attempt.handler());
    if (code.open()) {
      code.jump(attempt, join);
    }
    if (code.isTargeted(join)) {
      code.place(join);
    }
  }

  /// Lowers the body of a function that delivers a 未来: a failure in it becomes a failed 未来.
  ///
  /// @param maker the name of the function
  void delivering(TypedNode origin, String maker, Runnable body) {
    int handler = code.block("失败");
    int outer = code.protect(handler);
    int inside = code.block("body");
    code.jump(origin, inside);
    code.place(inside);
    body.run();
    code.protect(outer);
    code.place(handler);
    Operand failure = code.caught(origin, ANYWHERE);
    Operand future =
        code.call(
            origin,
            RuntimeNames.FUTURE_FAILED,
            false,
            ValueTypes.TASK,
            "未来",
            ANYWHERE,
            List.of(failure, new Operand.TextConstant(maker)));
    code.returnValue(origin, origin.span(), future);
  }

  /// A 未来 without a value.
  Operand ready(TypedNode origin, Type type) {
    return code.call(
        origin,
        RuntimeNames.FUTURE_READY,
        false,
        ValueTypes.TASK,
        function.facts.spelling(type),
        ANYWHERE,
        List.of());
  }

  /// Takes the failure, whether it is given a name or not: taking it also decides that it may be caught.
  private void bind(TypedStatement.Try attempt) {
    Optional<SymbolId> variable = attempt.variable();
    if (variable.isPresent() && !ProgramFacts.inCell(function.facts.variable(variable.get()))) {
      code.caught(attempt.handler(), function.variables.declareRegister(variable.get()));
      return;
    }
    Operand failure = code.caught(attempt.handler(), ANYWHERE);
    variable.ifPresent(id -> function.variables.declare(attempt, id, failure));
  }

  void raise(TypedStatement.Throw thrown) {
    Operand value = function.expressions.value(thrown.value());
    if (thrown.value().type() == Type.Simple.STRING) {
      code.perform(thrown, RuntimeNames.PANIC, List.of(value));
    } else if (thrown.value().type() == Type.Simple.ERROR) {
      code.perform(thrown, RuntimeNames.ERROR_RAISE, List.of(value));
    }
    code.unreachable(thrown);
  }
}
