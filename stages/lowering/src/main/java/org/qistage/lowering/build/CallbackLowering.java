package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.List;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Lowers the methods of 数组 that call a function for the elements to loops, so that the function may
/// suspend like any other call.
///
/// 映射, 过滤 and 归约 read the length at each turn, as a 对于 does: the function may add and remove elements.
/// 排序 is in {@link SortLowering}.
final class CallbackLowering {
  static final String INTEGER = Type.Simple.INTEGER.toString();
  static final String BOOLEAN = Type.Simple.BOOLEAN.toString();
  static final Operand ZERO = new Operand.IntegerConstant(0);
  static final Operand ONE = new Operand.IntegerConstant(1);

  private final FunctionLowering function;
  private final FunctionBuilder code;

  CallbackLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
  }

  Operand call(TypedExpression.CallCollection call, int wanted) {
    if (!(call.receiver().type() instanceof Type.ArrayOf(Type element))
        || call.arguments().isEmpty()) {
      return function.malformed(call);
    }
    Operand array = function.expressions.value(call.receiver());
    return switch (call.operation()) {
      case MAP -> map(call, array, element);
      case FILTER -> filter(call, array, element);
      case REDUCE -> reduce(call, array, element, wanted);
      case SORT -> new SortLowering(function, call, element).sort(array);
    };
  }

  /// The walk over the elements.
  ///
  /// @param value the current element, once the body is entered
  private record Walk(int index, int head, int step, int exit, Operand value) {}

  /// Opens a loop over the elements and lets the code that follows stand in its body.
  private Walk open(TypedExpression.CallCollection call, Operand array, Type element) {
    int index = code.register("", ValueType.I64, INTEGER);
    String name = call.operation().name().toLowerCase(java.util.Locale.ROOT);
    int head = code.block(name + ".head");
    int body = code.block(name + ".body");
    int step = code.block(name + ".step");
    int exit = code.block(name + ".exit");
    code.copy(call, index, ZERO);
    code.jump(call, head);
    code.place(head);
    Operand length =
        runtime(call, RuntimeNames.ARRAY_LENGTH, Type.Simple.INTEGER, ANYWHERE, List.of(array));
    Operand inside =
        code.operate(call, Operator.LT_I64, BOOLEAN, ANYWHERE, List.of(code.use(index), length));
    code.branch(call, inside, body, exit);
    code.place(body);
    Operand value = get(call, array, element, code.use(index));
    return new Walk(index, head, step, exit, value);
  }

  private void close(TypedExpression.CallCollection call, Walk walk) {
    if (code.open()) {
      code.jump(call, walk.step());
    }
    code.place(walk.step());
    // The index is less than a length, so it is not the greatest integer.
    code.operate(
        call, Operator.ADD_I64_PROVEN, INTEGER, walk.index(), List.of(code.use(walk.index()), ONE));
    code.jump(call, walk.head());
    code.place(walk.exit());
  }

  private Operand get(
      TypedExpression.CallCollection call, Operand array, Type element, Operand index) {
    return runtime(
        call,
        RuntimeNames.ARRAY_GET.of(ValueTypes.representation(element)),
        element,
        ANYWHERE,
        List.of(array, index));
  }

  private Operand runtime(
      TypedExpression.CallCollection call,
      Callee.Runtime callee,
      Type type,
      int wanted,
      List<Operand> operands) {
    return function.expressions.callRuntime(call, callee, type, wanted, operands);
  }

  private Operand newArray(TypedExpression.CallCollection call, Type element, Operand size) {
    return runtime(
        call,
        RuntimeNames.ARRAY_NEW.of(element),
        new Type.ArrayOf(element),
        ANYWHERE,
        List.of(size));
  }

  private void add(
      TypedExpression.CallCollection call, Type element, Operand array, Operand value) {
    Callee.Runtime callee = RuntimeNames.ARRAY_ADD.of(ValueTypes.representation(element));
    code.perform(call, callee, List.of(array, value));
  }

  private Operand map(TypedExpression.CallCollection call, Operand array, Type element) {
    TypedExpression callback = call.arguments().getLast();
    if (!(call.type() instanceof Type.ArrayOf(Type made))) {
      return function.malformed(call);
    }
    Operand value = function.expressions.value(callback);
    Operand length =
        runtime(call, RuntimeNames.ARRAY_LENGTH, Type.Simple.INTEGER, ANYWHERE, List.of(array));
    Operand result = newArray(call, made, length);
    Walk walk = open(call, array, element);
    Operand given =
        function.closures.call(call, callback.type(), value, List.of(walk.value()), ANYWHERE);
    add(call, made, result, given);
    close(call, walk);
    return result;
  }

  private Operand filter(TypedExpression.CallCollection call, Operand array, Type element) {
    TypedExpression callback = call.arguments().getLast();
    Operand value = function.expressions.value(callback);
    Operand result = newArray(call, element, ZERO);
    Walk walk = open(call, array, element);
    int keep = code.block("filter.keep");
    Operand wanted =
        function.closures.call(call, callback.type(), value, List.of(walk.value()), ANYWHERE);
    code.branch(call, wanted, keep, walk.step());
    code.place(keep);
    add(call, element, result, walk.value());
    close(call, walk);
    return result;
  }

  private Operand reduce(
      TypedExpression.CallCollection call, Operand array, Type element, int wanted) {
    TypedExpression callback = call.arguments().getLast();
    ValueType type = function.facts.valueType(call.type());
    if (type.representation() == Representation.UNIT || call.arguments().size() != 2) {
      return function.malformed(call);
    }
    // Not in the wanted register: the function may read the variable that the result is for.
    int result = code.register("", type, function.facts.spelling(call.type()));
    code.copy(call, result, function.expressions.value(call.arguments().getFirst()));
    Operand value = function.expressions.value(callback);
    Walk walk = open(call, array, element);
    function.closures.call(
        call, callback.type(), value, List.of(code.use(result), walk.value()), result);
    close(call, walk);
    if (wanted == ANYWHERE) {
      return code.use(result);
    }
    code.copy(call, wanted, code.use(result));
    return code.use(wanted);
  }
}
