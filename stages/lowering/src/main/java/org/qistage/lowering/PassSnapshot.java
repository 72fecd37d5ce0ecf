package org.qistage.lowering;

import java.util.List;
import java.util.Map;

/// The functions as one pass of lowering left them.
///
/// @param pass the pass's name, such as `cfg` or `split`
/// @param liveness for the pass that finds it, the liveness of each function that may suspend, by the
///     function's name; empty for the others
/// @param summary for the pass `elide`, how many retains and releases it has left out, of how many; empty
///     for the others
public record PassSnapshot(
    String pass, List<LoweredFunction> functions, Map<String, Liveness> liveness, String summary) {
  public PassSnapshot {
    functions = List.copyOf(functions);
    liveness = Map.copyOf(liveness);
  }

  public PassSnapshot(String pass, List<LoweredFunction> functions) {
    this(pass, functions, Map.of(), "");
  }
}
