package org.qistage.pipeline.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.checking.typed.Scope;
import org.qistage.checking.typed.ScopeId;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Span;
import org.qistage.pipeline.StageArtifacts;

/// A region of the source in which names are declared, with the regions in it.
///
/// @param name the function whose region it is; empty for others
/// @param symbols what it declares, in the order of the source
/// @param inner the regions in it, in the order of the source
public record ScopeTree(
    Kind kind, String name, Span span, List<SymbolRow> symbols, List<ScopeTree> inner) {
  public ScopeTree {
    symbols = List.copyOf(symbols);
    inner = List.copyOf(inner);
  }

  /// What opened it.
  public enum Kind {
    LIBRARY,
    MODULE,
    FUNCTION,
    BLOCK
  }

  /// The outermost scopes of a compilation; none when it was not checked.
  public static List<ScopeTree> of(StageArtifacts artifacts) {
    return artifacts.typed().map(ScopeTree::of).orElse(List.of());
  }

  private static List<ScopeTree> of(TypedProgram program) {
    List<SymbolRow> symbols = SymbolRow.of(program);
    Map<ScopeId, List<ScopeTree>> inner = new HashMap<>();
    List<ScopeTree> outermost = new ArrayList<>();
    // A scope is numbered before those in it.
    for (Scope scope : program.scopes().reversed()) {
      ScopeTree tree =
          new ScopeTree(
              kind(scope.kind()),
              name(program, scope),
              scope.span(),
              scope.symbols().stream().map(id -> symbols.get(id.value())).toList(),
              inner.getOrDefault(scope.id(), List.of()));
      scope
          .parent()
          .map(parent -> inner.computeIfAbsent(parent, _ -> new ArrayList<>()))
          .orElse(outermost)
          .addFirst(tree);
    }
    return outermost;
  }

  private static Kind kind(ScopeKind kind) {
    return switch (kind) {
      case LIBRARY -> Kind.LIBRARY;
      case MODULE -> Kind.MODULE;
      case FUNCTION -> Kind.FUNCTION;
      case BLOCK -> Kind.BLOCK;
    };
  }

  private static String name(TypedProgram program, Scope scope) {
    Optional<ScopeKind> around =
        scope.parent().map(parent -> program.scopes().get(parent.value()).kind());
    if (scope.kind() != ScopeKind.FUNCTION || around.filter(ScopeKind.MODULE::equals).isEmpty()) {
      return "";
    }
    return program.functions().stream()
        .filter(function -> function.span().contains(scope.span()))
        .map(TypedFunction::symbol)
        .map(id -> program.function(id).name())
        .findFirst()
        .orElse("");
  }
}
