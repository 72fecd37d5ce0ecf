package org.qistage.lowering.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Span;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Lowers one function. Holds what the parts that lower expressions, conditions, loops and statements
/// share.
///
/// The blocks that the function spawns and the closures that it makes become functions of their own. Each
/// is lowered when the function around it is done: until then only its name is needed, and then the
/// variables that it captures can be given other registers.
final class FunctionLowering {
  final ProgramFacts facts;
  final Provenance provenance;
  final FunctionBuilder code;
  final Variables variables;
  final ExpressionLowering expressions;
  final ConditionLowering conditions;
  final LoopLowering loops;
  final ErrorLowering errors;
  final StructLowering structs;
  final MatchLowering matches;
  final StatementLowering statements;
  final ClosureLowering closures;
  final GlobalLowering globals;
  final PointerLowering pointers;

  private final Task task;
  private final List<Task> inner = new ArrayList<>();
  private final List<LoweredFunction> made = new ArrayList<>();
  private int spawns;
  private int values;

  /// A function to lower.
  ///
  /// @param name unique in the program
  /// @param display what stack traces call it
  /// @param delivers whether its result is a 未来 that its failures go into
  private record Task(
      String name,
      String display,
      FunctionShape shape,
      Type result,
      boolean delivers,
      TypedNode node,
      List<SymbolId> captures,
      List<SymbolId> parameters,
      TypedStatement.Block body) {}

  private FunctionLowering(Task task, ProgramFacts facts, Provenance provenance) {
    this.task = task;
    this.facts = facts;
    this.provenance = provenance;
    code = new FunctionBuilder(provenance, task.shape(), facts.valueType(task.result()));
    variables = new Variables(facts, code);
    expressions = new ExpressionLowering(this);
    conditions = new ConditionLowering(this);
    loops = new LoopLowering(this);
    errors = new ErrorLowering(this);
    structs = new StructLowering(this);
    matches = new MatchLowering(this);
    statements = new StatementLowering(this);
    closures = new ClosureLowering(this);
    globals = new GlobalLowering(this);
    pointers = new PointerLowering(this);
  }

  /// Lowers a function of the program and adds it to the others, followed by the functions inside it, each
  /// of which is followed by those inside itself.
  static void lower(
      TypedFunction function,
      ProgramFacts facts,
      Provenance provenance,
      List<LoweredFunction> functions) {
    lower(task(function, facts), facts, provenance, functions);
  }

  /// Lowers what gives the file's variables their first values.
  static void lower(
      TypedInitializer initializer,
      ProgramFacts facts,
      Provenance provenance,
      List<LoweredFunction> functions) {
    Task task =
        new Task(
            LoweredProgram.INITIALIZER,
            "初始化",
            initializer.suspends() ? FunctionShape.SUSPENDABLE : FunctionShape.PLAIN,
            Type.Simple.UNIT,
            false,
            initializer,
            List.of(),
            List.of(),
            initializer.body());
    lower(task, facts, provenance, functions);
  }

  private static void lower(
      Task first, ProgramFacts facts, Provenance provenance, List<LoweredFunction> functions) {
    Deque<Task> work = new ArrayDeque<>();
    work.push(first);
    while (!work.isEmpty()) {
      var lowering = new FunctionLowering(work.pop(), facts, provenance);
      functions.add(lowering.lower());
      functions.addAll(lowering.made);
      lowering.inner.reversed().forEach(work::push);
    }
  }

  private static Task task(TypedFunction function, ProgramFacts facts) {
    Symbol.Function symbol = facts.function(function.symbol());
    return new Task(
        symbol.name(),
        symbol.name(),
        ProgramFacts.shape(symbol),
        ProgramFacts.value(symbol),
        symbol.deliversFuture(),
        function,
        List.of(),
        symbol.parameters(),
        function.body());
  }

  /// Notes the block of a `启动 { … }` for later and returns the name that its function will have.
  String spawn(TypedBlockFunction block) {
    return inner(nextSpawn(), block);
  }

