package org.qistage.lowering;

import java.util.List;

/// The functions as one pass of lowering left them.
///
/// @param pass the pass's name, such as `cfg` or `split`
public record PassSnapshot(String pass, List<LoweredFunction> functions) {
  public PassSnapshot {
    functions = List.copyOf(functions);
  }
}
