package org.qistage.lowering.build;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.lowering.Callee;

/// What the lowering of every function asks of the whole program.
final class ProgramFacts {
  private static final int NO_REGISTER = -1;

  private final TypedProgram program;
  private final Map<Type, String> spellings = new HashMap<>();

  private final Callee.@Nullable Function[] callees;

  /// For each variable the register that holds it, or its cell, in the function being lowered.
  private final int[] registers;

  ProgramFacts(TypedProgram program) {
    this.program = program;
    callees = new Callee.Function[program.symbols().size()];
    registers = new int[program.symbols().size()];
    Arrays.fill(registers, NO_REGISTER);
  }

  Symbol.Function function(SymbolId id) {
    return program.function(id);
  }

  /// The callee of calls of a function; made once.
  Callee.Function callee(SymbolId id) {
    Callee.Function known = callees[id.value()];
    if (known == null) {
      known = new Callee.Function(function(id).name());
      callees[id.value()] = known;
    }
    return known;
  }

  Symbol.Variable variable(SymbolId id) {
    return program.variable(id);
  }

  /// Whether some coroutine with elements of this type may await, so that driving one may suspend.
  boolean mayAwait(Type element) {
    return program.resumptionSuspends(element);
  }

  /// The spelling of a type; the spellings of types with parts are made once.
  String spelling(Type type) {
    return type instanceof Type.Simple || type instanceof Type.Named
        ? type.toString()
        : spellings.computeIfAbsent(type, Type::toString);
  }

  /// Whether a variable lives in a cell: those who share it must see each other's writes.
  static boolean inCell(Symbol.Variable variable) {
    return variable.captured() && variable.assigned();
  }

  boolean hasRegister(SymbolId variable) {
    return registers[variable.value()] != NO_REGISTER;
  }

  int register(SymbolId variable) {
    return registers[variable.value()];
  }

  void setRegister(SymbolId variable, int register) {
    registers[variable.value()] = register;
  }
}
