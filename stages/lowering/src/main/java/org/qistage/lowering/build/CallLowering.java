package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Lowers the expressions that call: functions of the program and the library, tasks, generators,
/// channels, containers and printing.
final class CallLowering {
  private static final Operand SPACE = new Operand.TextConstant(" ");
  private static final Operand NO_TEXT = new Operand.TextConstant("");

  private final FunctionLowering function;
  private final FunctionBuilder code;
  private final ExpressionLowering expressions;

  CallLowering(FunctionLowering function, ExpressionLowering expressions) {
    this.function = function;
    this.code = function.code;
    this.expressions = expressions;
  }

  List<Operand> values(List<TypedExpression> arguments) {
    return switch (arguments.size()) {
      case 0 -> List.of();
      case 1 -> List.of(expressions.value(arguments.getFirst()));
      default -> {
        List<Operand> operands = new ArrayList<>(arguments.size());
        for (TypedExpression argument : arguments) {
          operands.add(expressions.value(argument));
        }
        yield operands;
      }
    };
  }

  private Operand suspend(
      TypedExpression origin, Callee callee, int wanted, List<Operand> operands) {
    return emit(origin, callee, true, wanted, operands);
  }

  private Operand emit(
      TypedExpression origin, Callee callee, boolean suspends, int wanted, List<Operand> operands) {
    return code.call(
        origin,
        callee,
        suspends,
        function.facts.valueType(origin.type()),
        function.facts.spelling(origin.type()),
        wanted,
        operands);
  }

  // Functions

  Operand call(TypedExpression.Call call, int wanted) {
    Symbol.Function callee = function.facts.function(call.function());
    List<Operand> operands = values(call.arguments());
    return emit(call, function.facts.callee(call.function()), callee.suspends(), wanted, operands);
  }

  Operand callLibrary(TypedExpression.CallLibrary call, int wanted) {
    String name = call.function().runtimeName();
    if (name.equals(RuntimeNames.AWAIT_FOR.name())) {
      return awaitFor(call, wanted);
    }
    if (name.startsWith("qi_future_")) {
      return future(call, wanted);
    }
    List<Operand> operands = expressions.collections.arguments(call, values(call.arguments()));
    Callee.Runtime callee = RuntimeNames.library(name, elementOf(call));
    return emit(call, callee, call.function().suspends(), wanted, operands);
  }

  /// A 未来 that is made with its outcome. A failed one is told whose it is.
  private Operand future(TypedExpression.CallLibrary call, int wanted) {
    String name = call.function().runtimeName();
    List<Operand> operands = new ArrayList<>(values(call.arguments()));
    if (name.startsWith("qi_future_failed")) {
      operands.add(new Operand.TextConstant(function.display()));
    }
    Type value = call.arguments().isEmpty() ? Type.Simple.UNIT : call.arguments().getFirst().type();
    return emit(call, RuntimeNames.library(name, value), false, wanted, operands);
  }

  /// The type of the elements that a library function works on: those of the 数组 that it gives, else
  /// those of the receiver, which is the first argument, else those of the result, else the result.
  private static Type elementOf(TypedExpression.CallLibrary call) {
    if (call.type() instanceof Type.ArrayOf(Type element)) {
      return element;
    }
    if (!call.arguments().isEmpty()) {
      Type element = elementOf(call.arguments().getFirst().type());
      if (element != Type.Simple.UNKNOWN) {
        return element;
      }
    }
    Type element = elementOf(call.type());
    return element == Type.Simple.UNKNOWN ? call.type() : element;
  }

  /// The type of a container's elements, 未知 when it is none.
  private static Type elementOf(Type type) {
    return switch (type) {
      case Type.ArrayOf(var element) -> element;
      case Type.SetOf(var element) -> element;
      case Type.OptionalOf(var value) -> value;
      case Type.ChannelOf(var element) -> element;
      case Type.FutureOf(var value) -> value;
      case Type.GeneratorOf(var element) -> element;
      case Type.DictionaryOf(_, var value) -> value;
      case Type.Simple _, Type.PointerTo _, Type.FunctionOf _, Type.Named _ -> Type.Simple.UNKNOWN;
    };
  }

  // Tasks

  Operand spawn(TypedExpression.Spawn spawn, int wanted) {
    List<Operand> operands = values(spawn.arguments());
    return code.spawn(
        spawn,
        function.facts.spawned(spawn),
        function.facts.spelling(spawn.type()),
        wanted,
        operands);
  }

