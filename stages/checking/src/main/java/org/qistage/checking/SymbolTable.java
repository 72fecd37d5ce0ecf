package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;

/// Hands out symbols and gives back the finished ones in the order of their ids.
final class SymbolTable {
  private final List<Object> entries = new ArrayList<>();

  FunctionEntry addFunction(Declaration.Function syntax) {
    FunctionEntry entry = new FunctionEntry(new SymbolId(entries.size()), syntax);
    entries.add(entry);
    return entry;
  }

  VariableEntry addVariable(
      String name, Span span, VariableEntry.Kind kind, Type type, Body owner) {
    VariableEntry entry =
        new VariableEntry(new SymbolId(entries.size()), name, span, kind, type, owner);
    entries.add(entry);
    return entry;
  }

  FunctionEntry function(SymbolId id) {
    return (FunctionEntry) entries.get(id.value());
  }

  VariableEntry variable(SymbolId id) {
    return (VariableEntry) entries.get(id.value());
  }

  List<Symbol> build() {
    List<Symbol> symbols = new ArrayList<>(entries.size());
    for (Object entry : entries) {
      symbols.add(
          entry instanceof FunctionEntry function
              ? function.symbol()
              : ((VariableEntry) entry).symbol());
    }
    return symbols;
  }
}
