package org.qistage.lowering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;

/// Runs typed programs by walking their tree: what lowering must agree with. Nothing ever suspends;
/// tasks run when they are awaited, and a generator runs on a thread of its own that takes turns with
/// whoever resumes it. It knows what the programs of these tests are made of; a whole language has the
/// reference interpreter in `tests`.
final class TreeEvaluator {
  private final TypedProgram program;
  private final Map<SymbolId, TypedFunction> functions = new HashMap<>();
  private final StringBuilder output = new StringBuilder();

  private TreeEvaluator(TypedProgram program) {
    this.program = program;
    program.functions().forEach(function -> functions.put(function.symbol(), function));
  }

  static String run(TypedProgram program) {
    var evaluator = new TreeEvaluator(program);
    try {
      evaluator.call(program.entry().orElseThrow(), List.of(), null);
    } catch (RuntimeException exception) {
      RuntimeException failure = Failures.caught(exception);
      evaluator.output.append("失败 ").append(Failures.text(failure));
    }
    return evaluator.output.toString();
  }

  /// What no program of these tests has. An error, so that no 捕获 takes it for a failure of the program.
  static AssertionError outside(Object node) {
    return new AssertionError("outside of what these tests evaluate: " + node);
  }

  private static final class Variable {
    @Nullable Object value;

    Variable(@Nullable Object value) {
      this.value = value;
    }
  }

  private interface Task {
    @Nullable Object await();
  }

  /// A task that runs when it is first awaited.
  private static Task task(java.util.function.Supplier<@Nullable Object> body) {
    return new Task() {
      private boolean done;
      private @Nullable Object value;
      private @Nullable RuntimeException failure;

      @Override
      public @Nullable Object await() {
        if (!done) {
          done = true;
          try {
            value = body.get();
          } catch (RuntimeException exception) {
            failure = Failures.caught(exception);
          }
        }
        if (failure != null) {
          throw failure;
        }
        return value;
      }
    };
  }

  /// A generator: its values come through a queue, and nothing when it has finished.
  private final class GeneratorThread {
    private final SynchronousQueue<Optional<Object>> values = new SynchronousQueue<>();
    private final SynchronousQueue<Boolean> turns = new SynchronousQueue<>();
    private final SymbolId function;
    private final List<@Nullable Object> arguments;
    private boolean started;
    private boolean finished;
    private @Nullable RuntimeException failure;

    GeneratorThread(SymbolId function, List<@Nullable Object> arguments) {
      this.function = function;
      this.arguments = arguments;
    }

