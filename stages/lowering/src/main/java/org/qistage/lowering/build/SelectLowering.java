package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Lowers 选择. A selection is made and told of each case as soon as the case's operands are computed,
/// in textual order; then it is asked for the number of the case to go on with, which is the one place
/// that may suspend. The chosen case begins by taking what it received, which raises the failure of a
/// closed channel at the line of that case.
final class SelectLowering {
  private static final String INTEGER = Type.Simple.INTEGER.toString();
  private static final String BOOLEAN = Type.Simple.BOOLEAN.toString();

  private final FunctionLowering function;
  private final FunctionBuilder code;

  SelectLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
  }

  void lower(TypedStatement.Select select) {
    Operand selection =
        code.call(
            select,
            RuntimeNames.SELECT_NEW,
            false,
            ValueTypes.SELECTION,
            "选择",
            ANYWHERE,
            List.of());
    for (TypedSelectCase choice : select.cases()) {
      add(choice, selection);
    }
    boolean waits = select.otherwise().isEmpty();
    Operand chosen =
        code.call(
            select,
            waits ? RuntimeNames.SELECT_WAIT : RuntimeNames.SELECT_POLL,
            waits,
            ValueType.I64,
            INTEGER,
            ANYWHERE,
            List.of(selection));
    int join = code.block("选择.join");
    choose(select, selection, chosen, join);
    if (code.isTargeted(join)) {
      code.place(join);
    }
  }

  /// Tells the selection of a case.
  private void add(TypedSelectCase choice, Operand selection) {
    switch (choice) {
      case TypedSelectCase.Receive(_, _, _, var channel, _) ->
          code.perform(
              choice,
              RuntimeNames.SELECT_RECEIVE,
              List.of(selection, function.expressions.value(channel)));
      case TypedSelectCase.Send(_, _, var channel, var value, _) -> {
        Operand target = function.expressions.value(channel);
        Operand sent = function.expressions.value(value);
        Callee.Runtime callee =
            RuntimeNames.SELECT_SEND.of(ValueTypes.representation(value.type()));
        code.perform(choice, callee, List.of(selection, target, sent));
      }
      case TypedSelectCase.Timeout(_, _, var milliseconds, _) ->
          code.perform(
              choice,
              RuntimeNames.SELECT_TIMEOUT,
              List.of(selection, function.expressions.value(milliseconds)));
    }
  }

  /// Goes to the chosen case. Without 默认 the last case needs no test.
  private void choose(TypedStatement.Select select, Operand selection, Operand chosen, int join) {
    int count = select.cases().size();
    for (int i = 0; i < count; i++) {
      TypedSelectCase choice = select.cases().get(i);
      boolean last = i == count - 1 && select.otherwise().isEmpty();
      int body = code.block("选择.case");
      int next = last ? body : code.block("选择.next");
      if (last) {
        code.jump(choice, body);
      } else {
        Operand isIt =
            code.operate(
                choice,
                Operator.EQ_I64,
                BOOLEAN,
                ANYWHERE,
                List.of(chosen, new Operand.IntegerConstant(i)));
        code.branch(choice, isIt, body, next);
      }
      code.place(body);
      enter(choice, selection);
      function.statements.block(choice.body());
      leave(select, join);
      if (!last) {
        code.place(next);
      }
    }
    if (select.otherwise().isPresent()) {
      function.statements.block(select.otherwise().get());
      leave(select, join);
    }
  }

  private void leave(TypedStatement.Select select, int join) {
    if (code.open()) {
      code.jump(select, join);
    }
  }

  /// Takes what the chosen case received.
  private void enter(TypedSelectCase choice, Operand selection) {
    switch (choice) {
      case TypedSelectCase.Receive(_, _, var variable, var channel, _) ->
          received(choice, variable, channel, selection);
      case TypedSelectCase.Send _ ->
          code.perform(choice, RuntimeNames.SELECT_DONE, List.of(selection));
      case TypedSelectCase.Timeout _ -> {}
    }
  }

  private void received(
      TypedSelectCase choice,
      Optional<SymbolId> variable,
      TypedExpression channel,
      Operand selection) {
    if (variable.isEmpty()) {
      code.perform(choice, RuntimeNames.SELECT_DONE, List.of(selection));
      return;
    }
    if (!(channel.type() instanceof Type.ChannelOf(Type element))
        || ValueTypes.representation(element) == Representation.UNIT) {
      code.unreachable(choice);
      return;
    }
    function.conditions.declare(
        choice, variable.get(), RuntimeNames.SELECT_VALUE, element, List.of(selection));
  }
}
