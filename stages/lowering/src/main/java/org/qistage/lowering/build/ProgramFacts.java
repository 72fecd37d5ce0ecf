package org.qistage.lowering.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.ValueType;
import org.qistage.parsing.FunctionFlavor;

/// What the lowering of every function asks of the whole program.
final class ProgramFacts {
  private static final int NO_REGISTER = -1;

  private final TypedProgram program;
  private final Map<Type, String> spellings = new HashMap<>();
  private final Map<Type, Callee.Value> conventions = new HashMap<>();
  private final Set<Type> suspendingValues;

  private final Callee.@Nullable Function[] callees;

  /// The functions that deliver a 未来 and are started as tasks, each with the first place.
  private final Map<SymbolId, TypedExpression.Spawn> spawned = new LinkedHashMap<>();

  /// For each variable the register that holds it, or its cell, in the function being lowered.
  private final int[] registers;

  /// The program's structs and enums.
  final Structures structures;

  ProgramFacts(TypedProgram program) {
    this.program = program;
    structures = new Structures(program);
    suspendingValues = Set.copyOf(program.suspendingValues());
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
      known = new Callee.Function(reference(id));
      callees[id.value()] = known;
    }
    return known;
  }

  /// What calls of a function say: its name, with its module where another file declares it.
  String reference(SymbolId id) {
    Symbol.Function function = function(id);
    return isOwn(function)
        ? function.name()
        : ImportedFunction.reference(function.module(), function.name());
  }

  private boolean isOwn(Symbol.Function function) {
    return function.module().equals(program.module());
  }

  /// The functions of other files that the program knows, in the order of their symbols.
  List<ImportedFunction> imports() {
    List<ImportedFunction> imports = new ArrayList<>();
    for (Symbol symbol : program.symbols()) {
      if (symbol instanceof Symbol.Function function && !isOwn(function)) {
        imports.add(
            new ImportedFunction(
                function.name(),
                function.module(),
                shape(function),
                function.parameters().stream()
                    .map(parameter -> valueType(variable(parameter).type()))
                    .toList(),
                valueType(value(function))));
      }
    }
    for (TypedProgram.ModuleStart start : program.starts()) {
      imports.add(
          new ImportedFunction(
              LoweredProgram.INITIALIZER,
              start.module(),
              start.suspends() ? FunctionShape.SUSPENDABLE : FunctionShape.PLAIN,
              List.of(),
              ValueType.UNIT));
    }
    return imports;
  }

  static FunctionShape shape(Symbol.Function function) {
    if (function.flavor() == FunctionFlavor.COROUTINE) {
      return FunctionShape.GENERATOR;
    }
    return function.suspends() ? FunctionShape.SUSPENDABLE : FunctionShape.PLAIN;
  }

  /// What a function returns, or yields.
  static Type value(Symbol.Function function) {
    return function.flavor() == FunctionFlavor.COROUTINE ? function.element() : function.result();
  }

  /// The name of the function that tasks which a 启动 makes run.
  String spawned(TypedExpression.Spawn spawn) {
    Symbol.Function function = function(spawn.function());
    if (!function.deliversFuture()) {
      return reference(spawn.function());
    }
    spawned.putIfAbsent(spawn.function(), spawn);
    return FutureLowering.name(function, isOwn(function));
  }

  /// The functions for tasks that run functions which deliver a 未来.
  List<LoweredFunction> futureTasks(Provenance provenance) {
    List<LoweredFunction> tasks = new ArrayList<>();
    spawned.forEach(
        (id, spawn) -> {
          String name = FutureLowering.name(function(id), isOwn(function(id)));
          tasks.add(FutureLowering.task(name, spawn, this, provenance));
        });
    return tasks;
  }

  Symbol.Global global(SymbolId id) {
    return program.global(id);
  }

  TypedProgram program() {
    return program;
  }

  boolean isEntry(SymbolId function) {
    return program.entry().filter(function::equals).isPresent();
  }

  Symbol.Variable variable(SymbolId id) {
    return program.variable(id);
  }

  /// Whether some coroutine with elements of this type may await, so that driving one may suspend.
  boolean mayAwait(Type element) {
    return program.resumptionSuspends(element);
  }

  /// How values of a type are held.
  ValueType valueType(Type type) {
    return structures.valueType(type);
  }

  /// How values of a type of functions are called: one convention for the whole type.
  Callee.Value convention(Type.FunctionOf type) {
    return conventions.computeIfAbsent(
        type,
        _ ->
            new Callee.Value(
                spelling(type),
                type.parameters().stream().map(this::valueType).toList(),
                valueType(type.result()),
                suspendingValues.contains(type)));
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
