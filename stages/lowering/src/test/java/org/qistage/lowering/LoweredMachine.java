package org.qistage.lowering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs lowered programs block by block, in the simplest way that shows whether they mean what they
/// should. Whether an operation that may suspend really does is up to an oracle: a right program prints
/// the same whatever the oracle says. A suspended activation keeps nothing but what its saves put into
/// its frame, so a register that is missing there is found out when it is read.
///
/// Tasks run when they are awaited, so that the order of what is printed does not depend on the oracle.
final class LoweredMachine {
  /// What registers hold before they are written.
  private static final Object UNDEFINED = "undefined register";

  private static final int MAXIMUM_STEPS = 2_000_000;

  private final Map<String, LoweredFunction> functions = new HashMap<>();
  private final String entry;
  private final BooleanSupplier oracle;
  private final StringBuilder output = new StringBuilder();
  private int steps;
  private int suspensions;

  /// The values that channel loops have received and not yet read.
  private @Nullable Object delivered;

  LoweredMachine(LoweredProgram program, BooleanSupplier oracle) {
    program.functions().forEach(function -> functions.put(function.name(), function));
    entry = program.entry();
    this.oracle = oracle;
  }

  /// What the program prints; a failure ends it with a line of its own.
  String run() {
    try {
      complete(new Activation(function(entry), List.of()));
    } catch (RuntimeException exception) {
      RuntimeException failure = Failures.caught(exception);
      output.append("失败 ").append(Failures.text(failure));
    }
    return output.toString();
  }

  int suspensions() {
    return suspensions;
  }

  private LoweredFunction function(String name) {
    LoweredFunction function = functions.get(name);
    if (function == null) {
      throw new IllegalStateException("no function " + name);
    }
    return function;
  }

  /// A task, run when it is first awaited.
  private final class TaskValue {
    private @Nullable Activation unstarted;
    private @Nullable Object value;
    private @Nullable RuntimeException failure;

    TaskValue(Activation unstarted) {
      this.unstarted = unstarted;
    }

    @Nullable Object await() {
      Activation start = unstarted;
      if (start != null) {
        unstarted = null;
        try {
          value = complete(start);
        } catch (RuntimeException exception) {
          failure = Failures.caught(exception);
        }
      }
      if (failure != null) {
        throw failure;
      }
      return value;
    }
  }

  private static final class Cell {
    @Nullable Object value;
  }

  private record Optional(boolean has, @Nullable Object value) {}

  /// What the innermost suspended operation will complete with.
  private record Pending(@Nullable Object value, @Nullable RuntimeException failure) {}

  /// Signals that the activations on the way out must save themselves.
  private record Suspended(Pending pending, List<Activation> frames) {}

  /// Runs an activation to its end, resuming it as often as it suspends.
  private @Nullable Object complete(Activation activation) {
    @Nullable Object outcome = activation.start();
    while (outcome instanceof Suspended(Pending pending, var frames)) {
      @Nullable Object value = pending.value();
      @Nullable RuntimeException failure = pending.failure();
      outcome = value;
      for (int i = 0; i < frames.size(); i++) {
        try {
          outcome = frames.get(i).resume(value, failure);
          failure = null;
        } catch (RuntimeException exception) {
          failure = Failures.caught(exception);
          continue;
        }
        if (outcome instanceof Suspended again) {
          again.frames().addAll(frames.subList(i + 1, frames.size()));
          break;
        }
        value = outcome;
      }
      if (failure != null) {
        throw failure;
      }
    }
    return outcome;
  }

  /// One call of a function, or a generator: its registers while it runs, its slots while it waits.
  private final class Activation {
    private final LoweredFunction function;
    private @Nullable Object[] registers;
    private final @Nullable Object[] slots;
    private int state;
    private boolean finished;
    private @Nullable Object yielded;
    private @Nullable Object resumedWith;

    /// The generator that this one has delegated to, until that has ended.
    private @Nullable Activation inner;

