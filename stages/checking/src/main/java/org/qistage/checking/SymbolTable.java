package org.qistage.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;

/// Hands out the symbols of one file and gives back the finished ones in the order of their ids. What
/// another file declares gets a symbol here when it is first used.
final class SymbolTable {
  private final ProgramContext program;
  private final List<Object> entries = new ArrayList<>();
  private final Map<FunctionEntry, SymbolId> imported = new HashMap<>();

  private final Map<GlobalEntry, SymbolId> importedGlobals = new HashMap<>();

  /// A function of another file with the first id of its parameters here.
  private record Imported(SymbolId id, FunctionEntry function) {}

  private record ImportedGlobal(SymbolId id, GlobalEntry global) {}

  private record ImportedParameter(SymbolId id, VariableEntry parameter) {}

  SymbolTable(ProgramContext program) {
    this.program = program;
  }

  /// @param owner of a method the type that has it
  FunctionEntry addFunction(Declaration.Function syntax, @Nullable TypeEntry owner) {
    FunctionEntry entry = new FunctionEntry(program, next(), syntax, owner);
    entries.add(entry);
    return entry;
  }

  VariableEntry addVariable(
      String name, Span span, VariableEntry.Kind kind, Type type, Body owner) {
    VariableEntry entry = new VariableEntry(next(), name, span, kind, type, owner);
    entries.add(entry);
    return entry;
  }

  GlobalEntry addGlobal(Declaration.ModuleVariable syntax, int order) {
    GlobalEntry entry = new GlobalEntry(program, next(), syntax, order);
    entries.add(entry);
    return entry;
  }

  /// The symbol here of a variable that another file declares.
  SymbolId imported(GlobalEntry global) {
    SymbolId known = importedGlobals.get(global);
    if (known == null) {
      known = next();
      importedGlobals.put(global, known);
      entries.add(new ImportedGlobal(known, global));
    }
    return known;
  }

  private SymbolId next() {
    return new SymbolId(entries.size());
  }

  /// The symbol here of a function that another file declares; its parameters follow it.
  SymbolId imported(FunctionEntry function) {
    SymbolId known = imported.get(function);
    if (known == null) {
      known = next();
      imported.put(function, known);
      entries.add(new Imported(known, function));
      for (VariableEntry parameter : function.parameters) {
        entries.add(new ImportedParameter(next(), parameter));
      }
    }
    return known;
  }

  /// The function of a symbol.
  FunctionEntry function(SymbolId id) {
    return entries.get(id.value()) instanceof Imported(_, var function)
        ? function
        : (FunctionEntry) entries.get(id.value());
  }

  VariableEntry variable(SymbolId id) {
    return (VariableEntry) entries.get(id.value());
  }

  List<Symbol> build() {
    List<Symbol> symbols = new ArrayList<>(entries.size());
    for (Object entry : entries) {
      symbols.add(
          switch (entry) {
            case FunctionEntry function -> function.symbol();
            case Imported(var id, var function) ->
                function.symbol(id, outside(function), parameters(id, function));
            case ImportedParameter(var id, var parameter) ->
                parameter.symbolOutside(id, Span.at(0));
            case GlobalEntry global -> global.symbol();
            case ImportedGlobal(var id, var global) -> global.symbol(id, outside(global));
            default -> ((VariableEntry) entry).symbol();
          });
    }
    return symbols;
  }

  private static List<SymbolId> parameters(SymbolId id, FunctionEntry function) {
    return IntStream.rangeClosed(1, function.parameters.size())
        .mapToObj(i -> new SymbolId(id.value() + i))
        .toList();
  }

  /// Where this file says what brings in the declarations of another; its start for a file that
  /// shares its scope.
  private Span outside(Declared declared) {
    return program.importsInOrder.stream()
        .filter(entry -> entry.target == declared.home())
        .map(entry -> entry.syntax.span())
        .findFirst()
        .orElse(Span.at(0));
  }
}