    Optional<Object> next() {
      if (finished) {
        return Optional.empty();
      }
      try {
        if (started) {
          turns.put(true);
        } else {
          started = true;
          Thread.ofVirtual().start(this::body);
        }
        Optional<Object> value = values.take();
        finished = value.isEmpty();
        RuntimeException failed = failure;
        if (failed != null) {
          failure = null;
          throw failed;
        }
        return value;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void body() {
      try {
        call(function, arguments, this);
      } catch (RuntimeException exception) {
        failure = exception;
      }
      hand(Optional.empty());
    }

    void hand(Optional<Object> value) {
      try {
        values.put(value);
        if (value.isPresent()) {
          turns.take();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private enum Leaving {
    BREAK,
    CONTINUE,
    RETURN
  }

  private @Nullable Object call(
      SymbolId function, List<@Nullable Object> arguments, @Nullable GeneratorThread generator) {
    Activation activation = new Activation(new HashMap<>(), generator);
    List<SymbolId> parameters = program.function(function).parameters();
    for (int i = 0; i < parameters.size(); i++) {
      activation.variables.put(parameters.get(i), new Variable(arguments.get(i)));
    }
    activation.run(Objects.requireNonNull(functions.get(function)).body());
    return activation.returned;
  }

  private final class Activation {
    private final Map<SymbolId, Variable> variables;
    private final @Nullable GeneratorThread generator;
    private @Nullable Object returned;

    Activation(Map<SymbolId, Variable> variables, @Nullable GeneratorThread generator) {
      this.variables = variables;
      this.generator = generator;
    }

    @Nullable Leaving run(TypedStatement statement) {
      switch (statement) {
        case TypedStatement.Block(_, _, var statements) -> {
          for (TypedStatement inner : statements) {
            Leaving leaving = run(inner);
            if (leaving != null) {
              return leaving;
            }
          }
        }
        case TypedStatement.Declare(_, _, var variable, var initializer) ->
            variables.put(variable, new Variable(initializer.map(this::value).orElse(null)));
        case TypedStatement.Assign(_, _, var target, var value) -> assign(target, value);
        case TypedStatement.Update update -> update(update);
        case TypedStatement.Send(_, _, var channel, var value) -> {
          Deque<Object> queue = channel(channel);
          queue.add(present(value(value)));
        }
        case TypedStatement.If(_, _, var condition, var then, var otherwise) -> {
          if (holds(condition)) {
            return run(then);
          }
          return otherwise.isPresent() ? run(otherwise.get()) : null;
        }
        case TypedStatement.While(_, _, var condition, var body) -> {
          while (holds(condition)) {
            Leaving leaving = run(body);
            if (leaving == Leaving.BREAK) {
              break;
            }
            if (leaving == Leaving.RETURN) {
              return leaving;
            }
          }
        }
        case TypedStatement.Loop(_, _, var body) -> {
          while (true) {
            Leaving leaving = run(body);
            if (leaving == Leaving.BREAK) {
              break;
            }
            if (leaving == Leaving.RETURN) {
              return leaving;
            }
          }
        }
        case TypedStatement.For loop -> {
          return forLoop(loop);
        }
        case TypedStatement.Try attempt -> {
          return attempt(attempt);
        }
        case TypedStatement.Throw(_, _, var value) -> {
          Object thrown = present(value(value));
          throw thrown instanceof RuntimeException failure
              ? failure
              : new Failures.Thrown((String) thrown);
        }
        case TypedStatement.Return(_, _, var value) -> {
          returned = value.map(this::value).orElse(null);
          return Leaving.RETURN;
        }
        case TypedStatement.Break _ -> {
          return Leaving.BREAK;
        }
        case TypedStatement.Continue _ -> {
          return Leaving.CONTINUE;
        }
        case TypedStatement.YieldProcessor _ -> {}
        case TypedStatement.YieldValue(_, _, var value) -> {
          if (generator != null) {
            generator.hand(Optional.of(present(value(value))));
          }
        }
        case TypedStatement.Evaluate(_, _, var expression) -> value(expression);
        case TypedStatement.Malformed _ -> throw new IllegalStateException("malformed");
        case TypedStatement.Match _, TypedStatement.Select _ -> throw outside(statement);
      }
      return null;
    }

    private @Nullable Leaving attempt(TypedStatement.Try attempt) {
      try {
        return run(attempt.body());
      } catch (RuntimeException exception) {
        RuntimeException failure = Failures.caught(exception);
        attempt.variable().ifPresent(variable -> variables.put(variable, new Variable(failure)));
        return run(attempt.handler());
      }
    }

    @SuppressWarnings("unchecked") // channels hold any values
    private Deque<Object> channel(TypedExpression expression) {
      return (Deque<Object>) present(value(expression));
    }

    @SuppressWarnings("unchecked") // arrays hold any values
    private List<@Nullable Object> array(TypedExpression expression) {
      return (List<@Nullable Object>) present(value(expression));
    }

    private int index(TypedExpression expression) {
      return Math.toIntExact((Long) present(value(expression)));
    }

    private Variable variable(SymbolId symbol) {
      Variable variable = variables.get(symbol);
      if (variable == null) {
        throw new IllegalStateException("no variable " + symbol);
      }
      return variable;
    }

    private void assign(TypedTarget target, TypedExpression value) {
      switch (target) {
        case TypedTarget.Variable(_, _, _, var symbol) -> variable(symbol).value = value(value);
        case TypedTarget.Element(_, _, _, var array, var index) -> {
          List<@Nullable Object> elements = array(array);
          int at = index(index);
          elements.set(at, value(value));
        }
        case TypedTarget.Malformed _ -> throw new IllegalStateException("malformed");
        case TypedTarget.Global _,
            TypedTarget.Field _,
            TypedTarget.Entry _,
            TypedTarget.Dereference _ ->
            throw outside(target);
      }
    }

    private void update(TypedStatement.Update update) {
      switch (update.target()) {
        case TypedTarget.Variable(_, _, _, var symbol) -> {
          Object before = present(variable(symbol).value);
          Object value = present(value(update.value()));
          variable(symbol).value = operate(update.operator(), before, value);
        }
        case TypedTarget.Element(_, _, _, var array, var index) -> {
          List<@Nullable Object> elements = array(array);
          int at = index(index);
          Object before = present(elements.get(at));
          elements.set(at, operate(update.operator(), before, present(value(update.value()))));
        }
        case TypedTarget.Malformed _ -> throw new IllegalStateException("malformed");
        case TypedTarget.Global _,
            TypedTarget.Field _,
            TypedTarget.Entry _,
            TypedTarget.Dereference _ ->
            throw outside(update.target());
      }
    }

    private boolean holds(TypedCondition condition) {
      return switch (condition) {
        case TypedCondition.Test(_, _, var expression) -> (Boolean) present(value(expression));
        case TypedCondition.Binding(_, _, var variable, var value) -> {
          Optional<?> optional = (Optional<?>) present(value(value));
          optional.ifPresent(found -> variables.put(variable, new Variable(found)));
          yield optional.isPresent();
        }
      };
    }

    private @Nullable Leaving forLoop(TypedStatement.For loop) {
      java.util.function.Supplier<Optional<Object>> next =
          switch (loop.iteration()) {
            case RANGE -> range((TypedExpression.CallLibrary) loop.iterable());
            case ARRAY -> elements(array(loop.iterable()));
            case STRING ->
                elements(
                    new ArrayList<>(
                        ((String) present(value(loop.iterable()))).codePoints().boxed().toList()));
            case GENERATOR -> ((GeneratorThread) present(value(loop.iterable())))::next;
            case DICTIONARY, SET -> throw outside(loop);
            case CHANNEL -> {
              Deque<Object> queue = channel(loop.iterable());
              yield () -> Optional.ofNullable(queue.poll());
            }
          };
      for (Optional<Object> turn = next.get(); turn.isPresent(); turn = next.get()) {
        variables.put(loop.variable(), new Variable(turn.get()));
        Leaving leaving = run(loop.body());
        if (leaving == Leaving.BREAK) {
          break;
        }
        if (leaving == Leaving.RETURN) {
          return leaving;
        }
      }
      return null;
    }

    private java.util.function.Supplier<Optional<Object>> elements(List<@Nullable Object> array) {
      int[] at = {0};
      return () ->
          at[0] < array.size() ? Optional.of(present(array.get(at[0]++))) : Optional.empty();
    }

    private java.util.function.Supplier<Optional<Object>> range(TypedExpression.CallLibrary range) {
      List<@Nullable Object> bounds = values(range.arguments());
      java.math.BigInteger end = java.math.BigInteger.valueOf((Long) present(bounds.get(1)));
      long step = bounds.size() > 2 ? (Long) present(bounds.get(2)) : 1;
      if (step == 0) {
        throw Failures.stepOfZero();
      }
      java.math.BigInteger[] at = {java.math.BigInteger.valueOf((Long) present(bounds.get(0)))};
      return () -> {
        boolean inside = step > 0 ? at[0].compareTo(end) < 0 : at[0].compareTo(end) > 0;
        if (!inside) {
          return Optional.empty();
        }
        long value = at[0].longValueExact();
        at[0] = at[0].add(java.math.BigInteger.valueOf(step));
        return Optional.of(value);
      };
    }

    private List<@Nullable Object> values(List<TypedExpression> expressions) {
      List<@Nullable Object> values = new ArrayList<>();
      for (TypedExpression expression : expressions) {
        values.add(value(expression));
      }
      return values;
    }

    private @Nullable Object value(TypedExpression expression) {
      return switch (expression) {
        case TypedExpression.IntegerLiteral(_, _, var type, long value) ->
            type == org.qistage.checking.typed.Type.Simple.INTEGER
                ? (Object) value
                : (Object) (int) value;
        case TypedExpression.FloatLiteral(_, _, double value) -> value;
        case TypedExpression.BooleanLiteral(_, _, boolean value) -> value;
        case TypedExpression.StringLiteral(_, _, var value) -> value;
        case TypedExpression.EmptyLiteral(_, _, var type) ->
            type instanceof org.qistage.checking.typed.Type.OptionalOf ? Optional.empty() : null;
        case TypedExpression.Variable(_, _, _, var symbol) -> variable(symbol).value;
        case TypedExpression.Negate(_, _, _, var operand) -> negate(present(value(operand)));
        case TypedExpression.Not(_, _, var operand) -> !(Boolean) present(value(operand));
        case TypedExpression.Binary(_, _, _, var operator, var left, var right) -> {
          Object first = present(value(left));
          yield operate(operator, first, present(value(right)));
        }
        case TypedExpression.ShortCircuit(_, _, boolean and, var left, var right) -> {
          boolean first = (Boolean) present(value(left));
          yield first == and ? value(right) : (Object) first;
        }
        case TypedExpression.Convert(_, _, _, var conversion, var operand) ->
            convert(conversion, value(operand));
        case TypedExpression.Call(_, _, _, var function, var arguments) ->
            TreeEvaluator.this.call(function, values(arguments), null);
        case TypedExpression.CallLibrary call ->
            library(call.function().runtimeName(), values(call.arguments()));
        case TypedExpression.Spawn(_, _, _, var function, var arguments) -> {
          List<@Nullable Object> values = values(arguments);
          yield task(() -> TreeEvaluator.this.call(function, values, null));
        }
        case TypedExpression.SpawnBlock(_, _, _, var block) -> spawn(block);
        case TypedExpression.Await(_, _, _, var future) -> ((Task) present(value(future))).await();
        case TypedExpression.NewGenerator(_, _, _, var function, var arguments) ->
            new GeneratorThread(function, values(arguments));
        case TypedExpression.Resume(_, _, _, var generator, _) ->
            ((GeneratorThread) present(value(generator))).next();
        case TypedExpression.NewChannel(_, _, _, var capacity) -> {
          value(capacity);
          yield new ArrayDeque<>();
        }
        case TypedExpression.Receive(_, _, _, var channel) -> channel(channel).remove();
        case TypedExpression.ArrayLiteral(_, _, _, var elements) -> values(elements);
        case TypedExpression.Element(_, _, _, var array, var index) -> {
          List<@Nullable Object> elements = array(array);
          yield elements.get(index(index));
        }
        case TypedExpression.Print(_, _, boolean line, var operands) -> {
          output.append(
              String.join(" ", values(operands).stream().map(LoweredMachine::text).toList()));
          yield line ? output.append('\n') : null;
        }
        case TypedExpression.Malformed _ -> throw new IllegalStateException("malformed");
        case TypedExpression.Global _,
            TypedExpression.FunctionReference _,
            TypedExpression.Closure _,
            TypedExpression.CallValue _,
            TypedExpression.SpawnValue _,
            TypedExpression.CallCollection _,
            TypedExpression.NewStruct _,
            TypedExpression.Field _,
            TypedExpression.NewVariant _,
            TypedExpression.DictionaryLiteral _,
            TypedExpression.NewCollection _,
            TypedExpression.Entry _,
            TypedExpression.AddressOf _,
            TypedExpression.Dereference _ ->
            throw outside(expression);
      };
    }

    private Task spawn(TypedBlockFunction block) {
      // The turns of a loop have variables of their own, so the block keeps those of this moment.
      Map<SymbolId, Variable> captured = new HashMap<>();
      block.captures().forEach(capture -> captured.put(capture, variable(capture)));
      return task(
          () -> {
            Activation inner = new Activation(captured, null);
            inner.run(block.body());
            return inner.returned;
          });
    }
  }

  @SuppressWarnings("unchecked") // arrays hold any values
  private static @Nullable Object library(String name, List<@Nullable Object> arguments) {
    return switch (name) {
      case "qi_array_add_*" ->
          ((List<@Nullable Object>) present(arguments.get(0))).add(arguments.get(1));
      case "qi_array_length" -> (long) ((List<?>) present(arguments.get(0))).size();
      case "qi_sleep", "qi_channel_close" -> null;
      case "qi_error_message" -> LoweredMachine.text(arguments.get(0));
      default -> throw new IllegalStateException("no library function " + name);
    };
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("no value");
    }
    return value;
  }

  private static Object negate(Object value) {
    return value instanceof Long integer ? (Object) Math.negateExact(integer) : -(Double) value;
  }

  private static @Nullable Object convert(Conversion conversion, @Nullable Object value) {
    return switch (conversion) {
      case TO_FLOAT -> ((Number) present(value)).doubleValue();
      case TO_INTEGER -> ((Number) present(value)).longValue();
      case TO_STRING -> LoweredMachine.text(value);
      case TO_OPTIONAL -> Optional.of(present(value));
      default -> throw new IllegalStateException(conversion.name());
    };
  }

  private static Object operate(TypedOperator operator, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return switch (operator) {
        case ADD -> Math.addExact(a, b);
        case SUBTRACT -> Math.subtractExact(a, b);
        case MULTIPLY -> Math.multiplyExact(a, b);
        case DIVIDE -> a / b;
        case REMAINDER -> a % b;
        case EQUAL -> a.equals(b);
        case NOT_EQUAL -> !a.equals(b);
        case LESS -> a < b;
        case LESS_OR_EQUAL -> a <= b;
        case GREATER -> a > b;
        case GREATER_OR_EQUAL -> a >= b;
        case CONCATENATE -> throw new IllegalStateException("integers");
      };
    }
    return switch (operator) {
      case CONCATENATE, ADD -> left.toString() + right;
      case EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      default -> throw new IllegalStateException(operator.text());
    };
  }
}
