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
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Span;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Representation;

/// Lowers one function. Holds what the parts that lower expressions, conditions, loops and statements
/// share.
///
/// The blocks that the function spawns become functions of their own. Each is lowered when the function
/// around it is done: until then only its name is needed, and then the variables that it captures can be
/// given other registers.
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

  private final Task task;
  private final List<Task> spawned = new ArrayList<>();

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
  }

  /// Lowers a function of the program and adds it to the others, followed by the blocks that it spawns,
  /// each of which is followed by those that it spawns itself.
  static void lower(
      TypedFunction function,
      ProgramFacts facts,
      Provenance provenance,
      List<LoweredFunction> functions) {
    Deque<Task> work = new ArrayDeque<>();
    work.push(task(function, facts));
    while (!work.isEmpty()) {
      var lowering = new FunctionLowering(work.pop(), facts, provenance);
      functions.add(lowering.lower());
      lowering.spawned.reversed().forEach(work::push);
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
    int number = spawned.size() + 1;
    String name = task.name() + "$启动" + number;
    spawned.add(
        new Task(
            name,
            task.display() + "·启动" + number,
            block.suspends() ? FunctionShape.SUSPENDABLE : FunctionShape.PLAIN,
            block.result(),
            false,
            block,
            block.captures(),
            block.parameters(),
            block.body()));
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
