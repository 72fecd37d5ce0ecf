package org.qistage.checking.typed;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Origins;
import org.qistage.foundation.SourceText;
import org.qistage.parsing.FunctionFlavor;

/// The artifact of checking: a tree of its own in which every name is resolved and every expression
/// has its type. It holds error nodes only where a diagnostic says why.
///
/// @param functions the program's functions in source order; blocks of `启动 { … }` stay inside them
/// @param symbols all symbols, indexed by {@link SymbolId}
/// @param scopes all scopes, indexed by {@link ScopeId}
/// @param entry the function that a run starts with; empty when there is none
/// @param suspensions one reason for each function that may suspend
/// @param origins for each typed node the syntax nodes that it was made from
public record TypedProgram(
    SourceText source,
    List<TypedFunction> functions,
    List<Symbol> symbols,
    List<Scope> scopes,
    Optional<SymbolId> entry,
    List<SuspendReason> suspensions,
    Origins origins)
    implements Artifact {
  public TypedProgram {
    functions = List.copyOf(functions);
    symbols = List.copyOf(symbols);
    scopes = List.copyOf(scopes);
    suspensions = List.copyOf(suspensions);
  }

  public Symbol symbol(SymbolId id) {
    return symbols.get(id.value());
  }

  public Symbol.Variable variable(SymbolId id) {
    return (Symbol.Variable) symbol(id);
  }

  public Symbol.Function function(SymbolId id) {
    return (Symbol.Function) symbol(id);
  }

  /// Whether running some coroutine whose values have the given type may suspend the task that runs
  /// it: true when any 协程 函数 with such values may suspend. It holds for 恢复 and for a 对于 alike.
  public boolean resumptionSuspends(Type element) {
    return symbols.stream()
        .anyMatch(
            symbol ->
                symbol instanceof Symbol.Function function
                    && function.flavor() == FunctionFlavor.COROUTINE
                    && function.suspends()
                    && function.element().equals(element));
  }
}
