package org.qistage.lowering;

import java.util.List;

/// A function that another file of the program declares, as it is called from this one.
///
/// @param name its name there
/// @param module the module of its file; empty for the file that is compiled
public record ImportedFunction(
    String name, String module, FunctionShape shape, List<ValueType> parameters, ValueType result) {
  /// The compiled file's place in a reference, where other files have their module.
  public static final String COMPILED = "程序";

  public ImportedFunction {
    parameters = List.copyOf(parameters);
  }

  /// What calls of it say: `模块/名`, which no function of this file is called.
  public String reference() {
    return reference(module, name);
  }

  public static String reference(String module, String name) {
    return (module.isEmpty() ? COMPILED : module) + "/" + name;
  }
}
