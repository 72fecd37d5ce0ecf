package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Lowers expressions: literals, variables and operators here, everything that calls in {@link
/// CallLowering}.
///
/// Every method takes the register in which the value is *wanted*, or {@link
/// FunctionBuilder#ANYWHERE}. It is a wish: a constant or a variable stays what it is, and the
/// caller moves it. What is written to the wanted register is written last, after every operand has
/// been read, so `x = x + f(x)` may be computed right into `x`.
final class ExpressionLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;
  final CollectionLowering collections;
  final CallLowering calls;

  ExpressionLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
    this.collections = new CollectionLowering(function, this);
    this.calls = new CallLowering(function, this);
  }

  Operand value(TypedExpression expression) {
    return value(expression, ANYWHERE);
  }

  /// Computes an expression into a register.
  void into(TypedExpression expression, int register) {
    function.variables.moveInto(expression, register, value(expression, register));
  }

  Operand value(TypedExpression expression, int wanted) {
    return switch (expression) {
      case TypedExpression.IntegerLiteral(_, _, var type, long value) -> integer(type, value);
      case TypedExpression.FloatLiteral(_, _, double value) -> new Operand.FloatConstant(value);
      case TypedExpression.BooleanLiteral(_, _, boolean value) ->
          new Operand.BooleanConstant(value);
      case TypedExpression.StringLiteral(_, _, var value) -> new Operand.TextConstant(value);
      case TypedExpression.EmptyLiteral empty -> empty(empty, wanted);
      case TypedExpression.Variable variable -> variable(variable, wanted);
      case TypedExpression.Negate negate -> negate(negate, wanted);
      case TypedExpression.Not not -> not(not, wanted);
      case TypedExpression.Binary binary -> binary(binary, wanted);
      case TypedExpression.ShortCircuit chain -> shortCircuit(chain, wanted);
      case TypedExpression.Convert convert -> convert(convert, wanted);
      case TypedExpression.Call call -> calls.call(call, wanted);
      case TypedExpression.CallLibrary call -> calls.callLibrary(call, wanted);
      case TypedExpression.Spawn spawn -> calls.spawn(spawn, wanted);
      case TypedExpression.SpawnBlock spawn -> calls.spawnBlock(spawn, wanted);
      case TypedExpression.Await await -> calls.await(await, wanted);
      case TypedExpression.NewGenerator generator -> calls.newGenerator(generator, wanted);
      case TypedExpression.Resume resume -> calls.resume(resume, wanted);
      case TypedExpression.NewChannel channel -> calls.newChannel(channel, wanted);
      case TypedExpression.Receive receive -> calls.receive(receive, wanted);
      case TypedExpression.ArrayLiteral array -> calls.arrayLiteral(array, wanted);
      case TypedExpression.Element element -> calls.element(element, wanted);
      case TypedExpression.Print print -> calls.print(print);
      case TypedExpression.Closure closure -> function.closures.closure(closure, wanted);
      case TypedExpression.FunctionReference reference ->
          function.closures.reference(reference, wanted);
      case TypedExpression.CallValue call -> function.closures.call(call, wanted);
      case TypedExpression.CallCollection call -> new CallbackLowering(function).call(call, wanted);
      case TypedExpression.SpawnValue spawn -> function.closures.spawn(spawn, wanted);
      case TypedExpression.Global global -> function.globals.read(global, wanted);
      case TypedExpression.AddressOf address -> function.pointers.addressOf(address, wanted);
      case TypedExpression.Dereference dereference -> function.pointers.read(dereference, wanted);
      case TypedExpression.NewStruct made -> function.structs.newStruct(made, wanted);
      case TypedExpression.Field field -> function.structs.field(field, wanted);
      case TypedExpression.NewVariant made -> function.structs.newVariant(made, wanted);
      case TypedExpression.DictionaryLiteral literal -> collections.literal(literal, wanted);
      case TypedExpression.NewCollection made -> collections.made(made, wanted);
      case TypedExpression.Entry entry -> collections.entry(entry, wanted);
      case TypedExpression.Malformed malformed -> function.malformed(malformed);
    };
  }

  private static final String BOOLEAN = Type.Simple.BOOLEAN.toString();

  private static Operand integer(Type type, long value) {
    return switch (ValueTypes.representation(type)) {
      case I32 -> new Operand.SmallConstant((int) value);
      case F64 -> new Operand.FloatConstant(value);
      case I64, BOOL, REF, UNIT -> new Operand.IntegerConstant(value);
    };
  }

  private Operand empty(TypedExpression.EmptyLiteral empty, int wanted) {
    return empty.type() instanceof Type.OptionalOf
        ? callRuntime(empty, RuntimeNames.OPTIONAL_NONE, empty.type(), wanted, List.of())
        : FunctionBuilder.empty();
  }

  private Operand variable(TypedExpression.Variable variable, int wanted) {
    return function.facts.hasRegister(variable.symbol())
        ? function.variables.read(variable, variable.symbol(), wanted)
        : function.malformed(variable);
  }

  /// Calls a function of the runtime that does not suspend.
  Operand callRuntime(
      TypedNode origin, Callee.Runtime callee, Type type, int wanted, List<Operand> operands) {
    return code.call(
        origin,
        callee,
        false,
        function.facts.valueType(type),
        function.facts.spelling(type),
        wanted,
        operands);
  }

  // Operators

  /// Prefix operators in a row are walked by a loop, as is the left spine of a chain.
  private Operand not(TypedExpression.Not top, int wanted) {
    List<TypedExpression> row = new ArrayList<>(1);
    TypedExpression operand = top;
    while (operand instanceof TypedExpression.Not node) {
      row.add(node);
      operand = node.operand();
    }
    Operand value = value(operand);
    for (int i = row.size() - 1; i >= 0; i--) {
      int place = i == 0 ? wanted : ANYWHERE;
      value = code.operate(row.get(i), Operator.NOT, BOOLEAN, place, List.of(value));
    }
    return value;
  }

  private Operand negate(TypedExpression.Negate top, int wanted) {
    List<TypedExpression.Negate> row = new ArrayList<>(1);
    TypedExpression operand = top;
    while (operand instanceof TypedExpression.Negate node) {
      row.add(node);
      operand = node.operand();
    }
    Operand value = value(operand);
    for (int i = row.size() - 1; i >= 0; i--) {
      value = negated(row.get(i), value, i == 0 ? wanted : ANYWHERE);
    }
    return value;
  }

  private Operand negated(TypedExpression.Negate node, Operand value, int wanted) {
    // The least integer is written as a minus and a literal that has wrapped to it already.
    return switch (value) {
      case Operand.IntegerConstant(long constant)
          when node.operand() instanceof TypedExpression.IntegerLiteral ->
          new Operand.IntegerConstant(-constant);
      case Operand.SmallConstant(int constant)
          when node.operand() instanceof TypedExpression.IntegerLiteral ->
          new Operand.SmallConstant(-constant);
      case Operand.FloatConstant(double constant) -> new Operand.FloatConstant(-constant);
      case Operand.IntegerConstant _,
          Operand.SmallConstant _,
          Operand.BooleanConstant _,
          Operand.TextConstant _,
          Operand.EmptyConstant _,
          Operand.Use _ -> {
        Operator operator = Operators.negation(ValueTypes.representation(node.type()));
        yield operator == null
            ? function.malformed(node)
            : code.operate(
                node, operator, function.facts.spelling(node.type()), wanted, List.of(value));
      }
    };
  }

  /// Walks the left spine of a chain of operators by a loop, so that a chain of any length needs no
  /// deep Java stack.
  private Operand binary(TypedExpression.Binary top, int wanted) {
    if (!(top.left() instanceof TypedExpression.Binary)) {
      Operand left = value(top.left());
      return operate(top, left, value(top.right()), wanted);
    }
    List<TypedExpression.Binary> spine = new ArrayList<>();
    TypedExpression left = top;
    while (left instanceof TypedExpression.Binary node) {
      spine.add(node);
      left = node.left();
    }
    Operand value = value(left);
    for (int i = spine.size() - 1; i >= 0; i--) {
      TypedExpression.Binary node = spine.get(i);
      Operand right = value(node.right());
      value = operate(node, value, right, i == 0 ? wanted : ANYWHERE);
    }
    return value;
  }

  private Operand operate(TypedExpression.Binary node, Operand left, Operand right, int wanted) {
    return operate(node, node.operator(), node.left().type(), node.type(), left, right, wanted);
  }

  /// What `目标 += 值` puts back into its target. On a 字节 it is reckoned as on 整数, and the result must
  /// be a 字节 again.
  Operand updated(TypedStatement.Update update, Type type, Operand before, int wanted) {
    Operand value = value(update.value());
    if (type != Type.Simple.BYTE) {
      return operate(update, update.operator(), type, type, before, value, wanted);
    }
    Operand result =
        operate(
            update,
            update.operator(),
            Type.Simple.INTEGER,
            Type.Simple.INTEGER,
            toInteger(update, type, before, ANYWHERE),
            toInteger(update, type, value, ANYWHERE),
            ANYWHERE);
    return callRuntime(update, RuntimeNames.INTEGER_TO_BYTE, type, wanted, List.of(result));
  }

  /// Applies an operator to two operands of one type.
  Operand operate(
      TypedNode origin,
      TypedOperator operator,
      Type operandType,
      Type type,
      Operand left,
      Operand right,
      int wanted) {
    List<Operand> operands = List.of(left, right);
    if (operandType == Type.Simple.STRING) {
      return operateOnStrings(origin, operator, operands, wanted);
    }
    if (operandType instanceof Type.PointerTo && isEquality(operator)) {
      return equality(origin, RuntimeNames.POINTER_EQUAL, operator, operands, wanted);
    }
    if (operandType == Type.Simple.UNIT && isEquality(operator)) {
      return new Operand.BooleanConstant(operator == TypedOperator.EQUAL);
    }
    if (isEquality(operator) && function.structs.comparesByValue(operandType)) {
      return function.structs.equality(origin, operator, operands, wanted);
    }
    Operator machine = Operators.of(operator, ValueTypes.representation(operandType));
    return machine == null || operandType == Type.Simple.UNKNOWN
        ? function.malformed(origin)
        : code.operate(origin, machine, function.facts.spelling(type), wanted, operands);
  }

  private static boolean isEquality(TypedOperator operator) {
    return operator == TypedOperator.EQUAL || operator == TypedOperator.NOT_EQUAL;
  }

  private Operand operateOnStrings(
      TypedNode origin, TypedOperator operator, List<Operand> operands, int wanted) {
    if (operator == TypedOperator.CONCATENATE || operator == TypedOperator.ADD) {
      return callRuntime(origin, RuntimeNames.STRING_CONCAT, Type.Simple.STRING, wanted, operands);
    }
    if (isEquality(operator)) {
      return equality(origin, RuntimeNames.STRING_EQUAL, operator, operands, wanted);
    }
    Operator comparison = Operators.of(operator, Representation.I64);
    if (comparison == null || comparison.result() != Representation.BOOL) {
      return function.malformed(origin);
    }
    Operand order =
        callRuntime(origin, RuntimeNames.STRING_COMPARE, Type.Simple.INTEGER, ANYWHERE, operands);
    return code.operate(
        origin, comparison, BOOLEAN, wanted, List.of(order, new Operand.IntegerConstant(0)));
  }

  private Operand equality(
      TypedNode origin,
      Callee.Runtime callee,
      TypedOperator operator,
      List<Operand> operands,
      int wanted) {
    if (operator == TypedOperator.EQUAL) {
      return callRuntime(origin, callee, Type.Simple.BOOLEAN, wanted, operands);
    }
    Operand equal = callRuntime(origin, callee, Type.Simple.BOOLEAN, ANYWHERE, operands);
    return code.operate(origin, Operator.NOT, BOOLEAN, wanted, List.of(equal));
  }

  /// The value of a short circuit where a value is needed: its left part branches, its last operand
  /// is the value on the way that gets there.
  private Operand shortCircuit(TypedExpression.ShortCircuit chain, int wanted) {
    int result = wanted == ANYWHERE ? code.register("", ValueType.BOOL, BOOLEAN) : wanted;
    int right = code.block(chain.and() ? "与.right" : "或.right");
    int decided = code.block(chain.and() ? "与.decided" : "或.decided");
    int join = code.block(chain.and() ? "与.join" : "或.join");
    function.conditions.branch(
        chain.left(), chain.and() ? right : decided, chain.and() ? decided : right);
    code.place(right);
    into(chain.right(), result);
    code.jump(chain, join);
    code.place(decided);
    code.copy(chain, result, new Operand.BooleanConstant(!chain.and()));
    code.jump(chain, join);
    code.place(join);
    return code.use(result);
  }

  // Conversions

  private Operand convert(TypedExpression.Convert convert, int wanted) {
    Operand operand = value(convert.operand());
    return convert(convert, convert.conversion(), convert.operand().type(), operand, wanted);
  }

  private Operand convert(
      TypedExpression.Convert convert,
      Conversion conversion,
      Type from,
      Operand operand,
      int wanted) {
    return switch (conversion) {
      case TO_FLOAT -> toFloat(convert, from, operand, wanted);
      case TO_INTEGER -> toInteger(convert, from, operand, wanted);
      case TO_STRING -> toText(convert, from, operand, wanted);
      case TO_OPTIONAL ->
          callRuntime(
              convert,
              RuntimeNames.OPTIONAL_SOME.of(from),
              convert.type(),
              wanted,
              List.of(operand));
    };
  }

  private Operand toFloat(TypedNode origin, Type from, Operand operand, int wanted) {
    if (operand instanceof Operand.IntegerConstant(long value)) {
      return new Operand.FloatConstant(value);
    }
    if (operand instanceof Operand.SmallConstant(int value)) {
      return new Operand.FloatConstant(value);
    }
    @Nullable Operator operator =
        switch (ValueTypes.representation(from)) {
          case I64 -> Operator.I64_TO_F64;
          case I32 -> Operator.I32_TO_F64;
          case F64, BOOL, REF, UNIT -> null;
        };
    return operator == null
        ? operand
        : code.operate(origin, operator, Type.Simple.FLOAT.toString(), wanted, List.of(operand));
  }

  private Operand toInteger(TypedNode origin, Type from, Operand operand, int wanted) {
    if (operand instanceof Operand.SmallConstant(int value)) {
      return new Operand.IntegerConstant(value);
    }
    return ValueTypes.representation(from) == Representation.I32
        ? code.operate(
            origin, Operator.I32_TO_I64, Type.Simple.INTEGER.toString(), wanted, List.of(operand))
        : operand;
  }

  /// The text of a printable value.
  Operand toText(TypedNode origin, Type from, Operand operand, int wanted) {
    return from == Type.Simple.STRING
        ? operand
        : callRuntime(
            origin,
            RuntimeNames.STRING_FROM.of(from),
            Type.Simple.STRING,
            wanted,
            List.of(operand));
  }
}
