package org.qistage.tests.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.DeepStack;

/// Interprets a program of one file, task by task, statement by statement.
public final class Interpreter {
  /// What a run has shown.
  ///
  /// @param failure the code of the failure that ended it or that nobody saw; empty for none
  public record Result(String output, String failure) {}

  /// The program does not end, or calls too deep for the interpreter's own stack.
  static final class EndlessException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// How many statements a program may run.
  private static final long MOST_STEPS = 5_000_000;

  final TypedProgram program;
  final Fibers fibers = new Fibers();
  final StringBuilder output = new StringBuilder();
  final Map<SymbolId, Values.Place> globals = new HashMap<>();
  private final Map<SymbolId, TypedFunction> functions = new HashMap<>();
  private long steps;

  private Interpreter(TypedProgram program) {
    this.program = program;
    program.functions().forEach(function -> functions.put(function.symbol(), function));
  }

  public static Result run(TypedProgram program) {
    return DeepStack.get(() -> new Interpreter(program).run());
  }

  private Result run() {
    SymbolId entry = program.entry().orElseThrow();
    QiFailure failure =
        fibers.run(
            () -> {
              program
                  .initializer()
                  .ifPresent(
                      initializer ->
                          new Activation(this, new HashMap<>(), null).run(initializer.body()));
              return call(entry, List.of());
            });
    return new Result(output.toString(), failure == null ? "" : failure.code());
  }

  void step() {
    if (++steps > MOST_STEPS) {
      throw new EndlessException();
    }
  }

  /// Runs a function in the calling task; of a 协程 function a call is a generator.
  @Nullable Object call(SymbolId id, List<@Nullable Object> arguments) {
    Symbol.Function symbol = program.function(id);
    if (!symbol.deliversFuture()) {
      return activate(id, arguments, null);
    }
    try {
      return activate(id, arguments, null);
    } catch (QiFailure failure) {
      return Fibers.ended(null, failure);
    }
  }

  private @Nullable Object activate(
      SymbolId id, List<@Nullable Object> arguments, @Nullable Coroutine coroutine) {
    Symbol.Function symbol = program.function(id);
    TypedFunction function = Optional.ofNullable(functions.get(id)).orElseThrow();
    return activate(new HashMap<>(), symbol.parameters(), arguments, coroutine)
        .result(function.body());
  }

  private Activation activate(
      Map<SymbolId, Values.Place> variables,
      List<SymbolId> parameters,
      List<@Nullable Object> arguments,
      @Nullable Coroutine coroutine) {
    for (int i = 0; i < parameters.size(); i++) {
      variables.put(parameters.get(i), new Values.Cell(arguments.get(i)));
    }
    return new Activation(this, variables, coroutine);
  }

  Fibers.Fiber spawn(SymbolId id, List<@Nullable Object> arguments) {
    return fibers.spawn(() -> flat(call(id, arguments), program.function(id)));
  }

  /// 启动 of a function that gives a 未来 gives no 未来 of a 未来.
  private @Nullable Object flat(@Nullable Object value, Symbol.Function function) {
    return function.deliversFuture() && value instanceof Fibers.Fiber fiber
        ? fibers.await(fiber)
        : value;
  }

  Coroutine generator(SymbolId id, List<@Nullable Object> arguments) {
    return new Coroutine(fibers, coroutine -> activate(id, arguments, coroutine));
  }

  /// A closure: it keeps the places of the variables that it uses.
  Values.Function closure(TypedBlockFunction block, Map<SymbolId, Values.Place> variables) {
    Map<SymbolId, Values.Place> captured = new HashMap<>();
    for (SymbolId capture : block.captures()) {
      captured.put(capture, Optional.ofNullable(variables.get(capture)).orElseThrow());
    }
    return (List<@Nullable Object> arguments) ->
        activate(new HashMap<>(captured), block.parameters(), arguments, null).result(block.body());
  }

  Values.Function reference(SymbolId id) {
    return switch (program.function(id).flavor()) {
      case PLAIN -> (List<@Nullable Object> arguments) -> call(id, arguments);
      case ASYNC -> arguments -> spawn(id, new ArrayList<>(arguments));
      case COROUTINE -> arguments -> generator(id, new ArrayList<>(arguments));
    };
  }
}