    /// What the resumed operation failed with, then what a handler is to take.
    private @Nullable RuntimeException failure;

    Activation(LoweredFunction function, List<?> arguments) {
      this.function = function;
      registers = fresh();
      slots = new Object[function.slots().size()];
      for (int i = 0; i < arguments.size(); i++) {
        registers[function.parameters().get(i)] = arguments.get(i);
      }
    }

    private @Nullable Object[] fresh() {
      @Nullable Object[] registers = new Object[function.registers().size()];
      java.util.Arrays.fill(registers, UNDEFINED);
      return registers;
    }

    @Nullable Object start() {
      return run(0);
    }

    /// Goes on with all registers lost.
    @Nullable Object resume(@Nullable Object value, @Nullable RuntimeException failedWith) {
      registers = fresh();
      resumedWith = value;
      failure = failedWith;
      return run(function.states().get(state - 1).resume());
    }

    /// Drives a generator to its next value.
    @Nullable Object next() {
      if (finished) {
        return false;
      }
      Activation delegate = inner;
      if (delegate != null) {
        try {
          if (Boolean.TRUE.equals(delegate.next())) {
            yielded = delegate.yielded;
            return true;
          }
        } catch (RuntimeException exception) {
          inner = null;
          return resume(null, Failures.caught(exception));
        }
        inner = null;
        return resume(null, null);
      }
      return state == 0 ? start() : resume(null, null);
    }

    private @Nullable Object run(int entry) {
      int number = entry;
      while (true) {
        if (++steps > MAXIMUM_STEPS) {
          throw new IllegalStateException("runs too long");
        }
        Block block = function.blocks().get(number);
        try {
          for (Instruction instruction : block.instructions()) {
            registers[instruction.result()] = execute(instruction);
          }
          if (block.terminator() instanceof Terminator.Suspend suspend) {
            if (suspend.callee() instanceof Callee.Runtime(var name)
                && name.equals("qi_generator_delegate")) {
              inner = generator(readAll(suspend.operands()));
              state = suspend.state();
              save(suspend.saves());
              return next();
            }
            @Nullable Object outcome = suspend(suspend);
            if (outcome instanceof Suspended) {
              return outcome;
            }
            registers[suspend.result()] = outcome;
          }
        } catch (RuntimeException exception) {
          failure = Failures.caught(exception);
          if (!block.isProtected()) {
            finished = true;
            throw exception;
          }
          number = block.handler();
          continue;
        }
        switch (block.terminator()) {
          case Terminator.Jump(_, _, int target) -> number = target;
          case Terminator.Branch(_, _, var condition, int whenTrue, int whenFalse) ->
              number = Boolean.TRUE.equals(read(condition)) ? whenTrue : whenFalse;
          case Terminator.Return(_, _, var value) -> {
            finished = true;
            return function.shape() == FunctionShape.GENERATOR ? (Object) false : read(value);
          }
          case Terminator.Suspend suspend -> number = suspend.ready();
          case Terminator.Yield yield -> {
            yielded = read(yield.value());
            state = yield.state();
            save(yield.saves());
            return true;
          }
          case Terminator.Rethrow _ -> throw new IllegalStateException("counts nothing");
          case Terminator.Unreachable _ -> throw new IllegalStateException("unreachable");
        }
      }
    }

    private void save(List<Save> saves) {
      java.util.Arrays.fill(slots, UNDEFINED);
      for (Save save : saves) {
        slots[save.slot()] = registers[save.register()];
      }
    }

    private @Nullable Object suspend(Terminator.Suspend suspend) {
      List<@Nullable Object> operands = readAll(suspend.operands());
      @Nullable Object outcome =
          switch (suspend.callee()) {
            case Callee.Function(var name) -> new Activation(function(name), operands).start();
            case Callee.Value called -> throw TreeEvaluator.outside(called);
            case Callee.Runtime(var name) ->
                name.equals("qi_generator_next")
                    ? generator(operands).next()
                    : blocking(name, operands);
          };
      if (outcome instanceof Suspended suspended) {
        state = suspend.state();
        save(suspend.saves());
        suspended.frames().add(this);
      }
      return outcome;
    }