  Operand spawnBlock(TypedExpression.SpawnBlock spawn, int wanted) {
    if (!function.variables.areHere(spawn.block().captures())) {
      return function.malformed(spawn);
    }
    List<Operand> captures = function.variables.handOver(spawn.block().captures());
    String name = function.spawn(spawn.block());
    return code.spawn(spawn, name, function.facts.spelling(spawn.type()), wanted, captures);
  }

  Operand await(TypedExpression.Await await, int wanted) {
    Operand task = expressions.value(await.future());
    Representation representation = ValueTypes.representation(await.type());
    Callee.Runtime callee =
        representation == Representation.UNIT
            ? RuntimeNames.AWAIT_UNIT
            : RuntimeNames.AWAIT.of(representation);
    return suspend(await, callee, wanted, List.of(task));
  }

  // Generators

  Operand newGenerator(TypedExpression.NewGenerator generator, int wanted) {
    List<Operand> operands = values(generator.arguments());
    return code.newGenerator(
        generator,
        function.facts.reference(generator.function()),
        function.facts.spelling(generator.type()),
        wanted,
        operands);
  }

  /// `恢复(c)` where its 可选 is needed as a value.
  Operand resume(TypedExpression.Resume resume, int wanted) {
    if (!(resume.type() instanceof Type.OptionalOf(Type element))) {
      return function.malformed(resume);
    }
    Operand generator = expressions.value(resume.generator());
    return optional(
        resume,
        element,
        wanted,
        "恢复",
        (some, none) ->
            function.conditions.enterNext(resume, generator, resume.suspends(), some, none),
        () ->
            ValueTypes.representation(element) == Representation.UNIT
                ? FunctionBuilder.empty()
                : expressions.callRuntime(
                    resume,
                    RuntimeNames.GENERATOR_VALUE.of(ValueTypes.representation(element)),
                    element,
                    ANYWHERE,
                    List.of(generator)));
  }

  /// `限时等待(任务, 毫秒)`: 有 with the task's value when it has ended within the time.
  private Operand awaitFor(TypedExpression.CallLibrary call, int wanted) {
    if (!(call.type() instanceof Type.OptionalOf(Type element)) || call.arguments().size() != 2) {
      return function.malformed(call);
    }
    List<Operand> operands = values(call.arguments());
    Operand task = operands.getFirst();
    return optional(
        call,
        element,
        wanted,
        "限时等待",
        (some, none) -> {
          Operand ended =
              code.call(
                  call,
                  RuntimeNames.AWAIT_FOR,
                  true,
                  ValueType.BOOL,
                  Type.Simple.BOOLEAN.toString(),
                  ANYWHERE,
                  operands);
          code.branch(call, ended, some, none);
          code.place(some);
        },
        () -> {
          Representation representation = ValueTypes.representation(element);
          Callee.Runtime value =
              representation == Representation.UNIT
                  ? RuntimeNames.TASK_VALUE_UNIT
                  : RuntimeNames.TASK_VALUE.of(representation);
          return expressions.callRuntime(call, value, element, ANYWHERE, List.of(task));
        });
  }

  /// Where to go on when there is a value and when there is none.
  private interface Test {
    /// Decides, and lets the code that follows stand in the first block.
    void enter(int some, int none);
  }

  /// A 可选 of a value that may be there.
  private Operand optional(
      TypedExpression origin,
      Type element,
      int wanted,
      String label,
      Test test,
      Supplier<Operand> value) {
    int result =
        wanted == ANYWHERE
            ? code.register("", ValueTypes.OPTIONAL, function.facts.spelling(origin.type()))
            : wanted;
    int some = code.block(label + ".some");
    int none = code.block(label + ".none");
    int join = code.block(label + ".join");
    test.enter(some, none);
    expressions.callRuntime(
        origin,
        RuntimeNames.OPTIONAL_SOME.of(element),
        origin.type(),
        result,
        List.of(value.get()));
    code.jump(origin, join);
    code.place(none);
    expressions.callRuntime(origin, RuntimeNames.OPTIONAL_NONE, origin.type(), result, List.of());
    code.jump(origin, join);
    code.place(join);
    return code.use(result);
  }

  // Channels

  Operand newChannel(TypedExpression.NewChannel channel, int wanted) {
    if (!(channel.type() instanceof Type.ChannelOf(Type element))) {
      return function.malformed(channel);
    }
    Operand capacity = expressions.value(channel.capacity());
    Callee.Runtime callee = RuntimeNames.CHANNEL_NEW.of(ValueTypes.representation(element));
    return emit(channel, callee, false, wanted, List.of(capacity));
  }

