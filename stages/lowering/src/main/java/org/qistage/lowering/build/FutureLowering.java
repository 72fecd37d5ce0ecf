package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// 启动 of a function that delivers a 未来. The task runs the function and then awaits what it delivers,
/// so the task's own 未来 has the value and not one more 未来. That is a function of its own:
///
/// ```
/// 函数 查$启动(%名.0: string) → i64  suspendable
///   b0 entry:
///     %1 = call 查(%名.0)
///     %2 = suspending call qi_await_task_i64(%1)
///     return %2
/// ```
final class FutureLowering {
  private FutureLowering() {}

  /// @param own whether the file declares the function itself
  static String name(Symbol.Function function, boolean own) {
    String name = function.name() + "$启动";
    return own ? name : name + "$" + function.id().value();
  }

  /// @param origin the first place where it is started
  static LoweredFunction task(
      String name, TypedExpression.Spawn origin, ProgramFacts facts, Provenance provenance) {
    Symbol.Function function = facts.function(origin.function());
    Type value = function.result() instanceof Type.FutureOf(Type of) ? of : Type.Simple.UNIT;
    ValueType type = ValueTypes.of(value);
    var code = new FunctionBuilder(provenance, FunctionShape.SUSPENDABLE, type);
    List<Integer> parameters = new ArrayList<>();
    List<Operand> arguments = new ArrayList<>();
    for (SymbolId id : function.parameters()) {
      Symbol.Variable variable = facts.variable(id);
      ValueType held = ValueTypes.of(variable.type());
      int register = code.register(variable.name(), held, facts.spelling(variable.type()));
      parameters.add(register);
      arguments.add(
          held.representation() == Representation.UNIT
              ? FunctionBuilder.empty()
              : code.use(register));
    }
    code.place(code.block("entry"));
    Operand future =
        code.call(
            origin,
            facts.callee(origin.function()),
            function.suspends(),
            ValueTypes.TASK,
            facts.spelling(function.result()),
            ANYWHERE,
            arguments);
    Callee.Runtime await =
        type.representation() == Representation.UNIT
            ? RuntimeNames.AWAIT_UNIT
            : RuntimeNames.AWAIT.of(type.representation());
    Operand result =
        code.call(origin, await, true, type, facts.spelling(value), ANYWHERE, List.of(future));
    code.returnValue(origin, origin.span(), result);
    List<Register> registers = code.registers();
    return new LoweredFunction(
        name,
        function.name() + "·启动",
        origin.span(),
        FunctionShape.SUSPENDABLE,
        type,
        registers,
        parameters,
        code.blocks(),
        List.of(),
        List.of());
  }
}
