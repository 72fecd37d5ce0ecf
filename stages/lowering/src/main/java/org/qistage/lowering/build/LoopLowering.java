package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.ValueType;

/// Lowers loops. Each has a head that tests, a body, for a `对于` a step between the body and the
/// head, and an exit.
final class LoopLowering {
  private static final String INTEGER = Type.Simple.INTEGER.toString();
  private static final String BOOLEAN = Type.Simple.BOOLEAN.toString();
  private static final Operand ZERO = new Operand.IntegerConstant(0);
  private static final Operand ONE = new Operand.IntegerConstant(1);

  private final FunctionLowering function;
  private final FunctionBuilder code;

  /// Where 跳出 and 继续 go, innermost loop first.
  private final Deque<Targets> enclosing = new ArrayDeque<>();

  private record Targets(int leave, int next) {}

  LoopLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
  }

  void leave(TypedStatement statement) {
    Targets loop = enclosing.peek();
    if (loop == null) {
      code.unreachable(statement);
    } else {
      code.statementJump(statement, loop.leave());
    }
  }

  void next(TypedStatement statement) {
    Targets loop = enclosing.peek();
    if (loop == null) {
      code.unreachable(statement);
    } else {
      code.statementJump(statement, loop.next());
    }
  }

  /// Lowers a body and lets it fall through to where 继续 goes.
  private void body(TypedStatement loop, TypedStatement.Block body, int leave, int next) {
    enclosing.push(new Targets(leave, next));
    function.statements.block(body);
    enclosing.pop();
    if (code.open()) {
      code.jump(loop, next);
    }
  }

  void whileLoop(TypedStatement.While loop) {
    int head = code.block("当.head");
    int body = code.block("当.body");
    int exit = code.block("当.exit");
    code.jump(loop, head);
    code.place(head);
    function.conditions.enter(loop.condition(), body, exit);
    body(loop, loop.body(), exit, head);
    code.place(exit);
  }

  void endless(TypedStatement.Loop loop) {
    int head = code.block("循环.body");
    int exit = code.block("循环.exit");
    code.jump(loop, head);
    code.place(head);
    body(loop, loop.body(), exit, head);
    if (code.isTargeted(exit)) {
      code.place(exit);
    }
  }

  void forLoop(TypedStatement.For loop) {
    switch (loop.iteration()) {
      case RANGE -> {
        if (loop.iterable() instanceof TypedExpression.CallLibrary range
            && range.arguments().size() >= 2) {
          new RangeLoopLowering(function, loop).lower(range);
        } else {
          code.unreachable(loop);
        }
      }
      case ARRAY -> {
        Operand array = held(loop.iterable());
        if (loop.iterable().type() instanceof Type.ArrayOf(Type element)) {
          overArray(loop, array, element);
        } else {
          code.unreachable(loop);
        }
      }
      case STRING -> {
        Operand text = function.expressions.value(loop.iterable());
        Operand characters =
            code.call(
                loop.iterable(),
                RuntimeNames.STRING_CHARACTERS,
                false,
                ValueTypes.of(new Type.ArrayOf(Type.Simple.CHARACTER)),
                function.facts.spelling(new Type.ArrayOf(Type.Simple.CHARACTER)),
                ANYWHERE,
                List.of(text));
        overArray(loop, characters, Type.Simple.CHARACTER);
      }
      case DICTIONARY, SET -> overKeys(loop);
      case GENERATOR -> overGenerator(loop);
      case CHANNEL -> overChannel(loop);
    }
  }

  private Operand held(TypedExpression expression) {
    return function.variables.hold(expression, function.expressions.value(expression));
  }

  /// Walks an array by index. The length is read again at each turn: the body may add or remove.
  private void overArray(TypedStatement.For loop, Operand array, Type element) {
    int index = code.register("", ValueType.I64, INTEGER);
    int head = code.block("对于.head");
    int body = code.block("对于.body");
    int step = code.block("对于.step");
    int exit = code.block("对于.exit");
    code.copy(loop, index, ZERO);
    code.jump(loop, head);
    code.place(head);
    Operand length =
        code.call(
            loop.iterable(),
            RuntimeNames.ARRAY_LENGTH,
            false,
            ValueType.I64,
            INTEGER,
            ANYWHERE,
            List.of(array));
    Operand inside =
        code.operate(loop, Operator.LT_I64, BOOLEAN, ANYWHERE, List.of(code.use(index), length));
    code.branch(loop, inside, body, exit);
    code.place(body);
    function.conditions.declare(
        loop, loop.variable(), RuntimeNames.ARRAY_GET, element, List.of(array, code.use(index)));
    body(loop, loop.body(), exit, step);
    code.place(step);
    // The index is less than a length, so it is not the greatest integer.
    code.operate(loop, Operator.ADD_I64_PROVEN, INTEGER, index, List.of(code.use(index), ONE));
    code.jump(loop, head);
    code.place(exit);
  }

  /// Walks the keys of a 字典 or the elements of a 集合 by a cursor of the runtime's, which copes with
  /// changes.
  private void overKeys(TypedStatement.For loop) {
    Type element;
    switch (loop.iterable().type()) {
      case Type.DictionaryOf(Type key, _) -> element = key;
      case Type.SetOf(Type of) -> element = of;
      default -> {
        code.unreachable(loop);
        return;
      }
    }
    Operand cursor =
        code.call(
            loop.iterable(),
            RuntimeNames.CURSOR_NEW,
            false,
            ValueTypes.CURSOR,
            function.facts.spelling(loop.iterable().type()),
            ANYWHERE,
            List.of(function.expressions.value(loop.iterable())));
    int head = code.block("对于.head");
    int body = code.block("对于.body");
    int exit = code.block("对于.exit");
    code.jump(loop, head);
    code.place(head);
    Operand more =
        code.call(
            loop.iterable(),
            RuntimeNames.CURSOR_NEXT,
            false,
            ValueType.BOOL,
            BOOLEAN,
            ANYWHERE,
            List.of(cursor));
    code.branch(loop, more, body, exit);
    code.place(body);
    function.conditions.declare(
        loop, loop.variable(), RuntimeNames.CURSOR_KEY, element, List.of(cursor));
    body(loop, loop.body(), exit, head);
    code.place(exit);
  }

  private void overGenerator(TypedStatement.For loop) {
    if (!(loop.iterable().type() instanceof Type.GeneratorOf(Type element))) {
      code.unreachable(loop);
      return;
    }
    if (delegates(loop, element)) {
      Operand inner = function.expressions.value(loop.iterable());
      code.call(
          loop.iterable(),
          RuntimeNames.GENERATOR_DELEGATE,
          true,
          ValueType.UNIT,
          Type.Simple.UNIT.toString(),
          ANYWHERE,
          List.of(inner));
      return;
    }
    Operand generator = held(loop.iterable());
    int head = code.block("对于.head");
    int body = code.block("对于.body");
    int exit = code.block("对于.exit");
    code.jump(loop, head);
    code.place(head);
    boolean suspends = function.facts.mayAwait(element);
    function.conditions.enterNext(loop.iterable(), generator, suspends, body, exit);
    function.conditions.declare(
        loop, loop.variable(), RuntimeNames.GENERATOR_VALUE, element, List.of(generator));
    body(loop, loop.body(), exit, head);
    code.place(exit);
  }

  /// Whether a loop only hands on what a generator yields that nobody else knows: then the function
  /// leaves it to that one until it has ended. A generator that may await is driven by the loop, so that
  /// each body has its frame; and so is every one in a build that shows the loop's steps.
  private boolean delegates(TypedStatement.For loop, Type element) {
    return !function.provenance.notesStatements()
        && function.isGenerator()
        && loop.iterable() instanceof TypedExpression.NewGenerator
        && !function.facts.mayAwait(element)
        && loop.body().statements().size() == 1
        && loop.body().statements().getFirst() instanceof TypedStatement.YieldValue yield
        && yield.value() instanceof TypedExpression.Variable value
        && value.symbol().equals(loop.variable());
  }

  private void overChannel(TypedStatement.For loop) {
    Operand channel = held(loop.iterable());
    if (!(loop.iterable().type() instanceof Type.ChannelOf(Type element))) {
      code.unreachable(loop);
      return;
    }
    int head = code.block("对于.head");
    int body = code.block("对于.body");
    int exit = code.block("对于.exit");
    code.jump(loop, head);
    code.place(head);
    Operand more =
        code.call(
            loop.iterable(),
            RuntimeNames.CHANNEL_NEXT,
            true,
            ValueType.BOOL,
            BOOLEAN,
            ANYWHERE,
            List.of(channel));
    code.branch(loop, more, body, exit);
    code.place(body);
    function.conditions.declare(
        loop, loop.variable(), RuntimeNames.CHANNEL_VALUE, element, List.of());
    body(loop, loop.body(), exit, head);
    code.place(exit);
  }

  /// The loop over `范围(a, b[, step])`, for whom the body is lowered here.
  void rangeBody(TypedStatement.For loop, int leave, int next) {
    body(loop, loop.body(), leave, next);
  }
}
