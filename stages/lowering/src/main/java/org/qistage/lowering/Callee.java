package org.qistage.lowering;

import java.util.List;

/// What a call calls.
public sealed interface Callee {
  String name();

  /// A function of the program.
  record Function(String name) implements Callee {}

  /// A function value, which is the first operand; the others are its arguments.
  ///
  /// @param name the type of the value as programs spell it, such as `函数(整数): 整数`
  /// @param suspends whether values of that type follow the convention of functions that may suspend:
  ///     one for a whole type, so that any value of the type can be called the same way
  record Value(String name, List<ValueType> parameters, ValueType result, boolean suspends)
      implements Callee {
    public Value {
      parameters = List.copyOf(parameters);
    }
  }

  /// A function of the runtime's ABI table.
  record Runtime(String name) implements Callee {}
}