  Operand receive(TypedExpression.Receive receive, int wanted) {
    Operand channel = expressions.value(receive.channel());
    Callee.Runtime callee =
        RuntimeNames.CHANNEL_RECEIVE.of(ValueTypes.representation(receive.type()));
    return suspend(receive, callee, wanted, List.of(channel));
  }

  // Arrays

  /// Makes the array first and adds each element as soon as it is computed, so that a suspension in
  /// the middle keeps one reference alive and not every element before it.
  Operand arrayLiteral(TypedExpression.ArrayLiteral array, int wanted) {
    if (!(array.type() instanceof Type.ArrayOf(Type element))) {
      return function.malformed(array);
    }
    int size = array.elements().size();
    // The elements may read the variable that the array is wanted in.
    Operand made =
        expressions.callRuntime(
            array,
            RuntimeNames.ARRAY_NEW.of(element),
            array.type(),
            size == 0 ? wanted : ANYWHERE,
            List.of(new Operand.IntegerConstant(size)));
    Callee.Runtime add = RuntimeNames.ARRAY_ADD.of(ValueTypes.representation(element));
    for (TypedExpression expression : array.elements()) {
      Operand value = expressions.value(expression);
      code.perform(expression, add, List.of(made, value));
    }
    return made;
  }

  Operand element(TypedExpression.Element element, int wanted) {
    Operand array = expressions.value(element.array());
    Operand index = expressions.value(element.index());
    Callee.Runtime callee = RuntimeNames.ARRAY_GET.of(ValueTypes.representation(element.type()));
    return emit(element, callee, false, wanted, List.of(array, index));
  }

  // Printing

  Operand print(TypedExpression.Print print) {
    Operand line = new Operand.BooleanConstant(print.line());
    List<TypedExpression> operands = print.operands();
    if (operands.size() == 1) {
      printOne(print, withoutConversion(operands.getFirst()), line);
      return FunctionBuilder.empty();
    }
    List<Operand> values = new ArrayList<>(operands.size());
    for (TypedExpression operand : operands) {
      values.add(expressions.value(withoutConversion(operand)));
    }
    Operand text = NO_TEXT;
    for (int i = 0; i < values.size(); i++) {
      Type type = withoutConversion(operands.get(i)).type();
      Operand next = expressions.toText(operands.get(i), type, values.get(i), ANYWHERE);
      text = i == 0 ? next : join(print, join(print, text, SPACE), next);
    }
    code.perform(print, RuntimeNames.PRINT_STRING, List.of(text, line));
    return FunctionBuilder.empty();
  }

  private Operand join(TypedExpression.Print print, Operand left, Operand right) {
    return expressions.callRuntime(
        print, RuntimeNames.STRING_CONCAT, Type.Simple.STRING, ANYWHERE, List.of(left, right));
  }

  /// What is printed needs no conversion before: printing does it, without making a text.
  private static TypedExpression withoutConversion(TypedExpression operand) {
    return operand instanceof TypedExpression.Convert(_, _, _, Conversion conversion, var inner)
            && conversion == Conversion.TO_STRING
        ? inner
        : operand;
  }

  private void printOne(TypedExpression.Print print, TypedExpression operand, Operand line) {
    Operand value = expressions.value(operand);
    Type type = operand.type();
    Callee.Runtime callee =
        switch (ValueTypes.representation(type)) {
          case I64 -> RuntimeNames.PRINT_INTEGER;
          case I32 ->
              type == Type.Simple.CHARACTER
                  ? RuntimeNames.PRINT_CHARACTER
                  : RuntimeNames.PRINT_INTEGER;
          case F64 -> RuntimeNames.PRINT_FLOAT;
          case BOOL -> RuntimeNames.PRINT_BOOLEAN;
          case REF ->
              type == Type.Simple.STRING ? RuntimeNames.PRINT_STRING : RuntimeNames.PRINT_VALUE;
          case UNIT -> RuntimeNames.PRINT_VALUE;
        };
    code.perform(print, callee, List.of(widened(operand, type, value), line));
  }

  /// A 短整数 or 字节 prints as an 整数.
  private Operand widened(TypedExpression operand, Type type, Operand value) {
    if (type != Type.Simple.SHORT && type != Type.Simple.BYTE) {
      return value;
    }
    return value instanceof Operand.SmallConstant(int small)
        ? new Operand.IntegerConstant(small)
        : code.operate(
            operand, Operator.I32_TO_I64, Type.Simple.INTEGER.toString(), ANYWHERE, List.of(value));
  }
}
