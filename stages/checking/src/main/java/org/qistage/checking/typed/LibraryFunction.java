package org.qistage.checking.typed;

import java.util.List;

/// A function that the runtime offers to programs.
///
/// @param name the name as programs write it, such as `绝对值`, `字符串.长度` or `http.get`
/// @param parameters the types of its parameters; a method's receiver is the first
/// @param result the type of its result
/// @param runtimeName the name in the runtime's ABI table that is called; where the operation
///     depends on an element's representation it ends with `_*`, which lowering replaces by `i64`,
///     `i32`, `f64`, `bool` or `ref`
/// @param suspends whether a call may suspend the task
public record LibraryFunction(
    String name, List<Type> parameters, Type result, String runtimeName, boolean suspends) {
  public LibraryFunction {
    parameters = List.copyOf(parameters);
  }
}
