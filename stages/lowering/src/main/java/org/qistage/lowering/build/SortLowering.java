package org.qistage.lowering.build;

import static org.qistage.lowering.build.CallbackLowering.BOOLEAN;
import static org.qistage.lowering.build.CallbackLowering.INTEGER;
import static org.qistage.lowering.build.CallbackLowering.ONE;
import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.List;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.ValueType;

/// Lowers `数组.排序(f)`, where f(a, b) tells that a stands before b.
///
/// A merge sort from the bottom up: runs of width 1, 2, 4, … of a copy of the array are merged by pairs
/// into another copy, and the two change places after each pass. It compares no more than n·log₂n times,
/// keeps equal elements in their order (the right one goes first only when f says that it stands before
/// the left one), and its whole state is a handful of registers, so that f may suspend at any comparison.
/// The array gets the elements at the end: what f does to it meanwhile is lost, and a failure of f leaves
/// it as it was. A function that contradicts itself gives some order, never a fault.
final class SortLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;
  private final TypedExpression.CallCollection call;
  private final Type element;

  private final int length;
  private final int width;
  private final int from;
  private final int to;
  private final int start;
  private final int middle;
  private final int end;
  private final int left;
  private final int right;
  private final int next;

  SortLowering(FunctionLowering function, TypedExpression.CallCollection call, Type element) {
    this.function = function;
    this.code = function.code;
    this.call = call;
    this.element = element;
    length = integer();
    width = integer();
    start = integer();
    middle = integer();
    end = integer();
    left = integer();
    right = integer();
    next = integer();
    from = array();
    to = array();
  }

  private int integer() {
    return code.register("", ValueType.I64, INTEGER);
  }

  private int array() {
    Type type = call.receiver().type();
    return code.register("", ValueTypes.of(type), function.facts.spelling(type));
  }

  Operand sort(Operand array) {
    Operand before = function.expressions.value(call.arguments().getLast());
    runtime(RuntimeNames.ARRAY_LENGTH, Type.Simple.INTEGER, length, List.of(array));
    runtime(RuntimeNames.ARRAY_COPY, call.receiver().type(), from, List.of(array));
    runtime(RuntimeNames.ARRAY_COPY, call.receiver().type(), to, List.of(array));
    code.copy(call, width, ONE);
    int passes = code.block("sort.passes");
    int pass = code.block("sort.pass");
    int done = code.block("sort.done");
    code.jump(call, passes);
    code.place(passes);
    code.branch(call, less(width, length), pass, done);
    code.place(pass);
    pass(before);
    int swapped = array();
    code.copy(call, swapped, code.use(from));
    code.copy(call, from, code.use(to));
    code.copy(call, to, code.use(swapped));
    add(width, width, code.use(width));
    code.jump(call, passes);
    code.place(done);
    code.perform(call, RuntimeNames.ARRAY_REPLACE, List.of(array, code.use(from)));
    return FunctionBuilder.empty();
  }

  /// Merges all pairs of runs.
  private void pass(Operand before) {
    int pairs = code.block("sort.pairs");
    int pair = code.block("sort.pair");
    int passed = code.block("sort.passed");
    code.copy(call, start, CallbackLowering.ZERO);
    code.jump(call, pairs);
    code.place(pairs);
    code.branch(call, less(start, length), pair, passed);
    code.place(pair);
    endOfRun(start, middle);
    endOfRun(middle, end);
    merge(before);
    code.copy(call, start, code.use(end));
    code.jump(call, pairs);
    code.place(passed);
  }

  /// The end of the run that begins at a place: no width is greater than a length, so nothing overflows.
  private void endOfRun(int begin, int result) {
    add(result, begin, code.use(width));
    runtime(
        RuntimeNames.MINIMUM,
        Type.Simple.INTEGER,
        result,
        List.of(code.use(result), code.use(length)));
  }

  private void merge(Operand before) {
    int head = code.block("sort.merge");
    int bothLeft = code.block("sort.left");
    int compare = code.block("sort.compare");
    int onlyRight = code.block("sort.right");
    int takeLeft = code.block("sort.take-left");
    int takeRight = code.block("sort.take-right");
    int merged = code.block("sort.merged");
    code.copy(call, left, code.use(start));
    code.copy(call, right, code.use(middle));
    code.copy(call, next, code.use(start));
    code.jump(call, head);
    code.place(head);
    code.branch(call, less(left, middle), bothLeft, onlyRight);
    code.place(bothLeft);
    code.branch(call, less(right, end), compare, takeLeft);
    code.place(compare);
    Operand first = get(right);
    Operand second = get(left);
    Operand swaps =
        function.closures.call(
            call, call.arguments().getLast().type(), before, List.of(first, second), ANYWHERE);
    code.branch(call, swaps, takeRight, takeLeft);
    code.place(onlyRight);
    code.branch(call, less(right, end), takeRight, merged);
    code.place(takeLeft);
    take(left, head);
    code.place(takeRight);
    take(right, head);
    code.place(merged);
  }

  private void take(int taken, int head) {
    Callee.Runtime set = RuntimeNames.ARRAY_SET.of(ValueTypes.representation(element));
    code.perform(call, set, List.of(code.use(to), code.use(next), get(taken)));
    add(taken, taken, ONE);
    add(next, next, ONE);
    code.jump(call, head);
  }

  private Operand get(int index) {
    return runtime(
        RuntimeNames.ARRAY_GET.of(ValueTypes.representation(element)),
        element,
        ANYWHERE,
        List.of(code.use(from), code.use(index)));
  }

  private Operand less(int one, int other) {
    return code.operate(
        call, Operator.LT_I64, BOOLEAN, ANYWHERE, List.of(code.use(one), code.use(other)));
  }

  private void add(int result, int one, Operand other) {
    code.operate(call, Operator.ADD_I64_PROVEN, INTEGER, result, List.of(code.use(one), other));
  }

  private Operand runtime(Callee.Runtime callee, Type type, int wanted, List<Operand> operands) {
    return function.expressions.callRuntime(call, callee, type, wanted, operands);
  }
}
