package org.qistage.lowering.build;

import java.util.List;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Where the variables of one function live: in registers, or, when they are both captured and
/// assigned, in cells that registers hold.
///
/// A read of a variable in a register is no instruction; the operand names the register. That is safe
/// although operands are evaluated left to right, because no *expression* of Qi writes a variable:
/// assignments are statements, and the statements inside `启动 { … }` belong to another function,
/// which reaches the variable through a cell. A read of a cell is an instruction and keeps its place.
/// What is held across statements, such as the bounds of a loop, is copied by {@link #hold}.
final class Variables {
  private final ProgramFacts facts;
  private final FunctionBuilder code;

  Variables(ProgramFacts facts, FunctionBuilder code) {
    this.facts = facts;
    this.code = code;
  }

  private static ValueType cellOf(Symbol.Variable variable) {
    return ValueTypes.cell(ValueTypes.representation(variable.type()));
  }

  private int newRegister(Symbol.Variable variable) {
    ValueType type =
        ProgramFacts.inCell(variable) ? cellOf(variable) : facts.valueType(variable.type());
    int register = code.register(variable.name(), type, facts.spelling(variable.type()));
    facts.setRegister(variable.id(), register);
    return register;
  }

  /// The register that a captured variable arrives in: its value, or its cell.
  int capture(SymbolId id) {
    return newRegister(facts.variable(id));
  }

  /// The register that an argument arrives in; {@link #enterParameter} makes the cell where one is
  /// wanted.
  int parameter(SymbolId id) {
    Symbol.Variable variable = facts.variable(id);
    int register =
        code.register(
            variable.name(), facts.valueType(variable.type()), facts.spelling(variable.type()));
    facts.setRegister(id, register);
    return register;
  }

  void enterParameter(TypedNode origin, SymbolId id) {
    Symbol.Variable variable = facts.variable(id);
    if (ProgramFacts.inCell(variable)) {
      Operand argument = read(facts.register(id), variable);
      initializeCell(origin, variable, argument);
    }
  }

  /// The operand for a variable's register.
  private Operand read(int register, Symbol.Variable variable) {
    return ValueTypes.representation(variable.type()) == Representation.UNIT
        ? FunctionBuilder.empty()
        : code.use(register);
  }

  private void initializeCell(TypedNode origin, Symbol.Variable variable, Operand value) {
    int cell = newRegister(variable);
    code.call(
        origin,
        RuntimeNames.CELL_NEW.of(ValueTypes.representation(variable.type())),
        false,
        code.type(cell),
        facts.spelling(variable.type()),
        cell,
        List.of(value));
  }

  /// Declares a variable without a value. In a cell it has one anyway, which is never read.
  void declare(TypedNode origin, SymbolId id) {
    Symbol.Variable variable = facts.variable(id);
    if (!ProgramFacts.inCell(variable)) {
      newRegister(variable);
      return;
    }
    Operand nothing =
        switch (ValueTypes.representation(variable.type())) {
          case I64 -> new Operand.IntegerConstant(0);
          case I32 -> new Operand.SmallConstant(0);
          case F64 -> new Operand.FloatConstant(0);
          case BOOL -> new Operand.BooleanConstant(false);
          case REF, UNIT -> FunctionBuilder.empty();
        };
    initializeCell(origin, variable, nothing);
  }

  /// Declares a variable with a value: a fresh one, or a fresh cell, each time control comes by.
  void declare(TypedNode origin, SymbolId id, Operand value) {
    Symbol.Variable variable = facts.variable(id);
    if (ProgramFacts.inCell(variable)) {
      initializeCell(origin, variable, value);
    } else {
      moveInto(origin, newRegister(variable), value);
    }
  }

  /// Declares a variable that is in no cell and returns its register, for whoever computes the value
  /// right into it.
  int declareRegister(SymbolId id) {
    return newRegister(facts.variable(id));
  }

  void assign(TypedNode origin, SymbolId id, Operand value) {
    Symbol.Variable variable = facts.variable(id);
    if (ProgramFacts.inCell(variable)) {
      code.perform(
          origin,
          RuntimeNames.CELL_SET.of(ValueTypes.representation(variable.type())),
          List.of(code.use(facts.register(id)), value));
    } else {
      moveInto(origin, facts.register(id), value);
    }
  }

  void moveInto(TypedNode origin, int register, Operand value) {
    boolean there = value instanceof Operand.Use(int source) && source == register;
    if (!there && code.type(register).representation() != Representation.UNIT) {
      code.copy(origin, register, value);
    }
  }

  Operand read(TypedNode origin, SymbolId id, int wanted) {
    Symbol.Variable variable = facts.variable(id);
    int register = facts.register(id);
    if (!ProgramFacts.inCell(variable)) {
      return read(register, variable);
    }
    Representation content = ValueTypes.representation(variable.type());
    Operand cell = code.use(register);
    if (content == Representation.UNIT) {
      return FunctionBuilder.empty();
    }
    return code.call(
        origin,
        RuntimeNames.CELL_GET.of(content),
        false,
        facts.valueType(variable.type()),
        facts.spelling(variable.type()),
        wanted,
        List.of(cell));
  }

  /// The operand for a captured variable as it is handed to a spawned block: its value or its cell.
  Operand handOver(SymbolId id) {
    Symbol.Variable variable = facts.variable(id);
    int register = facts.register(id);
    return ProgramFacts.inCell(variable) ? code.use(register) : read(register, variable);
  }

  /// The operands for the variables that a function inside this one captures.
  List<Operand> handOver(List<SymbolId> captures) {
    return captures.stream().map(this::handOver).toList();
  }

  /// Whether variables have been declared on the way here, as all have in a program without errors.
  boolean areHere(List<SymbolId> captures) {
    return captures.stream().allMatch(facts::hasRegister);
  }

  /// Keeps a value as it is now, for use after other statements have run.
  Operand hold(TypedExpression expression, Operand value) {
    if (expression instanceof TypedExpression.Variable read
        && value instanceof Operand.Use(int register)) {
      Symbol.Variable variable = facts.variable(read.symbol());
      if (variable.assigned() && !ProgramFacts.inCell(variable)) {
        int copy = code.register("", code.type(register), facts.spelling(variable.type()));
        code.copy(expression, copy, value);
        return code.use(copy);
      }
    }
    return value;
  }
}
