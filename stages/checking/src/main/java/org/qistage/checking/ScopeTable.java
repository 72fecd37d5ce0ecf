package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.Scope;
import org.qistage.checking.typed.ScopeId;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.SymbolId;
import org.qistage.foundation.Span;

/// The tree of scopes while it grows.
final class ScopeTable {
  private record Entry(ScopeKind kind, int parent, Span span, List<SymbolId> symbols) {}

  private final List<Entry> entries = new ArrayList<>();

  /// Opens a scope and gives its index.
  ///
  /// @param parent the index of the enclosing scope; -1 for the library's
  int open(ScopeKind kind, int parent, Span span) {
    entries.add(new Entry(kind, parent, span, new ArrayList<>()));
    return entries.size() - 1;
  }

  void declare(int scope, SymbolId symbol) {
    entries.get(scope).symbols().add(symbol);
  }

  List<Scope> build() {
    List<Scope> scopes = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      scopes.add(
          new Scope(
              new ScopeId(scopes.size()),
              entry.kind(),
              entry.parent() < 0 ? Optional.empty() : Optional.of(new ScopeId(entry.parent())),
              entry.span(),
              entry.symbols()));
    }
    return scopes;
  }
}
