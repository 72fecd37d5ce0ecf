package org.qistage.lowering.build;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.Symbol;
import org.qistage.checking.SymbolId;
import org.qistage.checking.Type;
import org.qistage.checking.TypedBlockFunction;
import org.qistage.checking.TypedFunction;
import org.qistage.checking.TypedNode;
import org.qistage.checking.TypedStatement;
import org.qistage.foundation.Span;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.ValueType;
import org.qistage.parsing.FunctionFlavor;

/// Lowers one function, and the blocks spawned inside it as functions of their own. Holds what the
/// parts that lower expressions, conditions, loops and statements share.
final class FunctionLowering {
  final ProgramFacts facts;
  final Provenance provenance;
  final FunctionBuilder code;
  final Variables variables;
  final ExpressionLowering expressions;
  final ConditionLowering conditions;
  final LoopLowering loops;
  final StatementLowering statements;

  private final String name;
  private final String display;

  /// The functions made of the blocks spawned inside, each followed by those inside it.
  private final List<LoweredFunction> spawned = new ArrayList<>();

  private int spawnedCount;

  private FunctionLowering(ProgramFacts facts, Provenance provenance, String name, String display) {
    this.facts = facts;
    this.provenance = provenance;
    this.name = name;
    this.display = display;
    code = new FunctionBuilder(provenance);
    variables = new Variables(facts, code);
    expressions = new ExpressionLowering(this);
    conditions = new ConditionLowering(this);
    loops = new LoopLowering(this);
    statements = new StatementLowering(this);
  }

  /// Lowers a function of the program; the functions of its spawned blocks follow it.
  static List<LoweredFunction> lower(
      TypedFunction function, ProgramFacts facts, Provenance provenance) {
    Symbol.Function symbol = facts.function(function.symbol());
    var lowering = new FunctionLowering(facts, provenance, symbol.name(), symbol.name());
    FunctionShape shape =
        symbol.flavor() == FunctionFlavor.COROUTINE
            ? FunctionShape.GENERATOR
            : symbol.suspends() ? FunctionShape.SUSPENDABLE : FunctionShape.PLAIN;
    Type result = symbol.flavor() == FunctionFlavor.COROUTINE ? symbol.element() : symbol.result();
    // A generator ends; what it gives has been yielded.
    boolean ends = shape == FunctionShape.GENERATOR || ValueTypes.of(result).equals(ValueType.UNIT);
    return lowering.finish(
        function, shape, result, ends, List.of(), symbol.parameters(), function.body());
  }

  /// Lowers the block of a `启动 { … }` and returns the name of its function.
  String lowerSpawned(TypedBlockFunction block) {
    spawnedCount++;
    var inner =
        new FunctionLowering(
            facts, provenance, name + "$启动" + spawnedCount, display + "·启动" + spawnedCount);
    // The captured variables have other registers inside.
    int[] outside = new int[block.captures().size()];
    for (int i = 0; i < outside.length; i++) {
      outside[i] = facts.register(block.captures().get(i));
    }
    FunctionShape shape = block.suspends() ? FunctionShape.SUSPENDABLE : FunctionShape.PLAIN;
    boolean ends = ValueTypes.of(block.result()).equals(ValueType.UNIT);
    spawned.addAll(
        inner.finish(
            block,
            shape,
            block.result(),
            ends,
            block.captures(),
            block.parameters(),
            block.body()));
    for (int i = 0; i < outside.length; i++) {
      facts.setRegister(block.captures().get(i), outside[i]);
    }
    return inner.name;
  }

  private List<LoweredFunction> finish(
      TypedNode node,
      FunctionShape shape,
      Type result,
      boolean ends,
      List<SymbolId> captures,
      List<SymbolId> parameters,
      TypedStatement.Block body) {
    List<Integer> registers = new ArrayList<>(captures.size() + parameters.size());
    for (SymbolId capture : captures) {
      registers.add(variables.capture(capture));
    }
    for (SymbolId parameter : parameters) {
      registers.add(variables.parameter(parameter));
    }
    code.place(code.block("entry"));
    for (SymbolId parameter : parameters) {
      variables.enterParameter(node, parameter);
    }
    statements.block(body);
    if (code.open()) {
      if (ends) {
        int close = Math.max(body.span().start(), body.span().end() - 1);
        code.returnValue(node, new Span(close, body.span().end()), FunctionBuilder.empty());
      } else {
        code.unreachable(node);
      }
    }
    List<LoweredFunction> functions = new ArrayList<>(1 + spawned.size());
    functions.add(
        new LoweredFunction(
            name,
            display,
            node.span(),
            shape,
            ValueTypes.of(result),
            code.registers(),
            registers,
            code.blocks(),
            List.of(),
            List.of()));
    functions.addAll(spawned);
    return functions;
  }

  /// What the checker could not make sense of: control does not get past it.
  Operand malformed(TypedNode node) {
    code.unreachable(node);
    return FunctionBuilder.empty();
  }
}
