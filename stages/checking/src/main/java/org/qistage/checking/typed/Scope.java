package org.qistage.checking.typed;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Span;

/// A region of the source in which names are declared.
///
/// @param parent the enclosing scope; empty for the library's scope, which is the outermost
/// @param symbols what it declares, in source order
public record Scope(
    ScopeId id, ScopeKind kind, Optional<ScopeId> parent, Span span, List<SymbolId> symbols) {
  public Scope {
    symbols = List.copyOf(symbols);
  }
}
