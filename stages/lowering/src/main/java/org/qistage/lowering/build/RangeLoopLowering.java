package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.List;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.ValueType;

/// Lowers one `对于 i 在 范围(a, b[, step])` to a counted loop; no array is made.
///
/// The step can never overflow, so it is a plain addition. With a step of 1 that needs no thought:
/// in the body the counter is less than the bound, hence less than the greatest integer. With a
/// greater step a guard leaves the loop when the next value would be out of range, for then it would
/// be past any bound as well; where the bound is a constant far enough from the end the guard is left
/// out. A step that is not a constant is tested for its sign once, before the loop, and for zero,
/// where the runtime's own `qi_range` says what is wrong.
final class RangeLoopLowering {
  private static final String INTEGER = Type.Simple.INTEGER.toString();
  private static final String BOOLEAN = Type.Simple.BOOLEAN.toString();
  private static final Operand ZERO = new Operand.IntegerConstant(0);

  private final FunctionLowering function;
  private final FunctionBuilder code;
  private final TypedStatement.For loop;
  private final int head;
  private final int body;
  private final int step;
  private final int exit;

  RangeLoopLowering(FunctionLowering function, TypedStatement.For loop) {
    this.function = function;
    this.code = function.code;
    this.loop = loop;
    head = code.block("对于.head");
    body = code.block("对于.body");
    step = code.block("对于.step");
    exit = code.block("对于.exit");
  }

  void lower(TypedExpression.CallLibrary range) {
    List<TypedExpression> arguments = range.arguments();
    Symbol.Variable variable = function.facts.variable(loop.variable());
    // A variable that the body assigns, or that lives in a cell, leaves the counting to a register
    // that nothing else sees.
    int counter =
        variable.assigned()
            ? code.register("", ValueType.I64, INTEGER)
            : function.variables.declareRegister(loop.variable());
    function.expressions.into(arguments.getFirst(), counter);
    Operand bound = held(arguments.get(1));
    Operand by = arguments.size() > 2 ? held(arguments.get(2)) : new Operand.IntegerConstant(1);
    if (by instanceof Operand.IntegerConstant(long constant) && constant != 0) {
      byConstant(counter, bound, constant);
    } else {
      byVariable(range, counter, bound, by);
    }
    code.place(exit);
  }

  private Operand held(TypedExpression expression) {
    return function.variables.hold(expression, function.expressions.value(expression));
  }

  private Operand test(TypedNode origin, Operator operator, Operand left, Operand right) {
    return code.operate(origin, operator, BOOLEAN, ANYWHERE, List.of(left, right));
  }

  private void enterBody(int counter) {
    code.place(body);
    if (function.facts.variable(loop.variable()).assigned()) {
      function.variables.declare(loop, loop.variable(), code.use(counter));
    }
    function.loops.rangeBody(loop, exit, step);
  }

  private void byConstant(int counter, Operand bound, long by) {
    Operand count = code.use(counter);
    code.jump(loop, head);
    code.place(head);
    Operator inside = by > 0 ? Operator.LT_I64 : Operator.GT_I64;
    code.branch(loop, test(loop, inside, count, bound), body, exit);
    enterBody(counter);
    code.place(step);
    long last = by > 0 ? Long.MAX_VALUE - by : Long.MIN_VALUE - by;
    if (needsGuard(bound, by, last)) {
      int advance = code.block("对于.advance");
      Operator within = by > 0 ? Operator.LE_I64 : Operator.GE_I64;
      Operand another = test(loop, within, count, new Operand.IntegerConstant(last));
      code.branch(loop, another, advance, exit);
      code.place(advance);
    }
    boolean down = by < 0 && by != Long.MIN_VALUE;
    code.operate(
        loop,
        down ? Operator.SUB_I64_PROVEN : Operator.ADD_I64_PROVEN,
        INTEGER,
        counter,
        List.of(count, new Operand.IntegerConstant(down ? -by : by)));
    code.jump(loop, head);
  }

  /// Whether a counter inside the bound could still be past `last`, from where a step overflows.
  private static boolean needsGuard(Operand bound, long by, long last) {
    if (by == 1 || by == -1) {
      return false;
    }
    if (bound instanceof Operand.IntegerConstant(long constant)) {
      // Inside the bound the counter is at most constant - 1, or at least constant + 1.
      return by > 0 ? constant > last + 1 : constant < last - 1;
    }
    return true;
  }

  private void byVariable(
      TypedExpression.CallLibrary range, int counter, Operand bound, Operand by) {
    Operand count = code.use(counter);
    int zero = code.block("对于.zero");
    int start = code.block("对于.start");
    code.branch(range, test(range, Operator.EQ_I64, by, ZERO), zero, start);
    code.place(zero);
    function.expressions.callRuntime(
        range, RuntimeNames.RANGE, range.type(), ANYWHERE, List.of(count, bound, by));
    code.unreachable(range);
    code.place(start);
    Operand up = test(range, Operator.GT_I64, by, ZERO);
    int limit = code.register("", ValueType.I64, INTEGER);
    choose(
        up,
        "对于.up",
        "对于.down",
        () -> last(limit, Long.MAX_VALUE, by),
        () -> last(limit, Long.MIN_VALUE, by));
    code.jump(loop, head);
    code.place(head);
    chooseTest(up, Operator.LT_I64, Operator.GT_I64, count, bound, body);
    enterBody(counter);
    code.place(step);
    int advance = code.block("对于.advance");
    chooseTest(up, Operator.LE_I64, Operator.GE_I64, count, code.use(limit), advance);
    code.place(advance);
    code.operate(loop, Operator.ADD_I64_PROVEN, INTEGER, counter, List.of(count, by));
    code.jump(loop, head);
  }

  /// Puts into `limit` the last value from which a step by `by` does not overflow.
  private void last(int limit, long end, Operand by) {
    code.operate(
        loop,
        Operator.SUB_I64_PROVEN,
        INTEGER,
        limit,
        List.of(new Operand.IntegerConstant(end), by));
  }

  private void choose(
      Operand condition, String yes, String no, Runnable whenTrue, Runnable whenFalse) {
    int first = code.block(yes);
    int second = code.block(no);
    int join = code.block("对于.join");
    code.branch(loop, condition, first, second);
    code.place(first);
    whenTrue.run();
    code.jump(loop, join);
    code.place(second);
    whenFalse.run();
    code.jump(loop, join);
    code.place(join);
  }

  /// Goes to `inside` when the counter is on the near side of a limit, by the direction of the step.
  private void chooseTest(
      Operand up, Operator upwards, Operator downwards, Operand count, Operand limit, int inside) {
    int first = code.block("对于.up");
    int second = code.block("对于.down");
    code.branch(loop, up, first, second);
    code.place(first);
    code.branch(loop, test(loop, upwards, count, limit), inside, exit);
    code.place(second);
    code.branch(loop, test(loop, downwards, count, limit), inside, exit);
  }
}