    private @Nullable Object blocking(String name, List<@Nullable Object> operands) {
      @Nullable Object value = null;
      @Nullable RuntimeException failed = null;
      try {
        value = LoweredMachine.this.perform(name, operands);
      } catch (RuntimeException exception) {
        failed = Failures.caught(exception);
      }
      if (oracle.getAsBoolean()) {
        suspensions++;
        return new Suspended(new Pending(value, failed), new ArrayList<>());
      }
      if (failed != null) {
        throw failed;
      }
      return value;
    }

    private List<@Nullable Object> readAll(List<Operand> operands) {
      List<@Nullable Object> values = new ArrayList<>();
      operands.forEach(operand -> values.add(read(operand)));
      return values;
    }

    @SuppressWarnings("ReferenceEquality") // the mark of an unwritten register
    private @Nullable Object read(Operand operand) {
      return switch (operand) {
        case Operand.Use(int register) -> {
          if (registers[register] == UNDEFINED) {
            throw new IllegalStateException(
                function.register(register) + " of " + function.name() + " was never written");
          }
          yield registers[register];
        }
        case Operand.IntegerConstant(long value) -> value;
        case Operand.SmallConstant(int value) -> value;
        case Operand.FloatConstant(double value) -> value;
        case Operand.BooleanConstant(boolean value) -> value;
        case Operand.TextConstant(var value) -> value;
        case Operand.EmptyConstant _ -> null;
      };
    }

    private @Nullable Object execute(Instruction instruction) {
      return switch (instruction) {
        case Instruction.Copy(_, _, _, var source) -> read(source);
        case Instruction.Operate(_, _, _, var operator, var operands) ->
            Arithmetic.apply(operator, readAll(operands));
        case Instruction.Call(_, _, _, Callee.Function(var name), var operands) ->
            new Activation(function(name), readAll(operands)).start();
        case Instruction.Call(_, _, _, Callee.Runtime(var name), var operands) ->
            LoweredMachine.this.perform(name, readAll(operands));
        case Instruction.Spawn(_, _, _, var name, var operands) ->
            new TaskValue(new Activation(function(name), readAll(operands)));
        case Instruction.NewGenerator(_, _, _, var name, var operands) ->
            new Activation(function(name), readAll(operands));
        case Instruction.Restore(_, _, _, int slot) -> slots[slot];
        case Instruction.Resumed _ -> {
          RuntimeException failed = failure;
          failure = null;
          if (failed != null) {
            throw failed;
          }
          yield resumedWith;
        }
        case Instruction.Caught _ -> {
          RuntimeException caught = failure;
          failure = null;
          if (caught == null) {
            throw new IllegalStateException("a handler without a failure");
          }
          yield caught;
        }
        case Instruction.SuspendingCall _, Instruction.YieldValue _ ->
            throw new IllegalStateException("not split: " + instruction);
        case Instruction.Call(_, _, _, Callee.Value called, _) ->
            throw TreeEvaluator.outside(called);
        case Instruction.Unwinding _,
            Instruction.Retain _,
            Instruction.Release _,
            Instruction.Allocate _ ->
            throw new IllegalStateException("counts nothing: " + instruction);
        case Instruction.NewStructure _,
            Instruction.GetField _,
            Instruction.SetField _,
            Instruction.GetTag _,
            Instruction.LoadGlobal _,
            Instruction.StoreGlobal _,
            Instruction.NewPointer _,
            Instruction.NewClosure _,
            Instruction.Probe _ ->
            throw TreeEvaluator.outside(instruction);
      };
    }
  }

  private Activation generator(List<@Nullable Object> operands) {
    return (Activation) operand(operands, 0);
  }

  private static Object operand(List<@Nullable Object> operands, int index) {
    Object value = operands.get(index);
    if (value == null) {
      throw new IllegalStateException("no operand " + index);
    }
    return value;
  }

