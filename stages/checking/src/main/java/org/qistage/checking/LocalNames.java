package org.qistage.checking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.foundation.Span;

/// The variables that are visible at the current place of a function. One map holds the innermost
/// variable of each name, and each variable remembers the one it hides, so that finding a name costs
/// one look-up however deep the scopes are.
final class LocalNames {
  private final ScopeTable scopes;
  private final int module;
  private final Map<String, VariableEntry> visible = new HashMap<>();
  private final List<VariableEntry> declared = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();

  /// @param module the index of the module's scope
  LocalNames(ScopeTable scopes, int module) {
    this.scopes = scopes;
    this.module = module;
  }

  void open(ScopeKind kind, Span span) {
    open.add(scopes.open(kind, open.isEmpty() ? module : open.getLast(), span));
    starts.add(declared.size());
  }

  /// Closes the innermost scope and gives its variables, in source order.
  List<VariableEntry> close() {
    open.removeLast();
    List<VariableEntry> ending = declared.subList(starts.removeLast(), declared.size());
    List<VariableEntry> gone = ending.isEmpty() ? List.of() : List.copyOf(ending);
    for (VariableEntry variable : gone) {
      if (variable.hidden == null) {
        visible.remove(variable.name);
      } else {
        visible.put(variable.name, variable.hidden);
      }
    }
    ending.clear();
    return gone;
  }

  /// The variable of that name which the innermost scope itself declares.
  @Nullable VariableEntry inInnermost(String name) {
    VariableEntry found = visible.get(name);
    return found != null && found.depth == open.size() ? found : null;
  }

  @Nullable VariableEntry find(String name) {
    return visible.get(name);
  }

  /// Declares it in the innermost scope, which has no variable of that name yet.
  void declare(VariableEntry variable) {
    variable.depth = open.size();
    variable.hidden = visible.put(variable.name, variable);
    declared.add(variable);
    scopes.declare(open.getLast(), variable.id);
  }

  Collection<String> names() {
    return visible.keySet();
  }
}