  /// Notes a closure for later and returns the name that its function will have.
  String closure(TypedBlockFunction function) {
    return inner(nextValue(), function);
  }

  /// The end of the name of the next function that a task runs.
  String nextSpawn() {
    return "启动" + ++spawns;
  }

  /// The end of the name of the next function value.
  String nextValue() {
    return "函数" + ++values;
  }

  private String inner(String suffix, TypedBlockFunction function) {
    String name = task.name() + "$" + suffix;
    inner.add(
        new Task(
            name,
            task.display() + "·" + suffix,
            function.suspends() ? FunctionShape.SUSPENDABLE : FunctionShape.PLAIN,
            function.result(),
            false,
            function,
            function.captures(),
            function.parameters(),
            function.body()));
    return name;
  }

  /// A builder for a function that lowering makes up.
  /// Whether it is the body of a 协程 函数.
  boolean isGenerator() {
    return task.shape() == FunctionShape.GENERATOR;
  }

  FunctionBuilder builder(FunctionShape shape, ValueType result) {
    return new FunctionBuilder(provenance, shape, result);
  }

  /// Adds a function that lowering makes up, with code that is complete.
  ///
  /// @param suffix what its name ends with
  /// @param parameters its registers that hold the arguments
  /// @return its name
  String make(
      TypedNode origin,
      String suffix,
      FunctionShape shape,
      ValueType result,
      FunctionBuilder body,
      List<Integer> parameters) {
    String name = task.name() + "$" + suffix;
    made.add(
        new LoweredFunction(
            name,
            task.display() + "·" + suffix,
            origin.span(),
            shape,
            result,
            body.registers(),
            parameters,
            body.blocks(),
            List.of(),
            List.of()));
    return name;
  }

  private LoweredFunction lower() {
    List<Integer> registers = new ArrayList<>(task.captures().size() + task.parameters().size());
    for (SymbolId capture : task.captures()) {
      registers.add(variables.capture(capture));
    }
    for (SymbolId parameter : task.parameters()) {
      registers.add(variables.parameter(parameter));
    }
    code.place(code.block("entry"));
    if (task.delivers()) {
      errors.delivering(task.node(), task.display(), this::body);
    } else {
      body();
    }
    return new LoweredFunction(
        task.name(),
        task.display(),
        task.node().span(),
        task.shape(),
        facts.valueType(task.result()),
        code.registers(),
        registers,
        code.blocks(),
        List.of(),
        List.of());
  }

  private void body() {
    for (SymbolId parameter : task.parameters()) {
      variables.enterParameter(task.node(), parameter);
    }
    switch (task.node()) {
      case TypedFunction own when facts.isEntry(own.symbol()) -> globals.runInitializers(own);
      case TypedInitializer initializer -> globals.onlyOnce(initializer);
      default -> {
        // Begins with its own statements.
      }
    }
    statements.block(task.body());
    if (code.open()) {
      end();
    }
  }

  /// The name that stack traces show.
  String display() {
    return task.display();
  }

  /// What stands at the closing brace, when control gets there.
  private void end() {
    // A generator ends; what it gives has been yielded.
    if (task.shape() == FunctionShape.GENERATOR
        || ValueTypes.representation(task.result()) == Representation.UNIT) {
      code.returnValue(task.node(), brace(), FunctionBuilder.empty());
    } else if (task.delivers()
        && task.result() instanceof Type.FutureOf(Type value)
        && ValueTypes.representation(value) == Representation.UNIT) {
      code.returnValue(task.node(), brace(), errors.ready(task.node(), task.result()));
    } else {
      code.unreachable(task.node());
    }
  }

  private Span brace() {
    Span body = task.body().span();
    return new Span(Math.max(body.start(), body.end() - 1), body.end());
  }

  /// What the checker could not make sense of: control does not get past it.
  Operand malformed(TypedNode node) {
    code.unreachable(node);
    return FunctionBuilder.empty();
  }
}