  private static String family(String name) {
    return name.replaceFirst("_(i64|i32|f64|bool|ref|char|int|float|string|value)$", "_*");
  }

  @SuppressWarnings("unchecked") // arrays and channels hold any values
  private @Nullable Object perform(String name, List<@Nullable Object> operands) {
    return switch (family(name)) {
      case "qi_panic" -> throw new Failures.Thrown(text(operands.get(0)));
      case "qi_error_raise" -> throw (RuntimeException) operand(operands, 0);
      case "qi_error_message" -> text(operands.get(0));
      case "qi_yield" -> null;
      case "qi_sleep" -> null;
      case "qi_await_task_*", "qi_await_task" -> ((TaskValue) operand(operands, 0)).await();
      case "qi_print_*" -> {
        output.append(text(operands.get(0)));
        yield (Boolean) operand(operands, 1) ? output.append('\n') : output;
      }
      case "qi_string_from_*" -> text(operands.get(0));
      case "qi_string_concat" -> text(operands.get(0)) + text(operands.get(1));
      case "qi_string_equal" -> operand(operands, 0).equals(operands.get(1));
      case "qi_string_compare" -> (long) text(operands.get(0)).compareTo(text(operands.get(1)));
      case "qi_string_length" ->
          (long) text(operands.get(0)).codePointCount(0, text(operands.get(0)).length());
      case "qi_string_characters" ->
          new ArrayList<>(text(operands.get(0)).codePoints().boxed().toList());
      case "qi_array_new_*" -> new ArrayList<@Nullable Object>();
      case "qi_array_add_*" -> ((List<@Nullable Object>) operand(operands, 0)).add(operands.get(1));
      case "qi_array_get_*", "qi_array_at_*" ->
          ((List<@Nullable Object>) operand(operands, 0)).get(index(operands));
      case "qi_array_set_*", "qi_array_put_*" ->
          ((List<@Nullable Object>) operand(operands, 0)).set(index(operands), operands.get(2));
      case "qi_array_length" -> (long) ((List<?>) operand(operands, 0)).size();
      case "qi_range" -> throw Failures.stepOfZero();
      case "qi_cell_new_*" -> {
        Cell cell = new Cell();
        cell.value = operands.get(0);
        yield cell;
      }
      case "qi_cell_get_*" -> ((Cell) operand(operands, 0)).value;
      case "qi_cell_set_*" -> {
        Cell cell = (Cell) operand(operands, 0);
        cell.value = operands.get(1);
        yield null;
      }
      case "qi_optional_some_*" -> new Optional(true, operands.get(0));
      case "qi_optional_none" -> new Optional(false, null);
      case "qi_optional_has" -> ((Optional) operand(operands, 0)).has();
      case "qi_optional_value_*" -> ((Optional) operand(operands, 0)).value();
      case "qi_generator_next" -> generator(operands).next();
      case "qi_generator_value_*" -> generator(operands).yielded;
      case "qi_channel_new_*" -> new ArrayDeque<>();
      case "qi_channel_send_*" -> ((Deque<Object>) operand(operands, 0)).add(operand(operands, 1));
      case "qi_channel_receive_*" -> ((Deque<Object>) operand(operands, 0)).remove();
      case "qi_channel_next" -> {
        delivered = ((Deque<Object>) operand(operands, 0)).poll();
        yield delivered != null;
      }
      case "qi_channel_value_*" -> delivered;
      case "qi_channel_close" -> null;
      default -> throw new IllegalStateException("no runtime function " + name);
    };
  }

  private static int index(List<@Nullable Object> operands) {
    return Math.toIntExact(((Number) operand(operands, 1)).longValue());
  }

  static String text(@Nullable Object value) {
    return value == null
        ? "空"
        : switch (value) {
          case Boolean truth -> truth ? "真" : "假";
          case RuntimeException failure -> Failures.text(failure);
          default -> value.toString();
        };
  }
}
