package org.qistage.lowering;

import java.util.List;

/// A function that another file of the program declares, as it is called from this one.
///
/// @param name its name there, unique in the program
/// @param module the module of its file
public record ImportedFunction(
    String name, String module, FunctionShape shape, List<ValueType> parameters, ValueType result) {
  public ImportedFunction {
    parameters = List.copyOf(parameters);
  }
}
